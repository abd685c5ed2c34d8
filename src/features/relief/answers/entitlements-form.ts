import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { World } from "../../world.ts";
import { personMeant } from "../facts/person-meant.ts";
import { type Facts, supposedFacts } from "../facts/read-facts.ts";

/** 「我能领什么」: whose, what is supposed for the moment, and which of the list is looked at. */
export interface EntitlementSlots {
  readonly personId: string | null;
  readonly supposed: Facts;
  /** From 1. */
  readonly choice: number | null;
  /** The whole of it, with every clause. */
  readonly why: boolean;
}

export const readEntitlementSlots = (slots: FormSlots): EntitlementSlots =>
  slots as unknown as EntitlementSlots;
const write = (slots: EntitlementSlots): FormSlots => slots as unknown as FormSlots;

/** 「我能领什么」, and after it 「3」, 「为什么」, 「如果我明年退休呢」. */
export const entitlementsForm: Form<World> = {
  name: "entitlements",
  intents: ["ask-entitlements"],
  action: "answer-entitlements",
  commit: "answer-entitlements",
  title: () => say("relief:title.benefit"),
  open: (frame, world, last) =>
    write({
      personId: personMeant(frame, world, last),
      supposed: frame.mode === "hypothesis" ? supposedFacts(frame, world) : {},
      choice: null,
      why: false,
    }),
  fill: () => null,
  followUp(slots, frame, world) {
    const before = readEntitlementSlots(slots);
    const { choice, person } = frame.slots;
    if (frame.intent === "choose" && choice !== undefined) return write({ ...before, choice, why: false });
    if (frame.intent === "ask-why") return before.choice === null ? null : write({ ...before, why: true });
    if (frame.intent !== "what-if") return null;
    const personId = person?.ids[0] ?? before.personId;
    const supposed = { ...before.supposed, ...supposedFacts(frame, world) };
    return write({ personId, supposed, choice: null, why: false });
  },
  next: () => ({ kind: "run", verb: "answer-entitlements" }),
};
