import { SURE_ENOUGH } from "../../../conversation/open-dialogue.ts";
import type { Form } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame, Intent } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { asksOnceMore } from "../facts/asks-once-more.ts";
import { askNext, settle } from "../facts/ask-next.ts";
import { openClaim } from "../facts/open-claim.ts";
import {
  eventDateOf,
  factsOfFrame,
  factsOfPerson,
  mainFigure,
  mergeFacts,
  readEstimate,
  type Facts,
  type ReliefRule,
  rulePointedTo,
  supposedFacts,
  writeEstimate,
} from "../facts/read-facts.ts";

/** What may go on from the answer just given, without opening a new question. */
const CONTINUES: ReadonlySet<Intent> = new Set(["what-if", "answer", "correct"]);

/** 「我生病自付4.2万，其中自费8千，能补多少」: asks only what the rule still needs, then answers with its reasons. */
export const estimateForm: Form<World> = {
  name: "estimate",
  intents: ["ask-relief"],
  action: "estimate-relief",
  commit: "answer-estimate",
  title: () => say("relief:title.estimate"),
  open(frame, world, last) {
    const claim = openClaim(frame, world, last);
    // A guest is told the policy: nothing of what was said is kept (domain §7.1).
    return writeEstimate(world.actor.role === "guest" ? { ...claim, personId: null, facts: {} } : claim);
  },
  // 「申请」 before the estimate is done: what is still asked comes first.
  answeredBy: ["what-if", "apply-relief", "consent"],
  fill(slots, frame, asked, world) {
    const estimate = readEstimate(slots);
    if (frame.intent === "apply-relief") return frame.slots.benefit === undefined ? slots : null;
    if (frame.intent === "consent") return slots;
    if (isAnotherQuestion(frame, estimate.rule))
      return estimateForm.open(frame, world, { form: estimateForm.name, slots });
    // 「那我能拿多少」 before it is reckoned: what is still asked comes first.
    if (asksOnceMore(frame)) return slots;
    const figure = frame.intent === "what-if" ? mainFigure(estimate.rule) : asked;
    const told = { ...supposed(frame, world), ...factsOfFrame(frame, figure, world.today) };
    if (Object.keys(told).length === 0) return null;
    return writeEstimate({ ...estimate, facts: mergeFacts(estimate.facts, told) });
  },
  followUp(slots, frame, world) {
    // The policy once more, and how to have a figure of one's own.
    if (world.actor.role === "guest") return goesOn(frame) || asksOnceMore(frame) ? slots : null;
    const before = readEstimate(slots);
    if (frame.intent === "ask-why") return writeEstimate({ ...before, why: true });
    if (asksOnceMore(frame)) return writeEstimate({ ...before, why: false });
    if (!goesOn(frame)) return null;
    const personId = frame.slots.person?.ids[0] ?? before.personId;
    const rule = rulePointedTo(frame) ?? before.rule;
    // Another relief begins anew: the sum of the one before is none of its figures.
    const isAnother = rule !== before.rule && !(rule === "own-illness" && before.rule === "family-illness");
    const estimate = isAnother ? { ...before, rule, facts: factsOfPerson(world, personId) } : before;
    const told = factsOfFrame(frame, mainFigure(estimate.rule), world.today);
    const whose = personId === before.personId ? {} : factsOfPerson(world, personId);
    const supposing = supposed(frame, world);
    const more = { ...whose, ...told, ...supposing, ...eventDateOf(frame, world.today) };
    if (!isAnother && Object.keys(more).length === 0) return null;
    const isSupposed =
      Object.keys(supposing).length > 0 || (before.isSupposed === true && personId === before.personId);
    return writeEstimate({
      ...estimate,
      personId,
      facts: mergeFacts(estimate.facts, more),
      why: false,
      isSupposed,
    });
  },
  next(slots, world) {
    if (world.actor.role === "guest") return { kind: "run", verb: "answer-relief-policy" };
    const estimate = readEstimate(slots);
    const rule = world.rules.rules.get(estimate.rule);
    if (rule === undefined) return { kind: "stop", reply: say("relief:no-rule") };
    const isOpen = settle(rule, estimate.facts, world.today).answer.answer === "ask";
    return (
      askNext(estimate, rule, world, "rough") ?? {
        kind: "run",
        verb: "answer-estimate",
        // After 「三万左右」 or 「不知道」 the exact figure may follow by itself.
        ...(isOpen ? { expects: "amount" } : {}),
      }
    );
  },
};

const supposed = (frame: Frame, world: World): Facts =>
  frame.intent === "what-if" || frame.mode === "hypothesis" ? supposedFacts(frame, world) : {};

/** 「那9999呢」, and what nobody is sure of by itself but tells circumstances or sums of relief: 「家里失火损失3万呢」. */
function goesOn(frame: Frame): boolean {
  if (CONTINUES.has(frame.intent)) return true;
  const tellsSum = (frame.slots.amounts ?? []).some(({ role }) => role !== "other");
  return frame.confidence < SURE_ENOUGH && (tellsSum || rulePointedTo(frame) !== null);
}

/** Relief of another kind is asked about: nobody is held to the question before. A bill read out is no such thing. */
function isAnotherQuestion({ intent, slots: { benefit } }: Frame, rule: ReliefRule): boolean {
  if (intent !== "ask-relief" || benefit === undefined || benefit === rule) return false;
  return !(rule === "family-illness" && benefit === "own-illness");
}
