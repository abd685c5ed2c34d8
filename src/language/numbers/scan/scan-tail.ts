import { codeAt } from "../../words/code-at.ts";
import { KIND, isOneOf, kindAt, valueAt } from "../characters.ts";
import { isHan } from "../../words/letters.ts";
import { add, exact, shift, type Exact } from "../exact.ts";

/** What stands behind 元: parts of one. */
export interface Tail {
  readonly end: number;
  readonly value: Exact;
}

/** Parts of 元, largest first. */
const PLACES = ["角毛毫", "分", "厘"] as const;

/** 角, 分 and 厘 behind 元 (零角零分 too); one digit alone only behind 块 (三块五, 三块零四) and 角 (一元三角四). */
export function readTail(text: string, unitEnd: number): Tail | undefined {
  let at = isOneOf("又", text, unitEnd) ? unitEnd + 1 : unitEnd;
  let value = exact(0);
  let end: number | undefined;
  for (const [index, units] of PLACES.entries()) {
    const part = readPart(text, at, units);
    if (part === undefined) {
      const isAfterTenths = index === 1 && end !== undefined;
      const last = isAfterTenths ? readDigit(text, skipZero(text, at)) : undefined;
      if (last !== undefined && !goesOn(text, last.end)) return sumOf(value, last, -2);
      continue;
    }
    value = add(value, shift(part.value, -1 - index)) ?? value;
    end = at = part.end;
  }
  if (end !== undefined) return { end, value };
  if (isOneOf("块蚊", text, unitEnd - 1)) return readLastDigit(text, at);
  return isOneOf("元", text, unitEnd - 1) ? readClosingDigit(text, at) : undefined;
}

/** 两元五, and nothing behind it: a figure in characters may say 元 for 块. */
function readClosingDigit(text: string, at: number): Tail | undefined {
  if (kindAt(text, at) !== KIND.digit || isHan(codeAt(text, at + 1))) return undefined;
  return readLastDigit(text, at);
}

/** 三块五, 三块零四 */
function readLastDigit(text: string, at: number): Tail | undefined {
  const start = skipZero(text, at);
  const digit = readDigit(text, start) ?? readPriced(text, start);
  if (digit === undefined || goesOn(text, digit.end) || isOne(text, start)) return undefined;
  return sumOf(exact(0), digit, start > at ? -2 : -1);
}

/** What a price is for one of. */
const PRICED = "斤个张份本瓶盒包袋米次人天位只件条顿碗杯两桌间晚盘";

/** 5块一斤: the price of one. */
const isOne = (text: string, at: number): boolean =>
  isOneOf("一1", text, at) && isOneOf(PRICED, text, at + 1);

/** 三块五一斤: a digit, and what the price is for. */
function readPriced(text: string, at: number): Tail | undefined {
  const isPriced = kindAt(text, at) === KIND.digit && isOneOf("一", text, at + 1);
  if (!isPriced || !isOneOf(PRICED, text, at + 2)) return undefined;
  return { end: at + 1, value: exact(valueAt(text, at)) };
}

const sumOf = (value: Exact, { end, value: digit }: Tail, power: number): Tail => ({
  end,
  value: add(value, shift(digit, power)) ?? value,
});

/** A digit with one of these behind it, 零 before it or not. */
function readPart(text: string, at: number, units: string): Tail | undefined {
  const digit = readDigit(text, at) ?? readDigit(text, skipZero(text, at));
  if (digit === undefined || !isOneOf(units, text, digit.end)) return undefined;
  if (units === "分" && isOneOf("钟之别", text, digit.end + 1)) return undefined;
  return { end: digit.end + 1, value: digit.value };
}

const skipZero = (text: string, at: number): number => (isOneOf("零〇", text, at) ? at + 1 : at);

/** One digit, not the start of a longer number. */
export function readDigit(text: string, at: number): Tail | undefined {
  const kind = kindAt(text, at);
  if (kind !== KIND.arabic && kind !== KIND.digit) return undefined;
  return kindAt(text, at + 1) === KIND.none ? { end: at + 1, value: exact(valueAt(text, at)) } : undefined;
}

const goesOn = (text: string, i: number): boolean => isOneOf("个人次天月年位号日份张家户块元.、点", text, i);
