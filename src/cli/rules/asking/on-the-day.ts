import type { CompiledRule } from "../../../rules/compile/compiled-book.ts";
import type { Facts } from "../../../rules/evaluate/facts/read-facts.ts";
import { DATE_FACT } from "../../../rules/form/rule.ts";

/** A day asked about is the day it happened, unless a fact says otherwise. */
export function onTheDay(rule: CompiledRule, facts: Facts, day: string): Facts {
  const [version] = rule.versions;
  const date = version && DATE_FACT[version.rule.datedBy];
  return date !== undefined && version?.rule.inputs.has(date) === true && !(date in facts)
    ? { ...facts, [date]: day }
    : facts;
}
