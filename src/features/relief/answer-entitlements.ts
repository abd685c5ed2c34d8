import { type Reply, say } from "../../conversation/reply.ts";
import type { Benefit } from "../../language/frame.ts";
import { evaluate } from "../../rules/index.ts";
import type { Verb } from "../feature.ts";
import { namePerson, personInScope } from "../roster/index.ts";
import { policyOf } from "./answer-benefit.ts";
import { factsOfPerson } from "./read-facts.ts";

/** Asked for in 「我能领什么」, in this order. What depends on an event is named as "should it come to it". */
const STANDING: readonly Benefit[] = [
  "festival-subsidy",
  "age-consolation",
  "double-ninth",
  "recuperation",
  "checkup",
];
const ON_EVENT: readonly Benefit[] = [
  "own-illness",
  "family-illness",
  "household-fire",
  "accident-disability",
];

/** 「我能领什么」: what one is entitled to now, with reasons, and what there is in need (domain §3, §5). */
export const answerEntitlements: Verb = async ({ world, actor, frame }) => {
  const person = personInScope(
    world.directory,
    actor,
    frame.slots.person?.ids[0] ?? actor.personId ?? undefined,
  );
  if (person === undefined) return { replies: [say("relief:whose")] };
  const facts = factsOfPerson(world, person.id);
  const judge = (code: Benefit): { code: Benefit; name: Reply; answer: string } | null => {
    const rule = world.rules.rules.get(code);
    if (rule === undefined) return null;
    const answer = evaluate(rule, facts as never, { on: world.today });
    return { code, name: say("relief:text", { text: policyOf(world, rule).name }), answer: answer.answer };
  };
  const judged = STANDING.flatMap((code) => judge(code) ?? []);
  const line = (entry: { name: Reply }): Reply => say("relief:entitlement-line", { name: entry.name });
  const none = say("relief:entitlement-none");
  const now = judged.filter(({ answer }) => answer === "yes").map(line);
  const inNeed = ON_EVENT.flatMap((code) => judge(code) ?? [])
    .filter(({ answer }) => answer !== "no")
    .map(line);
  return {
    replies: [
      say("relief:entitlements", {
        person: namePerson(world.directory, person.id),
        now: now.length === 0 ? [none] : now,
        need: inNeed.length === 0 ? [none] : inNeed,
      }),
    ],
    audit:
      person.id === actor.personId ? [] : [{ action: "answer-entitlements", subject: `person:${person.id}` }],
  };
};
