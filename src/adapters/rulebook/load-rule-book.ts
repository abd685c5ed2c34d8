import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { refused, type Outcome } from "../../domain/outcome.ts";
import { parseRuleBook } from "../../rules/check/parse-rule-book.ts";
import type { RuleBook } from "../../rules/form/book.ts";
import type { Problem } from "../../rules/form/problem.ts";

/** The folder of the book that ships with the package. */
export const SHIPPED_BOOK = fileURLToPath(new URL("../../rules/rulebook", import.meta.url));

/** Reads a rule book from a YAML file, or from all the YAML files of a folder put together, and checks it. */
export function loadRuleBook(path: string = SHIPPED_BOOK): Outcome<RuleBook, readonly Problem[]> {
  const raw = readRawBook(path);
  return raw.ok ? parseRuleBook(raw.value) : raw;
}

/** The book before it is checked. Refused when a file cannot be read or is no YAML. */
export function readRawBook(path: string): Outcome<Record<string, unknown>, readonly Problem[]> {
  const merged: Record<string, unknown> = {};
  for (const file of filesOf(path)) {
    try {
      merge(merged, parseYaml(readFileSync(file, "utf8")) as unknown);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return refused([{ place: file, key: "unreadable", params: { reason } }]);
    }
  }
  return { ok: true, value: merged };
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => join(path, name));
}

/** Maps of two files are joined, a name in both is a mistake; anything else stands in one file only. */
function merge(into: Record<string, unknown>, raw: unknown): void {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new Error("a rule book is a map");
  for (const [key, value] of Object.entries(raw)) {
    const before = into[key];
    if (before === undefined) into[key] = value;
    else into[key] = joined(key, before, value);
  }
}

function joined(key: string, before: unknown, value: unknown): unknown {
  if (typeof before !== "object" || typeof value !== "object" || before === null || value === null) {
    throw new Error(`"${key}" stands in two files`);
  }
  const twice = Object.keys(value).find((name) => name in before);
  if (twice !== undefined) throw new Error(`"${key}.${twice}" stands in two files`);
  return { ...before, ...value };
}
