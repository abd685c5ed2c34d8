import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { World } from "../../world.ts";
import { type Facts, supposedFacts } from "../facts/read-facts.ts";

/** 「我能领什么」: whose, and what is supposed for the moment. */
export interface EntitlementSlots {
  readonly personId: string | null;
  readonly supposed: Facts;
}

export const readEntitlementSlots = (slots: FormSlots): EntitlementSlots =>
  slots as unknown as EntitlementSlots;
const write = (slots: EntitlementSlots): FormSlots => slots as unknown as FormSlots;

/** 「我能领什么」, and 「如果我明年退休呢」 after it. */
export const entitlementsForm: Form<World> = {
  name: "entitlements",
  intents: ["ask-entitlements"],
  action: "answer-entitlements",
  commit: "answer-entitlements",
  title: () => say("relief:title.benefit"),
  open: (frame, world) =>
    write({
      personId:
        frame.slots.person?.ids[0] ?? (frame.slots.person === undefined ? world.actor.personId : null),
      supposed: frame.mode === "hypothesis" ? supposedFacts(frame, world) : {},
    }),
  fill: () => null,
  followUp(slots, frame, world) {
    if (frame.intent !== "what-if") return null;
    const before = readEntitlementSlots(slots);
    const personId = frame.slots.person?.ids[0] ?? before.personId;
    return write({ personId, supposed: { ...before.supposed, ...supposedFacts(frame, world) } });
  },
  next: () => ({ kind: "run", verb: "answer-entitlements" }),
};
