import type { Feature } from "../feature.ts";
import { recordChief, recordResult, recordStudio } from "./record-innovation.ts";
import { showInnovation } from "./show-innovation.ts";

/** 职工创新: studios, results of the year, chief employees (domain §5). */
export const innovation: Feature = {
  name: "innovation",
  verbs: {
    "record-studio": { action: "keep-innovation", run: recordStudio },
    "record-result": { action: "keep-innovation", run: recordResult },
    "record-chief": { action: "keep-innovation", run: recordChief },
    "show-innovation": { action: "keep-innovation", run: showInnovation },
  },
  answers: {
    "record-studio": "record-studio",
    "record-result": "record-result",
    "record-chief": "record-chief",
    innovation: "show-innovation",
  },
};
