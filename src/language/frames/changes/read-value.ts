import type { ChangeKind, Slots } from "../../frame.ts";
import type { Event } from "./read-events.ts";
import { recordValue } from "./find-record.ts";
import type { Message } from "../message/message.ts";
import { trimEnd } from "../slots/trim-end.ts";

/** What the new post, phone, address, card or name is, as it was written. */
export function readValue(message: Message, event: Event): Pick<Slots, "value"> {
  if (!HAS_VALUE.has(event.kind)) return {};
  const held = recordValue(message, event.kind);
  if (held !== undefined) return { value: held.text };
  const rest = message.text.slice(event.verb.end, event.range.end);
  const digits = event.kind === "contact" || event.kind === "bank-card" ? /\d[\d -]{5,}\d/.exec(rest) : null;
  if (digits) return { value: digits[0] };
  const opening = message.cues
    .of("before-value")
    .find((cue) => cue.start >= event.verb.start && cue.end <= event.range.end);
  const from = opening ? opening.end : event.verb.end;
  const value = /^[^，,。；;！!？?\n]*/.exec(message.text.slice(from, event.range.end))?.[0] ?? "";
  const clean = trimEnd(value.replace(/^[：:是为到成\s]+/, ""), TAIL);
  return clean.length > 1 ? { value: clean } : {};
}

const TAIL = new Set("了吧啊呢 \n");

const HAS_VALUE = new Set<ChangeKind>([
  "post",
  "contact",
  "bank-card",
  "unit",
  "person-name",
  "ethnicity",
  "political-status",
  "education",
  "work-unit",
  "professional-title",
]);
