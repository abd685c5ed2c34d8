import type { Feature } from "../feature.ts";
import { nominate } from "./nominate.ts";
import { showMeter } from "./show-meter.ts";
import { withdrawNomination } from "./withdraw-nomination.ts";

/** 评选推荐: who is put forward for which title, and the meter of the selection (domain §4). */
export const nominations: Feature = {
  name: "nominations",
  ofOnePerson: ["nominate", "withdraw-nomination"],
  verbs: {
    nominate: { action: "nominate", run: nominate },
    "withdraw-nomination": { action: "nominate", run: withdrawNomination },
    "show-meter": { action: "see-nominations", run: showMeter },
  },
  answers: {
    nominate: "nominate",
    "withdraw-nomination": "withdraw-nomination",
    nominations: "show-meter",
  },
};
