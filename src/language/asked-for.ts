import type { AmountMention, DateMention, NumberMention } from "./frame.ts";
import type { Expectation } from "./frames/message/message.ts";
import type { Cues } from "./lexicon/cues.ts";
import { normalise, spanOf, type Normalised } from "./normalise.ts";
import type { Placed } from "./placed.ts";

/** Asked for a sum, a bare number is one: 「0」; the one of 「少说一个数，是13000」 counts something else. */
export function amountsAsked(
  amounts: readonly Placed<AmountMention>[],
  numbers: readonly Placed<NumberMention>[],
  expecting: Expectation | undefined,
  cues: Cues,
): readonly Placed<AmountMention>[] {
  if (amounts.length > 0 || expecting !== "amount") return amounts;
  return numbers
    .filter(({ end }) => cues.at("no-figure", end) === undefined)
    .map((number) => ({
      ...number,
      mention: { ...number.mention, role: "other", approximate: false },
    }));
}

/** The only figure of a message, in the form of a month and a day. */
const MONTH_AND_DAY = /^[^\d.]*((1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9]))[^\d.]*$/;

/** The only figure of a message, in the form of a year. */
const YEAR = /^\D*((?:19|20)\d\d)\D*$/;

/** Asked for a day, a figure that can be one is one: 「11.18」, 「2024」. */
export function datesAsked(
  n: Normalised,
  dates: readonly Placed<DateMention>[],
  expecting: Expectation | undefined,
  readDates: (message: Normalised) => readonly DateMention[],
): readonly Placed<DateMention>[] {
  if (dates.length > 0 || expecting !== "date") return dates;
  const [, year] = YEAR.exec(n.text) ?? [];
  const [, figure = year, month, day] = MONTH_AND_DAY.exec(n.text) ?? [];
  if (figure === undefined) return dates;
  const [date] = readDates(normalise(year === undefined ? `${month}月${day}日` : `${year}年`));
  const start = n.text.indexOf(figure);
  const end = start + figure.length;
  return date === undefined
    ? dates
    : [{ start, end, mention: { ...spanOf(n, start, end), start: date.start, end: date.end } }];
}
