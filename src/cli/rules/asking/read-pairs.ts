import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { CompiledRule } from "../../../rules/compile/compiled-book.ts";
import type { Usage } from "../../../rules/evaluate/compute-amount.ts";
import { UNKNOWN, type Fact, type Facts } from "../../../rules/evaluate/facts/read-facts.ts";

/** Reads `copay=42000 loss=9000..12000 tier=national|municipal income=unknown`; refuses keys that no rule here has. */
export function readFacts(pairs: readonly string[], rules: readonly CompiledRule[]): Outcome<Facts, string> {
  const versions = rules.flatMap((rule) => rule.versions);
  const known = [...new Set(versions.flatMap((version) => [...version.rule.inputs.keys()]))];
  const codes = rules.map(({ code }) => code).join(", ");
  const facts: Record<string, Fact> = {};
  for (const pair of pairs) {
    const [key, value] = split(pair);
    if (value === undefined) return refused(`not key=value: ${pair}`);
    if (!known.includes(key)) return refused(`${codes}: no input ${key}; there are: ${known.join(", ")}`);
    facts[key] = readFact(value);
  }
  return done(facts);
}

function readFact(text: string): Fact {
  if (text === UNKNOWN || text === "不知道") return UNKNOWN;
  if (text.includes("|")) return text.split("|");
  const at = text.lastIndexOf("..");
  if (at < 0) return text;
  const [min, max] = [text.slice(0, at), text.slice(at + 2)];
  return { min: min === "" ? null : min, max: max === "" ? null : max };
}

/** Reads `yearly=1` or `yearly=1:8500.00`: how often, and how much, was had under a limit. None = left open. */
export function readUsage(pairs: readonly string[], rule: CompiledRule): Outcome<Usage | undefined, string> {
  if (pairs.length === 0) return done(undefined);
  const known = [...new Set(rule.versions.flatMap((version) => [...version.rule.limits.keys()]))];
  const usage: Record<string, Usage[string]> = {};
  for (const pair of pairs) {
    const [name, value = ""] = split(pair);
    if (!known.includes(name))
      return refused(`${rule.code} has no limit ${name}; it has: ${known.join(", ")}`);
    const match = /^(\d{1,6})(?::(\d{1,15}(?:\.\d{1,2})?))?$/.exec(value);
    if (!match) return refused(`--used: not limit=times:amount: ${pair}`);
    const [, times = "0", amount] = match;
    usage[name] = { times: Number(times), ...(amount === undefined ? {} : { amount }) };
  }
  return done(usage);
}

function split(pair: string): readonly [string, string | undefined] {
  const sign = pair.indexOf("=");
  return sign < 0 ? [pair, undefined] : [pair.slice(0, sign), pair.slice(sign + 1)];
}
