import type { Feature } from "../feature.ts";
import { listCases, openCase, stampCase } from "./care-cases.ts";
import { recordCheckup, showCheckups } from "./checkups.ts";
import { nudgeCases } from "./nudge-cases.ts";
import { recordVisit, showCoverage } from "./visits.ts";

/** 体检, 入户慰问, 帮扶: what the union does for its people besides money (domain §5). */
export const services: Feature = {
  name: "services",
  verbs: {
    "record-checkup": { action: "keep-services", run: recordCheckup },
    "show-checkups": { action: "keep-services", run: showCheckups },
    "record-visit": { action: "keep-services", run: recordVisit },
    "show-coverage": { action: "keep-services", run: showCoverage },
    "open-case": { action: "keep-services", run: openCase },
    "stamp-case": { action: "keep-services", run: stampCase },
    "list-cases": { action: "keep-services", run: listCases },
  },
  ofOnePerson: ["checkup-attended", "record-visit", "open-case", "stamp-case"],
  answers: {
    "checkup-attended": "record-checkup",
    "checkup-roll": "show-checkups",
    "record-visit": "record-visit",
    "visit-coverage": "show-coverage",
    "open-case": "open-case",
    "stamp-case": "stamp-case",
    "list-cases": "list-cases",
  },
  jobs: [nudgeCases],
};
