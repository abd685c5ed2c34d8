import type { VerbResult } from "../feature.ts";
import type { Page } from "./cut-page.ts";

/** On a list of people, the number of a line asks for that person's record. */
export const offerRecords = (
  page: Page<{ readonly id: string; readonly name: string }>,
): NonNullable<VerbResult["dialogue"]> => ({
  next: "offer",
  offers: page.rows.map(({ id, name }, index) => ({
    number: page.offset + index + 1,
    request: {
      intent: "lookup-person",
      slots: { person: { text: name, index: 0, name, ids: [id], match: "exact" } },
    },
  })),
});
