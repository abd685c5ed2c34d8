import { codeAt } from "../words/code-at.ts";
import { isOneOf, KIND, kindAt, skipSpaces, valueAt } from "../numbers/characters.ts";
import { isHan, isLetter } from "../words/letters.ts";
import { compare, negate, shift, type Exact } from "../numbers/exact.ts";
import type { Bound, MoneyWords } from "./lexicon.ts";
import { readQuantity, type Quantity } from "./read-quantity.ts";

/** What may be an amount of money: one figure or a range, before the words around it have been asked. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Behind 左右, (含), 以上 and the like, which are not part of the mention. */
  readonly after: number;
  readonly low: Exact | null;
  readonly high: Exact | null;
  readonly currency: string | undefined;
  readonly isApproximate: boolean;
  /** Digits only, without any unit. */
  readonly isPlain: boolean;
  /** Has a 千 or 万. */
  readonly isLarge: boolean;
  readonly bound: Bound | undefined;
}

interface Opening {
  /** Where the mention begins: at the sign or the mark, if one is said. */
  readonly from: number;
  readonly start: number;
  readonly isBelowZero: boolean;
  /** Currency said before the number (¥, 人民币). */
  readonly mark: string | undefined;
}

/**
 * Reads an amount whose number begins at `start`.
 *
 * @param before what stands directly before it (约, 不到, 超过)
 */
export function readAmount(
  text: string,
  { from, start, isBelowZero, mark }: Opening,
  before: Bound | undefined,
  words: MoneyWords,
): Candidate | undefined {
  const first = readQuantity(text, start, words, mark !== undefined);
  if (first === undefined) return undefined;
  const last = readUpperBound(text, from, first, words);
  const figure = last === undefined ? first : joinBounds(first, last);
  if (figure === undefined) return undefined;
  const behind = readBoundAfter(text, figure.end, words);
  // 上万元 is a bound, 改成2万8 is none.
  const bound = strongest(before === "min-unit" && !figure.isBare ? undefined : before, behind.bound);
  if (figure.isBare && bound === undefined && figure.currency === undefined) return undefined;
  const { low, high } = limitsOf(figure, bound, isBelowZero);
  const isRange = figure.high !== undefined;
  return {
    start: from,
    end: figure.end,
    after: behind.end,
    low,
    high,
    currency: currencyOf(figure, mark),
    // Below zero nobody pays or gets anything: to be asked back.
    isApproximate: bound !== undefined || figure.isBare || isRange || figure.isDoubtful || isBelowZero,
    isPlain: figure.isPlain,
    isLarge: figure.unitPower >= 3 || (!figure.isPlain && magnitude(figure.low) >= 3),
    bound,
  };
}

/** 不到3万 has no lower limit, 上万 no upper one. */
function limitsOf(
  figure: Quantity,
  bound: Bound | undefined,
  isBelowZero: boolean,
): Pick<Candidate, "low" | "high"> {
  const isOpenAbove = bound === "min" || (bound === "min-unit" && figure.isBare);
  const low = figure.high !== undefined || bound !== "max" ? figure.low : null;
  const high = figure.high ?? (isOpenAbove ? null : figure.low);
  return isBelowZero ? { low: negated(high), high: negated(low) } : { low, high };
}

const negated = (bound: Exact | null): Exact | null => (bound === null ? null : negate(bound));

/** 港币三千元: 元 alone says less than the mark before the number. */
const currencyOf = ({ currency }: Quantity, mark: string | undefined): string | undefined =>
  currency === undefined || currency === "CNY" ? (mark ?? currency) : currency;

const magnitude = (value: Exact): number => String(Math.abs(value.digits)).length - 1 + value.exponent;

