import type { Feature } from "../feature.ts";
import { checkEarlier } from "./check-earlier.ts";
import { earlierForm } from "./earlier-form.ts";
import { recordEarlier } from "./record-earlier.ts";
import { withdrawEarlier } from "./withdraw-earlier.ts";

/** 历史发放: what was paid, and who was on a trip, before the house kept accounts: limits and figures are right from the first day. */
export const earlierPayments: Feature = {
  name: "earlier-payments",
  forms: [earlierForm],
  verbs: {
    "check-earlier": { action: "pay", run: checkEarlier },
    "record-earlier": { action: "pay", run: recordEarlier },
    "withdraw-earlier": { action: "pay", run: withdrawEarlier },
  },
  ofOnePerson: ["record-earlier", "withdraw-earlier"],
  answers: { "withdraw-earlier": "withdraw-earlier" },
};
