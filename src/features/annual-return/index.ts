import type { Feature } from "../feature.ts";
import { callRoll } from "./call-roll.ts";
import { fileReturn } from "./file-return.ts";
import { planWaves } from "./plan-waves.ts";
import { returnForm } from "./return-form.ts";
import { returnStatus } from "./return-status.ts";

/** 年度报告: the yearly return and the campaign to 31 December (domain §2, §6). */
export const annualReturn: Feature = {
  name: "annual-return",
  forms: [returnForm],
  verbs: {
    "call-roll": { action: "file-return", run: callRoll },
    "file-return": { action: "file-return", run: fileReturn },
    "return-status": { action: "return-status", run: returnStatus },
  },
  answers: { "return-status": "return-status", digest: "return-status" },
  jobs: [planWaves],
};
