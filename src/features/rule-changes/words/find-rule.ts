import type { Frame } from "../../../language/frame.ts";
import { type CompiledRule, toldFigures, versionNear } from "../../../rules/index.ts";
import type { World } from "../../world.ts";

/** The rule a message means: as the lexicon names it, or by its own name, the longest that is said. */
export function findRule(world: Pick<World, "rules" | "text">, { slots }: Frame): string | null {
  const named = [slots.rule, slots.benefit].find((code) => code !== undefined && world.rules.rules.has(code));
  if (named !== undefined) return named;
  const said = [...world.rules.rules.values()]
    .flatMap((rule) => namesOf(rule).map((name) => ({ code: rule.code, name })))
    .filter(({ name }) => world.text.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return said[0]?.code ?? null;
}

/** As any of its versions calls it: people go on using the old name. */
const namesOf = ({ versions }: CompiledRule): readonly string[] =>
  versions.flatMap(({ rule: { name } }) => [name["zh-CN"], name.en]).filter((each) => each.length > 1);

/** Rules that have figures to change. */
export function rulesWithFigures({ rules, today }: Pick<World, "rules" | "today">): readonly CompiledRule[] {
  return [...rules.rules.values()].filter((rule) => {
    const version = versionNear(rule, today);
    return version !== undefined && toldFigures(version.rule).length > 0;
  });
}
