import { codeAt } from "../../words/code-at.ts";
import { KIND, kindAt, skipSpaces, valueAt } from "../characters.ts";
import { isLetter } from "../../words/letters.ts";
import { add, addAbout, divide, exact, multiply, shift, type Exact } from "../exact.ts";
import { scanned, type ScannedNumber } from "../scan/scanned-number.ts";
import { ENGLISH } from "./english-words.ts";
import { readCardinal, wordAfter, type Cardinal } from "./read-cardinal.ts";

/**
 * A number in English words at `start`: two hundred and five, one and a half, two thirds, twenty-first, half a dozen,
 * nine point nought four. `undefined` where none begins; first and second alone are words like others.
 */
export function scanEnglish(text: string, start: number): ScannedNumber | undefined {
  if (!isLetter(codeAt(text, start)) || isJoinedBefore(text, start)) return undefined;
  if (isPronoun(text, start)) return undefined;
  const read =
    readHalf(text, start) ?? readBareScale(text, start) ?? readOrdinal(text, start) ?? readWhole(text, start);
  return read === undefined ? undefined : scanned(start, read.end, read.value, undefined, read.power, false);
}

interface Read {
  readonly end: number;
  readonly value: Exact;
  /** Power of ten of the last word: five million → 6. */
  readonly power: number;
}

const HALF = exact(5, -1);

function isJoinedBefore(text: string, start: number): boolean {
  const before = codeAt(text, start - 1);
  return isLetter(before) || kindAt(text, start - 1) === KIND.arabic || before === 0x27 || before === 0x5f;
}

/** this one, no one, which one: nothing is counted. */
function isPronoun(text: string, start: number): boolean {
  if (!text.startsWith("one", start) || isLetter(codeAt(text, start + 3))) return false;
  const before = text.slice(Math.max(start - 6, 0), start);
  return /(?:\b|^)(?:no|the|this|that|which|any|every|some|each) $/.test(before);
}

/** half a dozen, half a million; half alone. */
function readHalf(text: string, start: number): Read | undefined {
  const half = ENGLISH.match(text, start);
  if (half?.value.kind !== "half") return undefined;
  let next = wordAfter(text, half.end);
  if (next?.value.kind === "article") next = wordAfter(text, next.end);
  if (next?.value.kind === "dozen") return { end: next.end, value: exact(6), power: 0 };
  if (next?.value.kind === "scale")
    return { end: next.end, value: shift(HALF, next.value.power), power: next.value.power };
  return { end: half.end, value: HALF, power: 0 };
}

/** quarter million; hundred thousand, thousands alone being no number. */
function readBareScale(text: string, start: number): Read | undefined {
  const first = ENGLISH.match(text, start);
  const base = first?.value.kind === "quarter" ? exact(25, -2) : undefined;
  const power = first?.value.kind === "scale" ? first.value.power : 0;
  if (first === undefined || (base === undefined && power === 0)) return undefined;
  const scale = wordAfter(text, first.end);
  if (scale?.value.kind !== "scale" || scale.value.power <= power) return undefined;
  const value = shift(base ?? exact(1), power + scale.value.power);
  return { end: scale.end, value, power: scale.value.power };
}

/** third, eleventh, twentieth: with nothing before them. */
function readOrdinal(text: string, start: number): Read | undefined {
  const word = ENGLISH.match(text, start);
  if (word?.value.kind !== "ordinal" || word.value.isPlural || word.value.value < 3) return undefined;
  return { end: word.end, value: exact(word.value.value), power: 0 };
}

function readWhole(text: string, start: number): Read | undefined {
  const cardinal = readCardinal(text, start);
  if (cardinal === undefined) return undefined;
  return (
    scaled(text, readFraction(text, cardinal, exact(0))) ??
    readMixed(text, cardinal) ??
    scaled(text, readDecimals(text, cardinal)) ??
    (cardinal.isArticle ? undefined : readDozen(text, cardinal))
  );
}

