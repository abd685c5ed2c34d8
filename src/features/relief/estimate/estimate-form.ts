import type { Form } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame, Intent } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { askNext } from "../facts/ask-next.ts";
import {
  factsOfFrame,
  factsOfPerson,
  mainFigure,
  mergeFacts,
  readEstimate,
  reliefRuleOf,
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
  open(frame, world) {
    const rule = reliefRuleOf(frame);
    // A guest is told the policy: nothing of what was said is kept (domain §7.1).
    if (world.actor.role === "guest") return writeEstimate({ rule, personId: null, facts: {} });
    const personId =
      frame.slots.person?.ids[0] ?? (world.actor.role === "model-worker" ? world.actor.personId : null);
    return writeEstimate({
      rule,
      personId,
      facts: { ...factsOfPerson(world, personId), ...factsOfFrame(frame, null) },
    });
  },
  fill(slots, frame, asked) {
    if (frame.intent === "ask-relief" && frame.slots.benefit !== undefined && asked === null) return null;
    const told = factsOfFrame(frame, asked);
    if (Object.keys(told).length === 0) return null;
    const estimate = readEstimate(slots);
    return writeEstimate({ ...estimate, facts: mergeFacts(estimate.facts, told) });
  },
  followUp(slots, frame, world) {
    if (!CONTINUES.has(frame.intent) || world.actor.role === "guest") return null;
    const estimate = readEstimate(slots);
    const told = factsOfFrame(frame, mainFigure(estimate.rule));
    const personId = frame.slots.person?.ids[0] ?? estimate.personId;
    const whose = personId === estimate.personId ? {} : factsOfPerson(world, personId);
    const more = { ...whose, ...told, ...eventDate(frame) };
    if (Object.keys(more).length === 0) return null;
    return writeEstimate({ ...estimate, personId, facts: mergeFacts(estimate.facts, more) });
  },
  next(slots, world) {
    if (world.actor.role === "guest") return { kind: "run", verb: "answer-relief-policy" };
    const estimate = readEstimate(slots);
    const rule = world.rules.rules.get(estimate.rule);
    if (rule === undefined) return { kind: "stop", reply: say("relief:no-rule") };
    return askNext(estimate, rule, world) ?? { kind: "run", verb: "answer-estimate" };
  },
};

function eventDate(frame: Frame): Readonly<Record<string, string>> {
  const day = frame.slots.date?.start;
  return day === undefined || day === null || frame.mode === "hypothesis" ? {} : { "event-date": day };
}
