import type { CompiledRule, CompiledVersion } from "../../compile/compiled-book.ts";
import { parseDay } from "../../values/day.ts";
import { pickVersions } from "./pick-version.ts";
import type { Facts } from "../facts/read-facts.ts";

/**
 * The version that answers, as far as the facts tell; where they do not, the one of the day asked about. For what stands
 * beside an answer: names, limits, papers. The latest one where none is in force.
 */
export function versionFor(rule: CompiledRule, facts: Facts, on: string): CompiledVersion | undefined {
  const day = parseDay(on) ?? Infinity;
  const { versions } = pickVersions(rule, facts, day);
  if (versions.length === 1) return versions[0];
  return versionInForce(rule, on) ?? rule.versions.at(-1);
}

/** The version in force on a day, whatever the facts; none before the first and after the last. */
export function versionInForce(rule: CompiledRule, on: string): CompiledVersion | undefined {
  const day = parseDay(on) ?? Infinity;
  return rule.versions.find(({ rule: { from, to } }) => (from ?? -Infinity) <= day && day < (to ?? Infinity));
}
