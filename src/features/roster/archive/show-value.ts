import { type Reply, say } from "../../../conversation/reply.ts";
import { maskCard, maskId, maskPhone } from "../../../domain/numbers/mask.ts";
import type { Directory } from "../directory/directory.ts";
import type { CARD_STATUSES, CLOSED_REASONS, EMPLOYMENTS, LIVES, STANDINGS, WHEREABOUTS } from "../schema.ts";
import { type ArchiveField, ruleOf } from "./archive-fields.ts";

/** A state that the archive knows; each has its words in `changes:state`. */
export type ArchiveState = (
  | typeof EMPLOYMENTS
  | typeof LIVES
  | typeof STANDINGS
  | typeof WHEREABOUTS
  | typeof CLOSED_REASONS
  | typeof CARD_STATUSES
)[number];

/** A field's value as people may see it: states in words, numbers masked, an address and money not at all. */
export function showValue(directory: Directory, field: ArchiveField, value: string | null): Reply {
  if (value === null) return say("archive:nothing");
  const { mask, state, secrecy, type } = ruleOf(field);
  switch (mask) {
    case "id":
      return say("changes:text", { text: maskId(value) });
    case "card":
      return say("changes:text", { text: maskCard(value) });
    case "phone":
      return say("changes:text", { text: maskPhone(value) });
    default:
  }
  if (secrecy === "contact" || secrecy === "money") return say("archive:on-record");
  if (state === true) return say(`changes:state.${value as ArchiveState}`);
  if (field === "sex") return say(`archive:sex.${value as "male" | "female"}`);
  if (type === "date") return say("changes:day", { date: value });
  if (field === "custodianUnionId")
    return say("changes:text", { text: directory.unions.get(value)?.name ?? "" });
  return say("changes:text", { text: value });
}
