import type { Feature } from "../feature.ts";
import { handOver, listKeepers, takeOver } from "./keepers.ts";
import { confirmRecord, listStale } from "./list-stale.ts";
import { listClosed, listUnion } from "./list-union.ts";
import { lookupPerson } from "./lookup-person.ts";
import { showHistory } from "./show-history.ts";
import { showMyInfo } from "./show-my-info.ts";
import { whoLooked } from "./who-looked.ts";

/** 档案: what is on file, who changed it, who looked, how fresh it is and who keeps it (domain §1, §2, §7.6). */
export const archive: Feature = {
  name: "archive",
  verbs: {
    "lookup-person": { action: "lookup-person", run: lookupPerson },
    "list-union": { action: "list-union", run: listUnion },
    "list-closed": { action: "list-union", run: listClosed },
    "my-info": { action: "my-info", run: showMyInfo },
    "show-history": { action: "show-history", run: showHistory },
    "list-stale": { action: "list-union", run: listStale },
    "confirm-record": { action: "confirm-record", run: confirmRecord },
    "who-looked": { action: "who-looked", run: whoLooked },
    "list-keepers": { action: "keep-archive", run: listKeepers },
    "hand-over-archive": { action: "keep-archive", run: handOver },
    "take-over-archive": { action: "keep-archive", run: takeOver },
  },
  answers: {
    "lookup-person": "lookup-person",
    "list-unit": "list-union",
    "closed-list": "list-closed",
    "my-info": "my-info",
    history: "show-history",
    "stale-list": "list-stale",
    "confirm-record": "confirm-record",
    "who-looked": "who-looked",
    "keeper-list": "list-keepers",
    "hand-over-archive": "hand-over-archive",
    "take-over-archive": "take-over-archive",
  },
};
