import { say } from "../../../conversation/reply.ts";
import type { Form, FormSlots, SlotValue } from "../../../conversation/form.ts";
import type { Benefit } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { factsOfFrame, supposedFacts } from "../facts/read-facts.ts";

/** A question about one benefit by name. */
export interface BenefitSlots {
  readonly benefit: Benefit | null;
  readonly personId: string | null;
  /** What is supposed for the moment: 「如果我明年退休」. */
  readonly supposed: Readonly<Record<string, SlotValue>>;
}

export const readBenefitSlots = (slots: FormSlots): BenefitSlots => slots as unknown as BenefitSlots;
const write = (slots: BenefitSlots): FormSlots => slots as unknown as FormSlots;

/** 「我能去疗休养吗」, and 「如果我明年退休」 after it. */
export const benefitForm: Form<World> = {
  name: "benefit",
  intents: ["ask-benefit"],
  action: "answer-benefit",
  commit: "answer-benefit",
  title: () => say("relief:title.benefit"),
  open: (frame, world) =>
    write({
      benefit: frame.slots.benefit ?? null,
      personId: frame.slots.person?.ids[0] ?? world.actor.personId,
      supposed: factsOfFrame(frame, null),
    }),
  fill: () => null,
  followUp(slots, frame, world) {
    if (frame.intent !== "what-if") return null;
    const before = readBenefitSlots(slots);
    const { benefit = before.benefit, person } = frame.slots;
    const supposed = { ...before.supposed, ...supposedFacts(frame, world), ...factsOfFrame(frame, null) };
    return write({ benefit, personId: person?.ids[0] ?? before.personId, supposed });
  },
  next: () => ({ kind: "run", verb: "answer-benefit" }),
};
