import type { Intent } from "../../../language/frame.ts";
import type { VerbResult } from "../../feature.ts";
import type { Application } from "../load-application.ts";

/** On a list of applications, numbered from 1 as they stand, the number of a line asks this of that one. */
export const offerCases = (
  intent: Intent,
  listed: readonly Application[],
): NonNullable<VerbResult["dialogue"]> => ({
  next: "offer",
  offers: listed.map(({ receipt }, index) => ({
    number: index + 1,
    request: { intent, slots: { receipt } },
  })),
});
