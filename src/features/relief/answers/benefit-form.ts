import { say } from "../../../conversation/reply.ts";
import type { Form, FormSlots, SlotValue } from "../../../conversation/form.ts";
import { type Benefit, BENEFITS, type Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { asksOnceMore } from "../facts/asks-once-more.ts";
import { personMeant } from "../facts/person-meant.ts";
import { factsOfFrame, supposedFacts } from "../facts/read-facts.ts";

/** A question about one benefit by name. */
export interface BenefitSlots {
  readonly benefit: Benefit | null;
  readonly personId: string | null;
  /** Facts that were told with the question: a festival, a tier, 「如果我明年退休」. */
  readonly supposed: Readonly<Record<string, SlotValue>>;
  /** They were a supposition and no mere circumstance. */
  readonly isSupposed: boolean;
  /** The whole of it, with every clause. */
  readonly why: boolean;
}

export const readBenefitSlots = (slots: FormSlots): BenefitSlots => slots as unknown as BenefitSlots;
const write = (slots: BenefitSlots): FormSlots => slots as unknown as FormSlots;

/** 「我能去疗休养吗」, and after it 「如果我明年退休」, 「为什么」. */
export const benefitForm: Form<World> = {
  name: "benefit",
  intents: ["ask-benefit"],
  action: "answer-benefit",
  commit: "answer-benefit",
  title: () => say("relief:title.benefit"),
  open: (frame, world, last) =>
    write({
      benefit: frame.slots.benefit ?? null,
      personId: personMeant(frame, world, last),
      supposed: { ...factsOfFrame(frame, null, world.today), ...supposed(frame, world) },
      isSupposed: frame.mode === "hypothesis" || asksOfOwnDeath(frame, world),
      why: false,
    }),
  fill: () => null,
  followUp(slots, frame, world) {
    const before = readBenefitSlots(slots);
    if (frame.intent === "ask-why") return write({ ...before, why: true });
    if (asksOnceMore(frame)) return write({ ...before, why: false });
    if (frame.intent !== "what-if") return null;
    const { person } = frame.slots;
    const facts = factsOfFrame(frame, null, world.today);
    return write({
      benefit: benefitSaid(frame) ?? before.benefit,
      personId: person?.ids[0] ?? before.personId,
      supposed: {
        ...before.supposed,
        ...supposedFacts(frame, world),
        ...facts,
      },
      isSupposed: before.isSupposed || frame.mode === "hypothesis",
      why: false,
    });
  },
  next: () => ({ kind: "run", verb: "answer-benefit" }),
};

/** 「那重阳节呢」: a festival stands for what is given on it. */
function benefitSaid({ slots: { benefit, facts = {} } }: Frame): Benefit | undefined {
  if (benefit !== undefined) return benefit;
  const list = BENEFITS.find((known) => known === facts["list"]);
  return list ?? (facts["festival"] === undefined ? undefined : "festival-subsidy");
}

const supposed = (frame: Frame, world: World) =>
  frame.mode === "hypothesis" || asksOfOwnDeath(frame, world) ? supposedFacts(frame, world) : {};

/** 「去世了能领多少」, asked by a model worker of nobody else: nobody who asks is dead. */
const asksOfOwnDeath = ({ slots }: Frame, { actor }: World): boolean =>
  actor.role === "model-worker" &&
  slots.kind === "death" &&
  slots.person === undefined &&
  slots.facts?.["patient"] === undefined;
