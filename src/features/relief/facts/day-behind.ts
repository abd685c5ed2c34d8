import { addDays, addMonths, type LocalDate, parseLocalDate } from "../../../domain/local-date.ts";
import type { DateMention } from "../../../language/frame.ts";

/**
 * A day that lies behind: 「3月2日」 said in November is last spring's, whichever year is nearer; a year that was said
 * stays. Undefined for a stretch of days.
 */
export function dayBehind(said: DateMention | undefined, today: LocalDate): LocalDate | undefined {
  const date = parseLocalDate(said?.start ?? "");
  if (date === undefined || said?.end !== addDays(date, 1)) return undefined;
  return date > today && !/年|\d{4}/.test(said.text) ? addMonths(date, -12) : date;
}
