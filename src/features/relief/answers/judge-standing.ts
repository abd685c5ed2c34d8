import { type Reply, say } from "../../../conversation/reply.ts";
import type { Benefit } from "../../../language/frame.ts";
import { type Answer, type CompiledRule, evaluate } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import { explainIn } from "../facts/explain-in.ts";
import type { Facts } from "../facts/read-facts.ts";
import { usedOf } from "../facts/used-of.ts";

export const TIMES = ["now", "soon", "no-longer"] as const;
export type Time = (typeof TIMES)[number];

export interface Standing {
  readonly code: Benefit;
  readonly time: Time;
  /** In brackets behind its name: that no figure is published, or why not now. */
  readonly short: readonly Reply[];
  /** What people must look at (缺京卡). */
  readonly flags: readonly Reply[];
}

/** When a benefit is a person's, and why; null when it never was and will not be. */
export async function judgeStanding(
  context: VerbContext,
  personId: string,
  code: Benefit,
  facts: Facts,
): Promise<Standing | null> {
  const { world, today } = context;
  const rule = world.rules.rules.get(code);
  if (rule === undefined) return null;
  const usage = await usedOf(context, rule, personId, facts);
  const ask = (supposed: Facts): Answer =>
    evaluate(rule, { ...facts, ...supposed } as never, { on: today, usage, trace: true });
  const answer = ask({});
  const time = timeOf(answer, ask, facts);
  if (time === null) return null;
  if (time !== "now")
    return { code, time, short: [because(explainIn(world, rule, answer, "reason"))], flags: [] };
  const short = isUnpublished(answer) ? [say("relief:entitlements.to-be-published")] : [];
  return { code, time, short, flags: flagsOf(rule, answer).map(because) };
}

const because = (reason: Reply): Reply => say("relief:entitlements.because", { reason });

/** What people must look at (缺京卡), after the reason. */
function flagsOf({ versions }: CompiledRule, answer: Answer): Reply[] {
  if (answer.answer !== "yes") return [];
  const form = versions.find((each) => each.rule.version === answer.version);
  const told = (form?.rule.flags ?? []).filter(({ name }) => answer.flags.includes(name));
  return told.map(({ text }) => say("relief:text", { text }));
}

/** Entitled, but nobody has published how much. */
export const isUnpublished = (answer: Answer): boolean =>
  (answer.answer === "yes" && answer.result.kind === "not-configured") ||
  (answer.answer === "ask" && answer.unconfigured.length > 0);

function timeOf(answer: Answer, ask: (supposed: Facts) => Answer, facts: Facts): Time | null {
  if (answer.answer === "yes" || answer.answer === "ask") return "now";
  if (answer.answer === "no" && answer.failed.kind === "limit") return "soon";
  const retired = facts["service"] === "retired";
  const otherwise = ask({ service: retired ? "in-service" : "retired" });
  if (otherwise.answer === "no" || otherwise.answer === "invalid") return null;
  return retired ? "no-longer" : "soon";
}
