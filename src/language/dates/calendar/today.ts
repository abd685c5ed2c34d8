import { dayNumber, type DayNumber } from "./day-number.ts";

/** Asia/Shanghai has kept UTC+8 since 1991, without summer time. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day it is in the district at an instant; or the day itself, given as `YYYY-MM-DD`. */
export function todayInDistrict(now: Date | string): DayNumber {
  if (typeof now === "string") {
    return dayNumber(Number(now.slice(0, 4)), Number(now.slice(5, 7)), Number(now.slice(8, 10)));
  }
  return Math.floor((now.getTime() + OFFSET) / DAY);
}
