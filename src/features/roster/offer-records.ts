import type { VerbResult } from "../feature.ts";

/** A line of a list that is about a person. */
export interface PersonLine {
  readonly number: number;
  readonly id: string;
  readonly name: string;
}

/** On a list of people, the number of a line asks for that person's record. */
export const offerRecords = (lines: readonly PersonLine[]): NonNullable<VerbResult["dialogue"]> => ({
  next: "offer",
  offers: lines.map(({ number, id, name }) => ({
    number,
    request: {
      intent: "lookup-person",
      slots: { person: { text: name, index: 0, name, ids: [id], match: "exact" } },
    },
  })),
});
