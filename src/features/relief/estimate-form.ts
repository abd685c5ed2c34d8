import type { Choice, Form, Step } from "../../conversation/form.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import type { Benefit } from "../../language/frame.ts";
import { evaluate, questionFor } from "../../rules/index.ts";
import type { World } from "../world.ts";
import {
  type EstimateSlots,
  factsOfFrame,
  factsOfPerson,
  readEstimate,
  writeEstimate,
} from "./read-facts.ts";

/** Relief that can be estimated (domain §3). */
const RELIEF: ReadonlySet<string> = new Set([
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
] satisfies Benefit[]);

/** 「我生病自付4.2万，其中自费8千，能补多少」: asks only what the rule still needs, then answers with its reasons. */
export const estimateForm: Form<World> = {
  name: "estimate",
  intents: ["ask-relief", "apply-relief"],
  action: "estimate-relief",
  commit: "answer-estimate",
  open(frame, world) {
    const personId =
      frame.slots.person?.ids[0] ?? (world.actor.role === "model-worker" ? world.actor.personId : null);
    const benefit = frame.slots.benefit ?? "own-illness";
    const rule = RELIEF.has(benefit) ? benefit : "own-illness";
    return writeEstimate({
      rule,
      personId,
      facts: { ...factsOfPerson(world, personId), ...factsOfFrame(frame, null) },
    });
  },
  fill(slots, frame, asked) {
    const told = factsOfFrame(frame, asked);
    if (Object.keys(told).length === 0) return null;
    const estimate = readEstimate(slots);
    return writeEstimate({ ...estimate, facts: { ...estimate.facts, ...told } });
  },
  next: (slots, world) => nextStep(readEstimate(slots), world),
};

function nextStep(estimate: EstimateSlots, world: World): Step {
  const rule = world.rules.rules.get(estimate.rule);
  if (rule === undefined) return { kind: "stop", reply: say("relief:no-rule") };
  const answer = evaluate(rule, estimate.facts as never, { on: world.today });
  if (answer.answer !== "ask") return { kind: "run", verb: "answer-estimate" };
  for (const input of answer.needs) {
    const [zh, en] = (["zh-CN", "en"] as const).map((locale) =>
      questionFor(rule, { version: answer.version, input }, locale),
    );
    // What people judge in the end is taken as given for an estimate, and the answer says so.
    if (zh === undefined || en === undefined || zh.judged) continue;
    const text = (both: { "zh-CN": string; en: string }): Reply => say("relief:text", { text: both });
    const options = zh.choices.map(({ code, label }, index): Choice => ({
      label: text({ "zh-CN": label, en: en.choices[index]?.label ?? code }),
      slots: withFact(estimate, input, code),
    }));
    const truths = [true, false].map((value): Choice => ({
      label: say(value ? "relief:yes" : "relief:no"),
      slots: withFact(estimate, input, value),
    }));
    const choices = zh.kind === "bool" ? truths : options;
    return {
      kind: "ask",
      slot: input,
      reply: text({ "zh-CN": zh.text, en: en.text }),
      ...(choices.length === 0 ? {} : { choices }),
    };
  }
  return { kind: "run", verb: "answer-estimate" };
}

function withFact(estimate: EstimateSlots, input: string, value: string | boolean) {
  return writeEstimate({ ...estimate, facts: { ...estimate.facts, [input]: value } });
}
