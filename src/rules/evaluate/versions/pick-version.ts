import { DATE_FACT } from "../../form/rule.ts";
import { parseDay } from "../../values/day.ts";
import type { CompiledRule, CompiledVersion } from "../../compile/compiled-book.ts";
import type { Fact, Facts } from "../facts/read-facts.ts";

/** The versions that the day which counts may fall in; `certain` when it falls in one of them whatever it is. */
export interface Candidates {
  readonly versions: readonly CompiledVersion[];
  readonly certain: boolean;
  /** The fact to ask for, when more than one may apply. */
  readonly dateFact: string;
}

/** Which versions of a rule may hold: by event, application or award date, as the rule says for all of them. */
export function pickVersions(rule: CompiledRule, facts: Facts, today: number): Candidates {
  const datedBy = rule.versions[0]?.rule.datedBy ?? "application";
  const dateFact = DATE_FACT[datedBy];
  const [from, to] = datedBy === "application" ? [today, today] : daysOf(facts[dateFact], today);
  const versions = rule.versions.filter(
    (version) => (version.rule.from ?? -Infinity) <= to && from < (version.rule.to ?? Infinity),
  );
  return { versions, certain: covers(versions, from, to), dateFact };
}

/** From the first to the last day that a fact leaves; what is no day leaves all of them until today. */
function daysOf(fact: Fact, today: number): readonly [number, number] {
  const day = dayOf(fact);
  if (day !== undefined) return [day, day];
  const { max, min } = (fact ?? {}) as { readonly min?: Fact; readonly max?: Fact };
  return [dayOf(min) ?? -Infinity, dayOf(max) ?? today];
}

const dayOf = (fact: Fact): number | undefined => (typeof fact === "string" ? parseDay(fact) : undefined);

/** Is a version in force on each of these days? */
function covers(versions: readonly CompiledVersion[], from: number, to: number): boolean {
  let next = from;
  for (const { rule } of versions) {
    if ((rule.from ?? -Infinity) > next) return false;
    next = rule.to ?? Infinity;
  }
  return next > to;
}
