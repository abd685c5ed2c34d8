import { DATE_FACT } from "../../form/rule.ts";
import { parseDay } from "../../values/day.ts";
import { isNum } from "../../values/value.ts";
import { readScalar } from "../../read/read-scalar.ts";
import type { CompiledRule, CompiledVersion } from "../../compile/compiled-book.ts";
import type { Fact, Facts } from "../facts/read-facts.ts";

/** The versions that the day which counts may fall in; `certain` when it falls in one of them whatever it is. */
export interface Candidates {
  readonly versions: readonly CompiledVersion[];
  readonly certain: boolean;
  /** The fact to ask for, when more than one may apply. */
  readonly dateFact: string;
}

/** Which versions of a rule may hold: by event, application or award date, as each version says of itself. */
export function pickVersions(rule: CompiledRule, facts: Facts, today: number): Candidates {
  const [only] = rule.versions;
  const datedBy = only?.rule.datedBy ?? "application";
  const dateFact = DATE_FACT[datedBy];
  if (only && rule.versions.length === 1 && only.rule.from === null && only.rule.to === null) {
    return { versions: rule.versions, certain: true, dateFact };
  }
  const [from, to] = daysOf(
    datedBy === "application" ? undefined : facts[dateFact],
    datedBy === "application",
    today,
  );
  const versions = rule.versions.filter(
    (version) => (version.rule.from ?? -Infinity) <= to && from < (version.rule.to ?? Infinity),
  );
  return { versions, certain: covers(versions, from, to), dateFact };
}

function daysOf(fact: Fact, byApplication: boolean, today: number): readonly [number, number] {
  if (byApplication) return [today, today];
  const day = typeof fact === "string" ? parseDay(fact) : undefined;
  if (day !== undefined) return [day, day];
  if (typeof fact !== "object" || fact === null || Array.isArray(fact)) return [-Infinity, today];
  const { min, max } = fact as { min?: string | null; max?: string | null };
  return [endOf(min, -Infinity), endOf(max, today)];
}

function endOf(text: string | null | undefined, open: number): number {
  const value = text === null || text === undefined ? undefined : readScalar(text, { kind: "date" });
  return value !== undefined && isNum(value) ? Number(value) : open;
}

function covers(versions: readonly CompiledVersion[], from: number, to: number): boolean {
  let next = from;
  for (const { rule } of versions) {
    if ((rule.from ?? -Infinity) > next) return false;
    next = rule.to ?? Infinity;
  }
  return versions.length > 0 && next > to;
}
