import type { District } from "./district.ts";
import { dayOf, isoOf, LAST_DAY } from "./days.ts";
import type { TrueEvent } from "./truth.ts";

/** What the archive must hold of a person at the end. */
export interface ExpectedPerson {
  unit: string;
  employment: string;
  retired_on: string | null;
  life: string;
  died_on: string | null;
  whereabouts: string;
  standing: string;
  post: string | null;
  education: string | null;
  closed: boolean;
  phone: string | null;
  honours: number;
}

/** Worked out from the true events alone, by the words of the domain page. Nothing of the program is used here. */
export function expectedArchive(district: District, truth: readonly TrueEvent[]): ExpectedPerson[] {
  const people = district.people.map((person): ExpectedPerson => ({
    unit: district.unions[person.union]?.unit ?? "",
    employment: person.retiredOn === null ? "in-service" : "retired",
    retired_on: person.retiredOn,
    life: "alive",
    died_on: null,
    whereabouts: "known",
    standing: "good",
    post: null,
    education: null,
    closed: false,
    phone: null,
    honours: 1,
  }));
  for (const event of truth) {
    const person = people[event.person];
    if (person === undefined || event.fate.kind === "undone" || event.fate.kind === "void") continue;
    const day = isoOf(event.fate.kind === "amended" ? event.fate.to : event.happened);
    befall(person, event, day, district);
  }
  return people;
}

function befall(person: ExpectedPerson, event: TrueEvent, day: string, district: District): void {
  switch (event.kind) {
    case "retirement":
      person.employment = "retired";
      person.retired_on = day;
      break;
    case "early-leave":
      person.employment = "early-leave";
      break;
    case "post":
      person.post = event.value;
      break;
    case "education":
      person.education = event.value;
      break;
    case "phone":
      person.phone = event.value;
      break;
    case "death":
      person.life = "deceased";
      person.died_on = day;
      person.closed = true;
      break;
    case "departure":
      person.closed = true;
      break;
    case "transfer":
      if (event.acceptedOn !== null && event.to !== null) person.unit = district.unions[event.to]?.unit ?? "";
      break;
    case "lost":
      person.whereabouts = "lost";
      break;
    case "restored":
      person.whereabouts = "known";
      break;
    case "abroad":
      person.whereabouts = "abroad";
      break;
    case "honour":
      person.honours += 1;
      break;
    case "discipline":
      person.standing = "suspended";
      break;
    case "disaster":
      break;
  }
}

/** When a union's return of a year was in, and when it was not any more: instants, in order. */
export interface Filing {
  readonly union: number;
  readonly year: number;
  readonly at: number;
  readonly in: boolean;
}

export interface ExpectedReminder {
  readonly contact: string;
  readonly year: number;
  readonly daysLeft: number;
}

const BEFORE = new Set([30, 15, 7, 3, 1, 0]);
const OVERDUE = 14;
const FROM = 9;
const UNTIL = 21;
const CHAIR_FROM = 1;

/**
 * Who is reminded of what, by the words of the policy: on the days of the list and for two weeks after the deadline, at
 * nine or when the program next wakes between nine and nine; only the latest of what was missed; only the missing.
 */
export function expectedReminders(
  district: District,
  wakes: readonly { readonly day: number; readonly minute: number; readonly at: number }[],
  filings: readonly Filing[],
): ExpectedReminder[] {
  const planned = new Set<string>();
  const reminders: ExpectedReminder[] = [];
  for (const wake of wakes) {
    if (wake.minute < FROM * 60 || wake.minute >= UNTIL * 60) continue;
    const inJanuary = isoOf(wake.day).slice(5, 7) === "01";
    const year = Number(isoOf(wake.day).slice(0, 4)) - (inJanuary ? 1 : 0);
    const deadline = dayOf(`${year}-12-31`);
    const due = latestWave(wake.day, deadline);
    if (due === null || planned.has(`${year} ${due}`)) continue;
    planned.add(`${year} ${due}`);
    for (const union of district.unions) {
      if (isIn(union, year, wake.at, filings)) continue;
      const alone = union.officers.every(({ chair }) => chair);
      for (const officer of union.officers)
        if (!officer.chair || alone || due <= CHAIR_FROM)
          reminders.push({ contact: officer.contact, year, daysLeft: due });
    }
  }
  return reminders;
}

function latestWave(today: number, deadline: number): number | null {
  for (let back = 0; back <= 14; back += 1) {
    const left = deadline - (today - back);
    if (BEFORE.has(left) || (left < 0 && -left <= OVERDUE)) return left;
  }
  return null;
}

function isIn(
  union: District["unions"][number],
  year: number,
  at: number,
  filings: readonly Filing[],
): boolean {
  if (year === 2025 && union.filedBefore) return true;
  const last = filings.findLast((one) => one.union === union.index && one.year === year && one.at <= at);
  return last?.in ?? false;
}

/** Days after the deadline on which the first return came in; null where none did. */
export function daysLate(union: number, filings: readonly Filing[]): number | null {
  const first = filings.find((one) => one.union === union && one.year === 2026 && one.in);
  if (first === undefined) return null;
  for (let day = 0; day <= LAST_DAY; day += 1) {
    const end = Date.parse(`${isoOf(day + 1)}T00:00:00+08:00`);
    if (first.at < end) return Math.max(0, day - dayOf("2026-12-31"));
  }
  return null;
}
