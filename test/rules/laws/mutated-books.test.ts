import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRawBook, SHIPPED_BOOK } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { parseRuleBook } from "../../../src/rules/check/parse-rule-book.ts";
import { compileBook } from "../../../src/rules/compile/compile-book.ts";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Raw } from "./oracle.ts";
import { runs } from "./runs.ts";

const SECOND_BOOK = new URL("../books/second-book.yaml", import.meta.url).pathname;

function rawBook(path: string): Raw {
  const raw = readRawBook(path);
  if (!raw.ok) throw new Error(path);
  return raw.value;
}

const BOOKS = new Map([
  ["shipped", rawBook(SHIPPED_BOOK)],
  ["second", rawBook(SECOND_BOOK)],
  ["districts", rawBook(new URL("../books/districts.yaml", import.meta.url).pathname)],
  ["policies", rawBook(new URL("../books/policies.yaml", import.meta.url).pathname)],
]);

/** What a hand, a program or an attacker may leave anywhere in a book. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    "",
    "tier",
    "constructor",
    "__proto__",
    "25%",
    "2027-02-30",
    -1,
    0,
    1.5,
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    { constructor: [] },
    { toString: "paid" },
    { add: [] },
    { money: {} },
    { choice: "none" },
    { not: { not: "x" } },
  ),
  fc.constantFrom<unknown>(
    { left: "a", is: "=", right: "a" },
    { lookup: "toString", keys: {} },
    { reference: "dibao", on: true },
  ),
  fc.string({ maxLength: 6 }),
);

/** Replaces what stands at a place picked by `steps` with junk. */
function spoil(node: unknown, steps: readonly number[], value: unknown): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof node !== "object" || node === null || steps.length === 0) return value;
  const keys = Object.keys(node);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return value;
  if (Array.isArray(node))
    return node.map((item, index) => (String(index) === key ? spoil(item, rest, value) : (item as unknown)));
  return { ...node, [key]: spoil((node as Raw)[key], rest, value) };
}

describe("a book with junk somewhere in it", () => {
  it("is refused with a place, or holds and answers; it never throws", () => {
    const steps = fc.array(fc.nat(40), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.constantFrom(...BOOKS.keys()), steps, junk, (name, at, value) => {
        const book = parseRuleBook(spoil(BOOKS.get(name), at, value));
        const places = book.ok ? ["holds"] : book.refusal.map(({ place }) => place);
        expect(places.every((place) => place !== "")).toBe(true);
        const rules = book.ok ? [...compileBook(book.value).rules.values()] : [];
        const answers = rules.map((rule) => evaluate(rule, {}, { on: "2026-11-20", trace: true }).answer);
        expect(answers).not.toContain("invalid");
      }),
      runs(400),
    );
  });
});
