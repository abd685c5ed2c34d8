import { skipSpaces } from "../../numbers/characters.ts";
import type { CalendarSaid } from "../said.ts";
import { readInteger, type ReadInteger } from "./integer.ts";
import type { ReadDate } from "./read-month.ts";

/** 世纪 behind a number, with the decade if one is said: 18世纪, 十九世纪七十年代. */
export function readCentury(text: string, number: ReadInteger): ReadDate<CalendarSaid> | undefined {
  const at = skipSpaces(text, number.end);
  if (!text.startsWith("世纪", at) || number.value < 1 || number.value > 30) return undefined;
  return readInCentury(text, at + 2, (number.value - 1) * 100);
}

/** Behind 世纪: the decade, or the whole century. */
export function readInCentury(text: string, end: number, firstYear: number): ReadDate<CalendarSaid> {
  const decade = readInteger(text, end);
  if (decade !== undefined && text.startsWith("年代", decade.end)) {
    const read = readDecade(decade, decade.end + 2, firstYear);
    if (read !== undefined) return read;
  }
  return {
    end,
    said: { kind: "calendar", year: { kind: "absolute", year: firstYear }, rest: { kind: "century" } },
  };
}

/** 80年代, 九十年代, 1980年代; those of the last century where none is named. */
export function readDecade(
  number: ReadInteger,
  end: number,
  firstYear: number,
): ReadDate<CalendarSaid> | undefined {
  const { value, width } = number;
  if (value % 10 !== 0 || (value >= 100 && width !== 4)) return undefined;
  const year = value >= 100 ? value : firstYear + value;
  return { end, said: { kind: "calendar", year: { kind: "absolute", year }, rest: { kind: "decade" } } };
}