/** three quarters billion, two point two million */
function scaled(text: string, read: Read | undefined): Read | undefined {
  const scale = read === undefined ? undefined : wordAfter(text, read.end);
  if (read === undefined || scale?.value.kind !== "scale") return read;
  const { power } = scale.value;
  return { end: scale.end, value: shift(read.value, power), power };
}

const whole = ({ end, value, power }: Cardinal): Read => ({ end, value: exact(value), power });

/** three dozen; or the number as it is. */
function readDozen(text: string, cardinal: Cardinal): Read {
  const next = wordAfter(text, cardinal.end);
  if (next?.value.kind !== "dozen") return whole(cardinal);
  return { end: next.end, value: exact(cardinal.value * 12), power: 0 };
}

/** two thirds, a half, three quarters, one fifth; a third, not "two third". */
function readFraction(text: string, top: Cardinal, before: Exact): Read | undefined {
  const next = wordAfter(text, top.end);
  if (next === undefined) return undefined;
  const bottom = bottomOf(next.value);
  if (bottom === undefined || bottom.isPlural === (top.value === 1)) {
    return next.value.kind === "dozen" && top.isArticle
      ? { end: next.end, value: exact(12), power: 0 }
      : undefined;
  }
  const value = divide(exact(top.value), exact(bottom.value));
  const sum = value === undefined ? undefined : add(before, value);
  return sum === undefined ? undefined : { end: next.end, value: sum, power: 0 };
}

function bottomOf(
  word: NonNullable<ReturnType<typeof wordAfter>>["value"],
): { value: number; isPlural: boolean } | undefined {
  switch (word.kind) {
    case "half":
      return { value: 2, isPlural: word.isPlural };
    case "quarter":
      return { value: 4, isPlural: word.isPlural };
    case "ordinal":
      return word.value > 2 ? word : undefined;
    default:
      return undefined;
  }
}

/** one and a half, five and three quarters; two and a half million. */
function readMixed(text: string, cardinal: Cardinal): Read | undefined {
  const at = behindAnd(text, cardinal.end);
  const top = at === undefined || cardinal.isArticle ? undefined : readCardinal(text, at);
  if (top === undefined) return undefined;
  // three million and a half is half a million more.
  const unit = cardinal.power >= 3 ? cardinal.power : 0;
  const part = readFraction(text, top, exact(0));
  const sum = part === undefined ? undefined : addAbout(exact(cardinal.value), shift(part.value, unit));
  if (part === undefined || sum === undefined) return undefined;
  const scale = wordAfter(text, part.end);
  if (scale?.value.kind !== "scale" || unit > 0) return { end: part.end, value: sum, power: 0 };
  const value = multiply(sum, exact(10 ** scale.value.power));
  return value === undefined ? undefined : { end: scale.end, value, power: scale.value.power };
}

function behindAnd(text: string, end: number): number | undefined {
  const at = skipSpaces(text, end);
  return at > end && text.startsWith("and ", at) ? skipSpaces(text, at + 4) : undefined;
}

const MOST_PLACES = 12;

/** point zero three: words or figures, one place each. */
function readDecimals(text: string, cardinal: Cardinal): Read | undefined {
  const at = skipSpaces(text, cardinal.end);
  if (at === cardinal.end || !text.startsWith("point ", at)) return undefined;
  let end = at + 5;
  let digits = 0;
  let places = 0;
  for (; places < MOST_PLACES; places++) {
    const next = skipSpaces(text, end);
    const word = ENGLISH.match(text, next);
    if (kindAt(text, next) === KIND.arabic) {
      digits = digits * 10 + valueAt(text, next);
      end = next + 1;
    } else if (word?.value.kind === "ones" && word.value.value < 10) {
      digits = digits * 10 + word.value.value;
      end = word.end;
    } else break;
  }
  const value = places === 0 ? undefined : add(exact(cardinal.value), exact(digits, -places));
  return value === undefined ? undefined : { end, value, power: 0 };
}
