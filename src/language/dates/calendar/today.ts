import { dayNumber, type DayNumber } from "./day-number.ts";

/** Asia/Shanghai has kept UTC+8 since 1991, without summer time. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day it is, and the minutes gone of it. */
export interface Now {
  readonly today: DayNumber;
  readonly minute: number;
}

/** The day it is in the district at an instant, and the minutes gone of it; noon where only the day is given. */
export function readNow(now: Date | string): Now {
  if (typeof now === "string") {
    const today = dayNumber(Number(now.slice(0, 4)), Number(now.slice(5, 7)), Number(now.slice(8, 10)));
    return { today, minute: NOON };
  }
  const local = now.getTime() + OFFSET;
  const today = Math.floor(local / DAY);
  return { today, minute: Math.floor((local - today * DAY) / MINUTE) };
}

const NOON = 720;
const MINUTE = 60_000;