/** The number behind 到, - or "to", if the two make a range; its currency may be said before it (¥100-¥200). */
function readUpperBound(
  text: string,
  from: number,
  first: Quantity,
  words: MoneyWords,
): Quantity | undefined {
  const at =
    skipNeighbour(text, from, first) ??
    skipJoint(text, from, skipSpaces(text, skipInclusive(text, first.end)), words);
  if (at === undefined) return undefined;
  const mark = words.marks.match(text, at);
  const read = readQuantity(text, skipSpaces(text, mark?.end ?? at), words, mark !== undefined);
  const last = read === undefined || mark === undefined ? read : { ...read, currency: mark.value };
  if (last === undefined || last.isBare) return undefined;
  // 3万到5: the second figure has lost its unit, and nobody knows which.
  if (last.currency === undefined && last.unitPower === 0 && first.unitPower > 0) return undefined;
  return last;
}

/** 3、4万 and 3 4万 are three or four; at the start of a line 3、 is a number of the list. */
function skipNeighbour(text: string, from: number, first: Quantity): number | undefined {
  const { start, end } = first;
  const digit = valueAt(text, start);
  if (end !== start + 1 || !first.isPlain || digit === 0 || from === 0 || isOneOf("\n", text, from - 1))
    return undefined;
  const at = skipSpaces(text, isOneOf("、,，", text, end) ? end + 1 : end);
  const isNext = at > end && kindAt(text, at) === kindAt(text, start) && valueAt(text, at) === digit + 1;
  const unit = kindAt(text, at + 1);
  return isNext && (unit === KIND.small || unit === KIND.big) ? at : undefined;
}

function skipJoint(text: string, from: number, at: number, words: MoneyWords): number | undefined {
  let dash = at;
  while (isOneOf("-~", text, dash)) dash++;
  if (dash > at) return skipSpaces(text, dash);
  const isPair = words.endsPairOpen(text, from);
  const joint = words.rangeJoints.match(text, at) ?? (isPair ? words.pairJoints.match(text, at) : undefined);
  return joint === undefined ? undefined : skipSpaces(text, joint.end);
}

/** 3到5万: the first bound takes the unit of the second, unless it is too large for that (8500到3万). */
function joinBounds(first: Quantity, last: Quantity): Quantity | undefined {
  const shared = last.unitPower;
  const isShared =
    first.currency === undefined &&
    first.unitPower < Math.min(shared, 4) &&
    compare(shift(first.low, shared), last.low) < 0;
  const low = isShared ? shift(first.low, shared) : first.low;
  const high = last.high ?? last.low;
  if (compare(low, high) >= 0) return undefined;
  return {
    start: first.start,
    end: last.end,
    low,
    high,
    currency: last.currency ?? first.currency,
    unitPower: Math.max(first.unitPower, shared),
    isPlain: first.isPlain && last.isPlain,
    isBare: false,
    isDoubtful: true,
  };
}

/** (含) says that the bound belongs to it, which it does for us anyway. */
function skipInclusive(text: string, at: number): number {
  return text.startsWith("(含)", at) ? at + 3 : at;
}

function readBoundAfter(
  text: string,
  end: number,
  words: MoneyWords,
): { bound: Bound | undefined; end: number } {
  let bound: Bound | undefined;
  let at = end;
  for (;;) {
    const next = skipSpaces(text, skipInclusive(text, at));
    const match = words.after.match(text, next) ?? plusAt(text, next);
    if (match === undefined) return { bound, end: at };
    bound = strongest(bound, match.value);
    at = match.end;
  }
}

/** 3万+ is more than that; 3万+2万 and 3万+自费 are sums. */
function plusAt(text: string, at: number): { end: number; value: Bound } | undefined {
  if (!isOneOf("+", text, at)) return undefined;
  const next = skipSpaces(text, at + 1);
  const code = codeAt(text, next);
  const goesOn = isHan(code) || isLetter(code) || kindAt(text, next) !== KIND.none;
  return goesOn && !isOneOf("元块的了吧", text, next) ? undefined : { end: at + 1, value: "min" };
}

/** 大约不到3万 is a bound before it is an estimate. */
function strongest(a: Bound | undefined, b: Bound | undefined): Bound | undefined {
  if (a === undefined || a === "about") return b ?? a;
  return a;
}
