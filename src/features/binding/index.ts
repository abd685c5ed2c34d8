import type { Feature } from "../feature.ts";
import { endBinding } from "./end-binding.ts";
import { handOver, offerCode } from "./offer-code.ts";
import { redeemCode } from "./redeem-code.ts";

export { CODE_MINUTES, type CodeSubject, issueCode, voidCodes } from "./issue-code.ts";

/** 绑定: who is who, proved by a code from somebody who knows them. */
export const binding: Feature = {
  name: "binding",
  verbs: {
    bind: { action: "bind", run: redeemCode },
    "issue-code": { action: "issue-code", run: offerCode },
    "hand-over": { action: "hand-over", run: handOver },
    "end-binding": { action: "end-binding", run: endBinding },
  },
  answers: {
    bind: "bind",
    "issue-code": "issue-code",
    "hand-over": "hand-over",
    "end-binding": "end-binding",
  },
};
