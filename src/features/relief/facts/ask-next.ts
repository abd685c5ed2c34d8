import type { Choice, Expected, FormSlots, SlotValue, Step } from "../../../conversation/form.ts";
import { type Reply, say } from "../../../conversation/reply.ts";
import { type Answer, type CompiledRule, evaluate, questionFor, versionFor } from "../../../rules/index.ts";
import type { World } from "../../world.ts";
import { type EstimateSlots, type Facts, writeEstimate } from "./read-facts.ts";

/** The answer, with what people judge in the end taken as given where nothing was said of it. */
export function settle(
  rule: CompiledRule,
  told: Facts,
  on: string,
): { readonly answer: Answer; readonly presumed: boolean; readonly facts: Facts } {
  let facts = told;
  for (;;) {
    const answer = evaluate(rule, facts as never, { on, trace: true });
    const judged =
      answer.answer === "ask" ? answer.needs.find((name) => isJudged(rule, name, on)) : undefined;
    if (judged === undefined) return { answer, presumed: facts !== told, facts };
    facts = { ...facts, [judged]: true };
  }
}

const isJudged = (rule: CompiledRule, input: string, on: string): boolean =>
  versionFor(rule, {}, on)?.rule.inputs.get(input)?.judged === true;

/**
 * The next question of a rule, one short one at a time with numbered choices; null when nothing more is to be asked.
 * @param precision `rough`: a figure that was told about (「三万左右」) will do
 */
export function askNext(
  estimate: EstimateSlots,
  rule: CompiledRule,
  world: World,
  precision: "exact" | "rough" = "exact",
): Step | null {
  const { answer } = settle(rule, estimate.facts, world.today);
  if (answer.answer === "invalid") return askAgain(answer, rule);
  if (answer.answer !== "ask") return null;
  const input = answer.needs.find((name) => precision === "exact" || !isRange(estimate.facts[name]));
  return input === undefined ? null : askInput(estimate, rule, { version: answer.version, input });
}

const isRange = (fact: SlotValue | undefined): boolean => typeof fact === "object" && fact !== null;

/** The question for one input, with its choices; null if the rule has no such input. */
export function askInput(
  estimate: EstimateSlots,
  rule: CompiledRule,
  need: { readonly version: number | null; readonly input: string },
): Step | null {
  const { input } = need;
  const zh = questionFor(rule, need, "zh-CN");
  const en = questionFor(rule, need, "en");
  if (zh === undefined || en === undefined) return null;
  const options = zh.choices.map(({ code, label }, index): Choice => ({
    label: text({ "zh-CN": label, en: en.choices[index]?.label ?? code }),
    slots: withFact(estimate, input, code),
  }));
  const truths = [true, false].map((value): Choice => ({
    label: say(value ? "relief:yes" : "relief:no"),
    slots: withFact(estimate, input, value),
  }));
  const choices = zh.kind === "bool" ? truths : options;
  const question = text({ "zh-CN": zh.text, en: en.text });
  const reply =
    zh.kind === "money" ? say("relief:ask-money", { question, hint: boxesHint(input, estimate) }) : question;
  const expects = EXPECTED[zh.kind];
  return {
    kind: "ask",
    slot: input,
    reply,
    ...(expects === undefined ? {} : { expects }),
    ...(choices.length === 0 ? {} : { choices }),
  };
}

const EXPECTED: Readonly<Partial<Record<string, Expected>>> = {
  money: "amount",
  count: "amount",
  date: "date",
};

/** Where the figure stands on a Beijing slip (自付一, 自付二, 自费): said with the first question about it. */
function boxesHint(input: string, { facts }: EstimateSlots): readonly Reply[] {
  if (input === "copay" && facts["copay1"] === undefined && facts["copay2"] === undefined)
    return [say("relief:boxes")];
  if (input === "self-funded") return [say("relief:boxes-self-funded")];
  return [say("relief:not-sure")];
}

/** A figure that cannot be (a day to come, less than nothing): the reason, and the question again. */
function askAgain(answer: Extract<Answer, { answer: "invalid" }>, rule: CompiledRule): Step | null {
  const [problem] = answer.problems;
  if (problem === undefined) return null;
  const zh = questionFor(rule, { version: null, input: problem.input }, "zh-CN");
  const en = questionFor(rule, { version: null, input: problem.input }, "en");
  if (zh === undefined || en === undefined) return null;
  return {
    kind: "ask",
    slot: problem.input,
    reply: say("relief:ask-again", {
      label: { "zh-CN": zh.label, en: en.label },
      value: problem.value.replaceAll('"', ""),
      question: { "zh-CN": zh.text, en: en.text },
    }),
  };
}

const text = (both: { "zh-CN": string; en: string }): Reply => say("relief:text", { text: both });

function withFact(estimate: EstimateSlots, input: string, value: string | boolean): FormSlots {
  return writeEstimate({ ...estimate, facts: { ...estimate.facts, [input]: value } });
}
