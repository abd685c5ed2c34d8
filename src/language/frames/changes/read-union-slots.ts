import type { Slots, UnionMention } from "../../frame.ts";
import type { Placed } from "../../placed.ts";
import { isDeniedAt } from "../message/is-denied.ts";
import type { Event } from "./read-events.ts";
import type { Message } from "../message/message.ts";

/** Where somebody goes to and comes from. */
export function readUnionSlots(message: Message, event: Event): Pick<Slots, "toUnion" | "fromUnion"> {
  if (event.kind !== "transfer" && event.kind !== "unit" && event.kind !== "post") return {};
  const inRange = message.unions.filter(
    ({ start, end }) => start >= event.range.start && end <= event.range.end,
  );
  const isUnit = event.kind === "unit";
  const from = inRange.find((union) =>
    isUnit ? union.end <= event.verb.start && !comesFrom(message, union) : comesFrom(message, union),
  );
  const to = inRange.findLast((union) => union !== from && (isUnit || goesTo(message, union, event)));
  return { ...(to && { toUnion: to.mention }), ...(from && { fromUnion: from.mention }) };
}

function comesFrom({ cues }: Message, union: Placed<UnionMention>): boolean {
  const from = cues.endingAt("from", union.start);
  if (from !== undefined && (from.code !== "denied" || isDeniedAt(cues, from.start))) return true;
  return cues.at("comes-after", union.end) !== undefined;
}

function goesTo({ cues }: Message, union: Placed<UnionMention>, event: Event): boolean {
  if (union.start >= event.verb.end) return true;
  const opening = cues.endingAt("before-unit", union.start);
  return opening !== undefined && opening.start >= event.range.start;
}
