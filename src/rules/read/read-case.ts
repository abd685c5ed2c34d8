import { RESULT_KINDS, type BookCase, type Expected } from "../form/rule.ts";
import { quote, type Reader } from "./reader.ts";

const ANSWERS = ["yes", "no", "ask", "invalid"] as const;
const TEXTS = ["amount", "min", "max", "failed", "distance"] as const;
const LISTS = ["needs", "flags", "approval", "granted"] as const;

/** Reads a boundary case that stands beside its rule: `{ name, on, facts, usage, expect: { answer, amount … } }`. */
export function readCase(raw: unknown, place: string, reader: Reader): BookCase {
  const map = reader.map(raw, place, ["name", "on", "facts", "usage", "expect"]);
  return {
    place,
    name: reader.string(map["name"], `${place}.name`),
    on: map["on"] === undefined ? null : reader.string(map["on"], `${place}.on`),
    facts: Object.fromEntries(reader.entries(map["facts"], `${place}.facts`)),
    usage:
      map["usage"] === undefined ? null : Object.fromEntries(reader.entries(map["usage"], `${place}.usage`)),
    expect: readExpected(map["expect"], `${place}.expect`, reader),
  };
}

function readExpected(raw: unknown, place: string, reader: Reader): Expected {
  const map = reader.map(raw, place, ["answer", "kind", "version", ...TEXTS, ...LISTS]);
  const texts = TEXTS.filter((key) => map[key] !== undefined).map((key) => [key, quote(map[key])] as const);
  const lists = LISTS.filter((key) => map[key] !== undefined).map(
    (key) => [key, reader.strings(map[key], `${place}.${key}`)] as const,
  );
  return {
    answer: reader.oneOf(map["answer"], `${place}.answer`, ANSWERS),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(lists),
    ...(map["kind"] === undefined ? {} : { kind: reader.oneOf(map["kind"], `${place}.kind`, RESULT_KINDS) }),
    ...(map["version"] === undefined ? {} : { version: reader.integer(map["version"], `${place}.version`) }),
  };
}
