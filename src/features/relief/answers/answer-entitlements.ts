import { type Reply, say } from "../../../conversation/reply.ts";
import type { Benefit } from "../../../language/frame.ts";
import { evaluate } from "../../../rules/index.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { namePerson, personInScope, type PersonSummary } from "../../roster/index.ts";
import { nameRule } from "../facts/explain-in.ts";
import { type Facts, RELIEF_RULES } from "../facts/read-facts.ts";
import { readEntitlementSlots } from "./entitlements-form.ts";
import { judgeStanding, type Time, TIMES } from "./judge-standing.ts";
import { standingFacts } from "./standing-facts.ts";

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

/** 「我能领什么」: what one is entitled to now, soon and no longer, each with its reason, and what there is in need. */
export const answerEntitlements: Verb = async (context, slots) => {
  const { tx, world, actor, today } = context;
  const { personId, supposed } = readEntitlementSlots(slots);
  const person = personInScope(world.directory, actor, personId ?? undefined);
  // A guest, or somebody who has no record of the own: what there is, and for whom.
  if (person === undefined)
    return { replies: [personId === null ? listPolicies(context) : say("relief:whose")] };
  const facts = { ...(await standingFacts(tx, world, person.id, today)), ...supposed };
  const lines: Record<Time, Reply[]> = { now: [], soon: [], "no-longer": [] };
  for (const code of standingOf(person)) {
    const judged = await judgeStanding(context, person.id, code, facts);
    if (judged !== null) lines[judged.time].push(judged.line);
  }
  const sections = TIMES.filter((time) => lines[time].length > 0).map((time) =>
    say(`relief:entitlements.${time}`, { lines: lines[time] }),
  );
  const need = inNeed(context, person, facts);
  const none = sections.length + need.length === 0 ? [say("relief:entitlement-none")] : [];
  const supposing = Object.keys(supposed).length > 0 ? [say("relief:supposing")] : [];
  return {
    replies: [
      say("relief:entitlements.all", {
        person: namePerson(world.directory, person.id),
        sections: [...supposing, ...sections, ...need, ...none],
      }),
    ],
    audit:
      person.id === actor.personId ? [] : [{ action: "answer-entitlements", subject: `person:${person.id}` }],
  };
};

const standingOf = (person: PersonSummary): readonly Benefit[] =>
  person.life === "deceased" ? ["death-grant"] : STANDING;

/** Relief that could be applied for, should it come to it. */
function inNeed({ world }: VerbContext, person: PersonSummary, facts: Facts): Reply[] {
  const codes = RELIEF_RULES.filter((code) => {
    const rule = world.rules.rules.get(code);
    if (rule === undefined || (code === "accident-death") !== (person.life === "deceased")) return false;
    return evaluate(rule, facts as never, { on: world.today }).answer !== "no";
  });
  return codes.length === 0
    ? []
    : [say("relief:entitlements.in-need", { lines: codes.map((code) => nameLine(world, code)) })];
}

const nameLine = (world: VerbContext["world"], code: string): Reply =>
  say("relief:entitlement-line", { name: nameRule(world, code) });

function listPolicies({ world, actor }: VerbContext): Reply {
  const lines = [...STANDING, ...RELIEF_RULES]
    .filter((code) => world.rules.rules.has(code))
    .map((code) => nameLine(world, code));
  const how = say(actor.role === "guest" ? "relief:policy-for-guest" : "relief:whose");
  return say("relief:entitlements.policies", { lines, how });
}
