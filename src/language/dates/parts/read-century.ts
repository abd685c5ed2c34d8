import { skipSpaces } from "../../numbers/characters.ts";
import type { CalendarSaid } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, type ReadInteger } from "./integer.ts";
import type { ReadDate } from "./read-month.ts";

/** 世纪 behind a number, with the decade if one is said: 18世纪, 十九世纪七十年代. */
export function readCentury(
  text: string,
  number: ReadInteger,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const at = skipSpaces(text, number.end);
  if (!text.startsWith("世纪", at) || number.value < 1 || number.value > 30) return undefined;
  return readInCentury(text, at + 2, (number.value - 1) * 100, words);
}

/** Behind 世纪: the decade, or the whole century. */
export function readInCentury(
  text: string,
  end: number,
  firstYear: number,
  words: DateWords,
): ReadDate<CalendarSaid> {
  const decade = readInteger(text, end);
  if (decade !== undefined && text.startsWith("年代", decade.end)) {
    const read = readDecade(text, decade, decade.end + 2, firstYear, words);
    if (read !== undefined) return read;
  }
  return withEdge(text, end, firstYear, "century", words);
}

/** 80年代, 九十年代, 1980年代, 80年代初; those of the last century where none is named. */
export function readDecade(
  text: string,
  number: ReadInteger,
  end: number,
  firstYear: number,
  words: DateWords,
): ReadDate<CalendarSaid> | undefined {
  const { value, width } = number;
  if (value % 10 !== 0 || (value >= 100 && width !== 4)) return undefined;
  return withEdge(text, end, value >= 100 ? value : firstYear + value, "decade", words);
}

function withEdge(
  text: string,
  end: number,
  firstYear: number,
  kind: "decade" | "century",
  words: DateWords,
): ReadDate<CalendarSaid> {
  const part = words.parts.match(text, end);
  const edge = part?.value === "start" || part?.value === "end" ? part.value : undefined;
  const year = { kind: "absolute", year: firstYear } as const;
  return {
    end: edge === undefined ? end : (part?.end ?? end),
    said: { kind: "calendar", year, rest: { kind, edge } },
  };
}
