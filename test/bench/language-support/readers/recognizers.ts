import {
  Culture,
  DateTimeOptions,
  recognizeCurrency,
  recognizeDateTime,
  recognizeNumber,
} from "@microsoft/recognizers-text-suite";
import { NOW } from "../../../language/gold/read-gold.ts";
import { dayAfter, figureOf, wordingsOf, type Mentions, type Reader } from "./reader.ts";

/** One way to take a date, as the library words it; days may have a time behind them. */
interface DateValue {
  /** `2026`, `2026-11`, `XXXX-11-20` … */
  readonly timex?: string;
  /** `date`, `daterange`, `datetime`, `datetimerange`; `time`, `duration`, `set` … name no day. */
  readonly type: string;
  /** `not resolved` for 2月30日. */
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

/** A piece of the message; `end` is its last character. */
interface Recognized {
  readonly start: number;
  readonly end: number;
  /** `values` for dates, `value` for sums and numbers. The library declares it as anything. */
  readonly resolution: Readonly<Record<string, unknown>> | null;
}

/** It reckons in the machine's time zone: a clock that shows there what Shanghai's shows. */
const SHANGHAI = new Date(NOW.getTime() + (8 * 60 + NOW.getTimezoneOffset()) * 60_000);

/** Microsoft Recognizers-Text: dates, money and numbers, each asked by itself as its documentation does. */
export function openRecognizers(): Reader {
  return {
    name: "recognizers-text",
    read(text) {
      const dates: readonly Recognized[] = recognizeDateTime(
        text,
        Culture.Chinese,
        DateTimeOptions.None,
        SHANGHAI,
      );
      const money: readonly Recognized[] = recognizeCurrency(text, Culture.Chinese);
      const numbers: readonly Recognized[] = recognizeNumber(text, Culture.Chinese);
      return { days: () => dates.map(daysOf).filter(isNotEmpty), sums: () => sumsOf(dates, money, numbers) };
    },
  };
}

const isNotEmpty = (wordings: readonly string[]): boolean => wordings.length > 0;

function daysOf({ resolution }: Recognized): string[] {
  return ((resolution?.["values"] ?? []) as readonly DateValue[]).flatMap(wordingsOfValue);
}

const NAMES_DAYS = /^date/;

function wordingsOfValue({ end, start, timex, type, value }: DateValue): string[] {
  if (!NAMES_DAYS.test(type)) return [];
  const day = dayOf(value);
  if (day !== null) return wordingsOf(day, dayAfter(day));
  const [first, last] = [dayOf(start), dayOf(end)];
  if (first === null && last === null) return [];
  return [
    ...wordingsOf(first, last),
    // 3月1日到5日 ends where it says, 上个月 behind its last day: either is taken.
    ...(last === null ? [] : wordingsOf(first, dayAfter(last))),
    // 今年 ends today, and is the whole year by its other name.
    ...(/^\d{4}$/.test(timex ?? "") ? wordingsOf(`${timex}-01-01`, `${Number(timex) + 1}-01-01`) : []),
  ];
}

const dayOf = (value: string | undefined): string | null => /^\d{4}-\d\d-\d\d/.exec(value ?? "")?.[0] ?? null;

/** Money alone, money with every number that is neither money nor a date, and of those the numbers from 100 up. */
function sumsOf(
  dates: readonly Recognized[],
  money: readonly Recognized[],
  numbers: readonly Recognized[],
): Mentions[] {
  const free = numbers.filter((number) => ![...dates, ...money].some((other) => overlap(number, other)));
  const sums = money.flatMap(figuresOf);
  const others = free.flatMap(figuresOf);
  const large = others.filter(([figure]) => Number(figure) >= LEAST_SUM);
  return [sums, [...sums, ...others], [...sums, ...large]];
}

const LEAST_SUM = 100;

const overlap = (one: Recognized, other: Recognized): boolean =>
  one.start <= other.end && other.start <= one.end;

function figuresOf({ resolution }: Recognized): string[][] {
  const value = resolution?.["value"];
  return typeof value === "string" ? [[figureOf(value)]] : [];
}
