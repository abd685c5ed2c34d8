import type { Feature } from "../feature.ts";
import { listUnion } from "./list-union.ts";
import { lookupPerson } from "./lookup-person.ts";
import { showMyInfo } from "./show-my-info.ts";

/** 花名册: who is looked after by whom, and what everyone may see of themselves. */
export const roster: Feature = {
  name: "roster",
  verbs: {
    "lookup-person": { action: "lookup-person", run: lookupPerson },
    "list-union": { action: "list-union", run: listUnion },
    "my-info": { action: "my-info", run: showMyInfo },
  },
  answers: { "lookup-person": "lookup-person", "list-unit": "list-union", "my-info": "my-info" },
};
