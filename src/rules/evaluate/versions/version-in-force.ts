import type { CompiledBook, CompiledRule, CompiledVersion } from "../../compile/compiled-book.ts";
import type { LocalText } from "../../form/rule.ts";
import { parseDay } from "../../values/day.ts";
import { pickVersions } from "./pick-version.ts";
import type { Facts } from "../facts/read-facts.ts";

/**
 * The version that answers, as far as the facts tell; where they do not, the one of the day asked about, or the one nearest
 * to it. For what stands beside an answer: names, limits, papers.
 */
export function versionFor(rule: CompiledRule, facts: Facts, on: string): CompiledVersion | undefined {
  const day = parseDay(on) ?? Infinity;
  const { versions } = pickVersions(rule, facts, day);
  return versions.length === 1 ? versions[0] : versionNear(rule, on);
}

/** The version in force on a day; where none is, the last one before it, or the first one to come. For what a rule is called. */
export function versionNear(rule: CompiledRule, on: string): CompiledVersion | undefined {
  const day = parseDay(on) ?? Infinity;
  return rule.versions.findLast(({ rule: { from } }) => (from ?? -Infinity) <= day) ?? rule.versions[0];
}

/** The version in force on a day, whatever the facts; none before the first and after the last. */
export function versionInForce(rule: CompiledRule, on: string): CompiledVersion | undefined {
  const day = parseDay(on) ?? Infinity;
  return rule.versions.find(({ rule: { from, to } }) => (from ?? -Infinity) <= day && day < (to ?? Infinity));
}

/** What a rule is called on a day; its code where there is no such rule. */
export function nameOn({ rules }: CompiledBook, code: string, on: string): LocalText {
  const rule = rules.get(code);
  return (rule && versionNear(rule, on)?.rule.name) ?? { "zh-CN": code, en: code };
}
