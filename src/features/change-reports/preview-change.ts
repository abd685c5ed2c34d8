import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { personInScope } from "../roster/index.ts";
import { readSlots } from "./change-form.ts";
import { type CompleteChange, describeChange } from "./describe-change.ts";
import { findEarlier } from "./find-earlier.ts";

/** Shows what 确认 would record. Changes nothing. */
export const previewChange: Verb = async ({ tx, world, actor }, formSlots) => {
  const slots = readSlots(formSlots);
  const person = personInScope(world.directory, actor, slots.personId ?? slots.people?.[0]);
  if (person === undefined || slots.kind === undefined || slots.date === undefined) {
    return { replies: [say("changes:person-not-found")], dialogue: { next: "end" } };
  }
  const change: CompleteChange = { ...slots, kind: slots.kind, date: slots.date, personId: person.id };
  const earlier = await findEarlier(tx, change);
  if (earlier !== undefined && earlier.eventDate === change.date) {
    return {
      replies: [say("changes:already-reported", { receipt: earlier.receipt })],
      dialogue: { next: "end" },
    };
  }
  const contradicts =
    earlier === undefined
      ? []
      : [say("changes:contradicts", { receipt: earlier.receipt, date: earlier.eventDate })];
  return {
    replies: [
      say("changes:card.whole", { lines: [...describeChange(change, person, world), ...contradicts] }),
    ],
  };
};
