import { daysBetween, type LocalDate, yearOf } from "./local-date.ts";

/** 31 December counts, until midnight in the district (domain §2). */
export const deadlineOf = (year: number): LocalDate => `${year}-12-31` as LocalDate;

/** The year whose return is meant on `today`: in January it is still last year's. */
export function returnYear(today: LocalDate): number {
  return today.slice(5, 7) === "01" ? yearOf(today) - 1 : yearOf(today);
}

/** Days after the deadline; 0 when in time. */
export function daysLate(year: number, today: LocalDate): number {
  return Math.max(0, daysBetween(deadlineOf(year), today));
}
