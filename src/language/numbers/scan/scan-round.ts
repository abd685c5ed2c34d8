import { KIND, isOneOf, kindAt, valueAt } from "../characters.ts";
import { exact } from "../exact.ts";
import { scanned, type ScannedNumber } from "./scanned-number.ts";

/**
 * Sums that only name their size, at the unit they begin with: 千把块 is about a thousand, 百十块 a hundred and
 * something, 千八百 and 万儿八千 not quite a thousand or ten thousand. `undefined` for anything else.
 */
export function scanRound(text: string, start: number): ScannedNumber | undefined {
  const power = valueAt(text, start);
  if (power < 2 || power > 4) return undefined;
  const unit = 10 ** power;
  const at = start + 1;
  if (isOneOf("把数", text, at)) return scanAbout(text, start, power);
  if (power === 2 && isOneOf("十", text, at) && kindAt(text, at + 1) === KIND.none) {
    const end = isOneOf("来", text, at + 1) ? at + 2 : at + 1;
    return scanned(start, end, exact(unit), exact(2 * unit), 0, true);
  }
  const eight = isOneOf("儿", text, at) ? at + 1 : at;
  const isNearly =
    isOneOf("八", text, eight) &&
    valueAt(text, eight + 1) === power - 1 &&
    kindAt(text, eight + 1) === KIND.small;
  if (!isNearly) return undefined;
  const end = eight + 2;
  return kindAt(text, end) === KIND.none
    ? scanned(start, end, exact((8 * unit) / 10), exact(unit), 0, true)
    : undefined;
}

/** 千把, 百把万, 万数: about so much, in units that may be counted in 万. */
function scanAbout(text: string, start: number, power: number): ScannedNumber | undefined {
  const isMyriads = power < 4 && isOneOf("万", text, start + 2);
  const end = isMyriads ? start + 3 : start + 2;
  if (kindAt(text, end) !== KIND.none && !isMyriads) return undefined;
  const total = isMyriads ? power + 4 : power;
  const after = isOneOf("来", text, end) ? end + 1 : end;
  return scanned(start, after, exact(10 ** total), exact(2 * 10 ** total), total, true);
}
