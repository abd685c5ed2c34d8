import type { LastAnswer } from "../../../conversation/form.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";

/**
 * Whom a question is about: who is named; for 「他」 from an officer or staff, whoever the answer before was about; else the
 * one who asks. Null where it is nobody of the archive.
 */
export function personMeant(
  { slots: { person, spokenOf } }: Frame,
  { actor }: World,
  last: LastAnswer | null,
): string | null {
  if (person !== undefined) return person.ids[0] ?? null;
  const before = last?.slots["personId"];
  if (spokenOf && actor.role !== "model-worker" && typeof before === "string") return before;
  return actor.personId;
}
