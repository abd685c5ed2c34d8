import { parseDay } from "../values/day.ts";
import { parseExact } from "../values/exact.ts";
import { RESULT_KINDS, type BookCase, type Expected } from "../form/rule.ts";
import { quote, type Reader } from "./reader.ts";

const ANSWERS = ["yes", "no", "ask", "invalid"] as const;
const TEXTS = ["amount", "min", "max", "failed", "distance"] as const;
const LISTS = ["needs", "flags", "approval", "granted"] as const;

/** Reads a boundary case that stands beside its rule: `{ name, on, facts, usage, expect: { answer, amount … } }`. */
export function readCase(
  raw: unknown,
  place: string,
  reader: Reader,
  of: "rule" | "group" = "rule",
): BookCase {
  const map = reader.map(raw, place, ["name", "on", "facts", "usage", "expect"]);
  return {
    place,
    name: reader.string(map["name"], `${place}.name`),
    on: map["on"] === undefined ? null : readDay(map["on"], `${place}.on`, reader),
    facts: Object.fromEntries(reader.entries(map["facts"], `${place}.facts`)),
    usage: map["usage"] === undefined ? null : readUsage(map["usage"], `${place}.usage`, reader, of),
    expect: readExpected(map["expect"], `${place}.expect`, reader),
  };
}

/** The day on which a case stands; one that is none is reported, and the case stands on any day. */
function readDay(raw: unknown, place: string, reader: Reader): string | null {
  if (typeof raw === "string" && parseDay(raw) !== undefined) return raw;
  reader.report(place, "bad-value", { value: quote(raw), wanted: "2027-07-01" });
  return null;
}

/** By limit `{ times, amount }`; for a group by rule, then by limit. */
function readUsage(raw: unknown, place: string, reader: Reader, of: "rule" | "group"): BookCase["usage"] {
  return Object.fromEntries(
    reader.entries(raw, place).map(([name, used]) => {
      const at = `${place}.${name}`;
      return [name, of === "group" ? readUsage(used, at, reader, "rule") : readUsed(used, at, reader)];
    }),
  );
}

function readUsed(raw: unknown, place: string, reader: Reader): { times?: number; amount?: string } {
  const { amount, times } = reader.map(raw, place, ["times", "amount"]);
  const sum = amount === undefined ? undefined : quote(amount);
  if (sum !== undefined && parseExact(sum) === undefined)
    reader.report(`${place}.amount`, "bad-value", { value: sum, wanted: "money" });
  return {
    ...(times === undefined ? {} : { times: reader.integer(times, `${place}.times`) }),
    ...(sum === undefined ? {} : { amount: sum }),
  };
}

function readExpected(raw: unknown, place: string, reader: Reader): Expected {
  const map = reader.map(raw, place, ["answer", "kind", "version", "periods", ...TEXTS, ...LISTS]);
  const texts = TEXTS.filter((key) => map[key] !== undefined).map((key) => [key, quote(map[key])] as const);
  const lists = LISTS.filter((key) => map[key] !== undefined).map(
    (key) => [key, reader.strings(map[key], `${place}.${key}`)] as const,
  );
  return {
    answer: reader.oneOf(map["answer"], `${place}.answer`, ANSWERS),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(lists),
    ...(map["kind"] === undefined ? {} : { kind: reader.oneOf(map["kind"], `${place}.kind`, RESULT_KINDS) }),
    ...(map["periods"] === undefined ? {} : { periods: reader.integer(map["periods"], `${place}.periods`) }),
    ...(map["version"] === undefined ? {} : { version: reader.integer(map["version"], `${place}.version`) }),
  };
}
