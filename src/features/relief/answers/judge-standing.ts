import { type Reply, say } from "../../../conversation/reply.ts";
import type { Benefit } from "../../../language/frame.ts";
import { type Answer, type CompiledRule, evaluate } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { findClaimant } from "../facts/claimant.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import type { Facts } from "../facts/read-facts.ts";

export const TIMES = ["now", "soon", "no-longer"] as const;
export type Time = (typeof TIMES)[number];

/** When a benefit is a person's, and why; null when it never was and will not be. */
export async function judgeStanding(
  { tx, world, today }: VerbContext,
  personId: string,
  code: Benefit,
  facts: Facts,
): Promise<{ readonly time: Time; readonly line: Reply } | null> {
  const rule = world.rules.rules.get(code);
  if (rule === undefined) return null;
  const claimant = await findClaimant(tx, personId, facts, today);
  const limits = limitsOf(rule, facts as never, today);
  const usage = usageOf(await readLimits(tx, code, limits, claimant));
  const ask = (supposed: Facts): Answer =>
    evaluate(rule, { ...facts, ...supposed } as never, { on: today, usage, trace: true });
  const answer = ask({});
  const time = timeOf(answer, ask, facts);
  if (time === null) return null;
  const reason = isUnpublished(answer) ? say("relief:unpublished") : explainIn(world, rule, answer, "reason");
  const said = { name: nameRule(world, rule.code), reason };
  return { time, line: say("relief:entitlement-with-reason", { ...said, ...flagsOf(rule, answer) }) };
}

/** What people must look at (缺京卡), after the reason. */
function flagsOf({ versions }: CompiledRule, answer: Answer): { readonly flags: readonly Reply[] } {
  if (answer.answer !== "yes") return { flags: [] };
  const form = versions.find((each) => each.rule.version === answer.version);
  const told = (form?.rule.flags ?? []).filter(({ name }) => answer.flags.includes(name));
  return { flags: told.map(({ text }) => say("relief:entitlement-flag", { text })) };
}

/** Entitled, but nobody has published how much. */
const isUnpublished = (answer: Answer): boolean =>
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
