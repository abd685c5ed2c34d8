import type { Feature } from "../feature.ts";
import { approveList } from "./approve-list.ts";
import { buildList } from "./build-list.ts";
import { addToList, takeOffList, withdrawList } from "./change-list.ts";
import { carryOutLists } from "./granting/carry-out.ts";
import { continueLists } from "./continue-list.ts";
import { remindFestivals } from "./remind-festivals.ts";
import { showList } from "./show-list.ts";

/** 发放名单: what is paid to everyone entitled on a day, approved by two (domain §5). */
export const benefitLists: Feature = {
  name: "benefit-lists",
  verbs: {
    "build-list": { action: "build-list", run: buildList },
    "withdraw-list": { action: "build-list", run: withdrawList },
    "add-to-list": { action: "build-list", run: addToList },
    "take-off-list": { action: "build-list", run: takeOffList },
    "show-list": { action: "see-list", run: showList },
    "approve-list": { action: "approve-list", run: approveList },
  },
  ofOnePerson: ["add-to-list", "take-off-list"],
  answers: {
    "withdraw-list": "withdraw-list",
    "add-to-list": "add-to-list",
    "take-off-list": "take-off-list",
    "build-list": "build-list",
    "show-list": "show-list",
    "approve-list": "approve-list",
  },
  jobs: [remindFestivals, continueLists, carryOutLists],
};
