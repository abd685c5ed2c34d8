import { type Reply, say } from "../../../conversation/reply.ts";
import type { Benefit } from "../../../language/frame.ts";
import { type Answer, type CompiledRule, evaluate } from "../../../rules/index.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { limitsOf, readLimits, usageOf } from "../../limits.ts";
import { namePerson, personInScope, type PersonSummary } from "../../roster/index.ts";
import { findClaimant } from "../facts/claimant.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import { type Facts, factsOfPerson, RELIEF_RULES } from "../facts/read-facts.ts";

/** Asked for in 「我能领什么」, in this order. What depends on an event is named as "should it come to it". */
const STANDING: readonly Benefit[] = [
  "festival-subsidy",
  "festival-consolation",
  "age-consolation",
  "double-ninth",
  "pension-difference",
  "recuperation",
  "checkup",
  "home-visit",
];

const TIMES = ["now", "soon", "no-longer"] as const;
type Time = (typeof TIMES)[number];

/** 「我能领什么」: what one is entitled to now, soon and no longer, each with its reason, and what there is in need. */
export const answerEntitlements: Verb = async (context) => {
  const { world, actor, frame } = context;
  const named = frame.slots.person?.ids[0] ?? actor.personId ?? undefined;
  const person = personInScope(world.directory, actor, named);
  if (person === undefined) return { replies: [say("relief:whose")] };
  const lines: Record<Time, Reply[]> = { now: [], soon: [], "no-longer": [] };
  for (const code of standingOf(person)) {
    const judged = await judge(context, person, code);
    if (judged !== null) lines[judged.time].push(judged.line);
  }
  const facts = factsOfPerson(world, person.id);
  const inNeed = RELIEF_RULES.filter((code) => {
    const rule = world.rules.rules.get(code);
    if (rule === undefined || (code === "accident-death") !== (person.life === "deceased")) return false;
    return evaluate(rule, facts as never, { on: world.today }).answer !== "no";
  });
  const sections = TIMES.filter((time) => lines[time].length > 0).map((time) =>
    say(`relief:entitlements.${time}`, { lines: lines[time] }),
  );
  const need =
    inNeed.length === 0
      ? []
      : [
          say("relief:entitlements.in-need", {
            lines: inNeed.map((code) => say("relief:entitlement-line", { name: nameRule(world, code) })),
          }),
        ];
  const none = sections.length + need.length === 0 ? [say("relief:entitlement-none")] : [];
  return {
    replies: [
      say("relief:entitlements.all", {
        person: namePerson(world.directory, person.id),
        sections: [...sections, ...need, ...none],
      }),
    ],
    audit:
      person.id === actor.personId ? [] : [{ action: "answer-entitlements", subject: `person:${person.id}` }],
  };
};

const standingOf = (person: PersonSummary): readonly Benefit[] =>
  person.life === "deceased" ? ["death-grant"] : STANDING;

/** When a benefit is the person's, and why; null when it never was and will not be. */
async function judge(
  { tx, world, today }: VerbContext,
  person: PersonSummary,
  code: Benefit,
): Promise<{ time: Time; line: Reply } | null> {
  const rule = world.rules.rules.get(code);
  if (rule === undefined) return null;
  const facts = factsOfPerson(world, person.id);
  const claimant = await findClaimant(tx, person.id, facts, today);
  const limits = limitsOf(rule, facts as never, today);
  const usage = usageOf(await readLimits(tx, code, limits, claimant));
  const ask = (supposed: Facts): Answer =>
    evaluate(rule, { ...facts, ...supposed } as never, { on: today, usage, trace: true });
  const answer = ask({});
  const time = timeOf(answer, ask, person);
  return time === null ? null : { time, line: lineOf(world, rule, answer) };
}

function timeOf(answer: Answer, ask: (supposed: Facts) => Answer, person: PersonSummary): Time | null {
  if (answer.answer === "yes" || answer.answer === "ask") return "now";
  if (answer.answer === "no" && answer.failed.kind === "limit") return "soon";
  const retired = person.employment !== "in-service";
  const otherwise = ask({ service: retired ? "in-service" : "retired" });
  if (otherwise.answer === "no" || otherwise.answer === "invalid") return null;
  return retired ? "no-longer" : "soon";
}

function lineOf(world: VerbContext["world"], rule: CompiledRule, answer: Answer): Reply {
  return say("relief:entitlement-with-reason", {
    name: nameRule(world, rule.code),
    reason: explainIn(world, rule, answer, "reason"),
  });
}
