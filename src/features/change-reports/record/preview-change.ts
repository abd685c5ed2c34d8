import { type Reply, say } from "../../../conversation/reply.ts";
import type { Actor, Verb } from "../../feature.ts";
import { readArchive } from "../../roster/index.ts";
import { askLearned, asksLearned } from "../form/ask-learned.ts";
import { readSlots } from "../form/change-slots.ts";
import { checkChange } from "./check-change.ts";
import { completeChange } from "./complete-change.ts";
import { describeChange, describeStanding } from "./describe-change.ts";
import { type EarlierReport, findEarlier, saysTheSame } from "./find-earlier.ts";

/** Shows what 确认 would record. Changes nothing. */
export const previewChange: Verb = async (context, formSlots) => {
  const { tx, world, actor } = context;
  const slots = readSlots(formSlots);
  const change = completeChange(slots, actor, world);
  if (change === null) {
    const reply = say("changes:person-not-found", { name: slots.personName ?? "" });
    return { replies: [reply], dialogue: { next: "end" } };
  }
  const earlier = await findEarlier(tx, change, world.vault);
  if (earlier !== null && saysTheSame(change, earlier)) {
    return {
      replies: [say("changes:already-reported", { receipt: earlier.receipt })],
      dialogue: { next: "end" },
    };
  }
  const archive = change.person === null ? null : await readArchive(tx, change.person.id, world.vault);
  const refusal = earlier === null ? await checkChange(context, change, archive ?? null) : null;
  if (refusal !== null) {
    const { reply, again } = refusal;
    const next =
      again === undefined
        ? ({ next: "end" } as const)
        : ({ next: "ask", slot: again, without: [again] } as const);
    return { replies: [reply], dialogue: next };
  }
  if (asksLearned({ date: change.date, learned: slots.learned }, change.rule, context.today)) {
    const { reply, choices } = askLearned(slots.unreadable === "learned");
    return { replies: [], dialogue: { next: "ask", slot: "learned", without: [], reply, choices } };
  }
  const notes =
    earlier !== null
      ? [contradict(earlier, actor)]
      : archive == null
        ? []
        : describeStanding(change, archive, world);
  return {
    replies: [say("changes:card.whole", { lines: [...describeChange(change, world), ...notes] })],
  };
};

/** What confirming does to the report that stands: one's own is corrected, another's is objected to. */
const contradict = ({ reporterBindingId, receipt, eventDate }: EarlierReport, actor: Actor): Reply =>
  say(reporterBindingId === actor.bindingId ? "changes:amends-own" : "changes:contradicts", {
    receipt,
    date: eventDate,
  });
