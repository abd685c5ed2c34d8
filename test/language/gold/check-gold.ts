import type { AmountMention, DateMention, Frame, Understanding } from "../../../src/language/frame.ts";
import type { Gold, GoldFrame } from "./read-gold.ts";

/** Below this the house asks instead of acting: an intent that is not sure is none. */
const SURE_ENOUGH = 0.6;

/** Where an understanding differs from the gold, as `field: expected ≠ found`; empty = entirely right. */
export function checkGold(gold: Gold, found: Understanding): string[] {
  const frames = gold.frames ?? [gold];
  return [
    ...compare("frames", String(frames.length), String(found.frames.length)),
    ...frames.flatMap((frame, at) => checkFrame(frame, found.frames[at])),
    ...compareList(
      "people",
      expectedPeople(gold, frames),
      found.people.map(({ name }) => name),
    ),
    ...checkDates(gold, found.dates),
    ...checkAmounts(gold, found.amounts),
    ...compareList(
      "unions",
      expectedUnions(gold, frames),
      found.unions.map(({ name }) => name),
    ),
    ...checkHonours(gold, frames, found),
  ];
}

function checkFrame(gold: GoldFrame, found: Frame | undefined): string[] {
  if (found === undefined) return [];
  if (gold.is === "ignore") return [];
  const intent = gold.is ?? "report-change";
  const { slots } = found;
  const strict = intent === "report-change";
  const only = (field: string, expected: string | undefined, actual: string | undefined): string[] =>
    expected === "ignore" || (expected === undefined && !strict) ? [] : compare(field, expected, actual);
  const listed = (field: string, expected: unknown, actual: unknown): string[] =>
    expected === undefined || expected === "ignore"
      ? []
      : compare(field, JSON.stringify(expected), JSON.stringify(actual));
  const mode = gold.mode ?? (strict ? "report" : undefined);
  const who =
    slots.person && `${slots.person.name}${slots.person.relation ? `/${slots.person.relation}` : ""}`;
  return [
    ...compare("intent", intent, intentOf(found, intent)),
    ...listed("mode", mode, found.mode),
    ...(gold.who === "none" ? compare("who", undefined, who) : only("who", gold.who, who)),
    ...only("kind", gold.kind, slots.kind),
    ...(slots.date || gold.on !== "ignore" ? only("on", gold.on, dateLike(gold.on, slots.date)) : []),
    ...only("to", gold.to, slots.toUnion?.name),
    ...only("from", gold.from, slots.fromUnion?.name),
    ...listed("match", gold.match, slots.person?.match),
    ...listed("benefit", gold.benefit, slots.benefit),
    ...listed("honour", gold.honour, slots.honour?.codes[0]),
    ...listed("choice", gold.choice, slots.choice),
    ...listed("choices", gold.choices, slots.choices),
    ...listed(
      "marks",
      gold.marks,
      slots.marks?.map(({ number, kind, date }) => [number, kind, date?.start].filter(Boolean).join(" ")),
    ),
    ...listed(
      "sums",
      gold.sums,
      slots.amounts?.map(({ value }) => value),
    ),
    ...listed("value", gold.value, slots.value),
    ...listed("topic", gold.topic, slots.topic),
    ...listed("code", gold.code, slots.code),
    ...listed("receipt", gold.receipt, slots.receipt),
    ...listed("rule", gold.rule, slots.rule),
    ...listed("parameter", gold.parameter, slots.parameter),
    ...listed(
      "change",
      gold.change,
      slots.changes?.map(({ rule, parameter, value }) => `${rule ?? "-"} ${parameter} ${value}`),
    ),
    ...Object.entries(gold.facts ?? {}).flatMap(([key, value]) => compare(key, value, slots.facts?.[key])),
  ];
}

/** Good wishes that nobody asked an answer to may be answered. */
const POLITE: ReadonlySet<string> = new Set(["greeting", "thanks", "condolence"]);

function intentOf({ intent, confidence }: Frame, expected: string): string {
  if (confidence < SURE_ENOUGH) return "unknown";
  return expected === "unknown" && POLITE.has(intent) ? "unknown" : intent;
}

const nameOf = (who: string | undefined): string[] =>
  who === undefined || who === "none" ? [] : [who.split("/")[0]!];

function expectedPeople(gold: Gold, frames: readonly GoldFrame[]): readonly string[] | "ignore" {
  return gold.people ?? frames.flatMap(({ who }) => nameOf(who));
}

function expectedUnions(gold: Gold, frames: readonly GoldFrame[]): readonly string[] | "ignore" {
  return gold.unions ?? frames.flatMap(({ from, to }) => [from, to].filter((name) => name !== undefined));
}

/** The dates that a message says, as the gold writes them; those of its frames where none are listed. */
export function expectedDates(gold: Gold): readonly string[] | "ignore" {
  const frames: readonly GoldFrame[] = gold.frames ?? [gold];
  return gold.dates ?? frames.flatMap(({ on }) => (on === undefined || on === "ignore" ? [] : [on]));
}

function checkDates(gold: Gold, found: readonly DateMention[]): string[] {
  const expected = expectedDates(gold);
  if (expected === "ignore") return [];
  return compareList(
    "dates",
    expected,
    found.map((date, at) => dateLike(expected[at], date) ?? "none"),
  );
}

/** A date in the notation of the gold: a day, `start/end`, or `start~` where the gold leaves the end open. */
function dateLike(expected: string | undefined, date: DateMention | undefined): string | undefined {
  if (date === undefined) return undefined;
  if (date.impossible) return "impossible";
  if (expected?.endsWith("~")) return `${date.start}~`;
  return isOneDay(date) ? String(date.start) : `${date.start}/${date.end}`;
}

function isOneDay({ start, end }: DateMention): boolean {
  if (start === null || end === null) return false;
  return Date.parse(end) - Date.parse(start) === 86_400_000;
}

/** `42000 copay`, with `about` for an estimate and `inside` for a part of the sum before. `any` role: not compared. */
function checkAmounts(gold: Gold, found: readonly AmountMention[]): string[] {
  const expected = gold.amounts ?? [];
  if (expected === "ignore") return [];
  return compareList(
    "amounts",
    expected,
    found.map((amount, at) => amountLike(expected[at] ?? "", amount)),
  );
}

function amountLike(expected: string, { value, min, max, role, approximate, inside }: AmountMention): string {
  const about = approximate ? " about" : "";
  const sum =
    expected.endsWith(" about") && approximate ? expected.split(" ")[0]! : (value ?? `${min}..${max}`);
  const part = expected.endsWith(" inside") && inside === true ? " inside" : "";
  return `${sum} ${expected.includes(" any") ? "any" : role}${part}${about}`;
}

function checkHonours(gold: Gold, frames: readonly GoldFrame[], found: Understanding): string[] {
  const expected = gold.honours ?? frames.flatMap(({ honour }) => (honour === undefined ? [] : [honour]));
  return compareList(
    "honours",
    expected,
    found.honours.map(({ codes }) => codes[0]!),
  );
}

function compareList(
  field: string,
  expected: readonly string[] | "ignore",
  found: readonly string[],
): string[] {
  return expected === "ignore" ? [] : compare(field, expected.join(", "), found.join(", "));
}

function compare(field: string, expected: string | undefined, found: string | undefined): string[] {
  return expected === found ? [] : [`${field}: ${expected ?? "nothing"} ≠ ${found ?? "nothing"}`];
}
