import { type Reply, say } from "../../../conversation/reply.ts";
import type { Benefit } from "../../../language/frame.ts";
import { evaluate } from "../../../rules/index.ts";
import type { VerbContext } from "../../feature.ts";
import type { PersonSummary } from "../../roster/index.ts";
import { nameRule } from "../facts/explain-in.ts";
import { type Facts, RELIEF_RULES } from "../facts/read-facts.ts";
import { judgeStanding, type Standing, TIMES } from "./judge-standing.ts";

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

/** What there is for somebody, numbered through: a number that is answered picks one of them. */
export interface Menu {
  readonly sections: readonly Reply[];
  readonly codes: readonly Benefit[];
}

/** Now, soon, no longer, and in need, each in one line. */
export async function menuFor(context: VerbContext, person: PersonSummary, facts: Facts): Promise<Menu> {
  const asked: readonly Benefit[] = person.life === "deceased" ? ["death-grant"] : STANDING;
  const standings: Standing[] = [];
  for (const code of asked) {
    const judged = await judgeStanding(context, person.id, code, facts);
    if (judged !== null) standings.push(judged);
  }
  const codes: Benefit[] = [];
  const line = (key: LineKey, items: readonly Item[]): Reply[] => {
    if (items.length === 0) return [];
    const numbered = items.map(({ code, short, flags }) =>
      say("relief:entitlements.item", {
        number: codes.push(code),
        name: nameRule(context.world, code),
        short,
        flags,
      }),
    );
    return [say(`relief:entitlements.${key}`, { lines: inOneLine(numbered) })];
  };
  const sections = [
    ...TIMES.flatMap((time) =>
      line(
        time,
        standings.filter((one) => one.time === time),
      ),
    ),
    ...line("in-need", inNeed(context, person, facts)),
  ];
  return { sections, codes };
}

type Item = Pick<Standing, "code" | "short" | "flags">;
type LineKey = (typeof TIMES)[number] | "in-need";

/** Relief that could be applied for, should it come to it. */
function inNeed({ world }: VerbContext, person: PersonSummary, facts: Facts): Item[] {
  const codes = RELIEF_RULES.filter((code) => {
    const rule = world.rules.rules.get(code);
    if (rule === undefined || (code === "accident-death") !== (person.life === "deceased")) return false;
    return evaluate(rule, facts as never, { on: world.today }).answer !== "no";
  });
  return codes.map((code) => ({ code, short: [], flags: [] }));
}

/** What there is for whoever asks and is not known. */
export function policyMenu({ world }: VerbContext): {
  readonly lines: Reply;
  readonly codes: readonly Benefit[];
} {
  const codes = [...STANDING, ...RELIEF_RULES].filter((code) => world.rules.rules.has(code));
  const items = codes.map((code, index) =>
    say("relief:entitlements.item", { number: index + 1, name: nameRule(world, code), short: [], flags: [] }),
  );
  return { lines: inOneLine(items), codes };
}

/** 1. 、2. 、3. : the mark between them is the reader's language's. */
const inOneLine = (items: readonly Reply[]): Reply =>
  items.reduceRight((rest, first) => say("relief:entitlements.and", { first, rest }));
