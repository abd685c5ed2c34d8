import { say } from "../../conversation/reply.ts";
import type { Feature } from "../feature.ts";
import { callRoll } from "./call-roll.ts";
import { acceptReturn, sendBackReturn } from "./decide-return.ts";
import { fileReturn } from "./file-return.ts";
import { returnForm } from "./return-form.ts";
import { returnStatus } from "./return-status.ts";
import { reviseReturns } from "./revise-returns.ts";
import { takeMarks } from "./take-marks.ts";

/** 年度报告: roll-call, versions, on time or late, sent back or accepted (domain §2). */
export const annualReturn: Feature = {
  name: "annual-return",
  forms: [returnForm],
  verbs: {
    "call-roll": { action: "file-return", run: callRoll },
    "take-marks": { action: "file-return", run: takeMarks },
    "file-return": { action: "file-return", run: fileReturn },
    "return-status": { action: "return-status", run: returnStatus },
    "send-back-return": { action: "decide-return", run: sendBackReturn },
    "accept-return": { action: "decide-return", run: acceptReturn },
    "mark-roll": {
      action: "file-return",
      run: async () => ({ replies: [say("returns:call-roll-first")] }),
    },
  },
  answers: {
    "return-status": "return-status",
    "send-back-return": "send-back-return",
    "accept-return": "accept-return",
    "mark-roll": "mark-roll",
  },
  jobs: [reviseReturns],
};
