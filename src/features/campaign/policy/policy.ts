import { sql } from "drizzle-orm";

import { addDays, daysBetween, hourInZone, type LocalDate, startOfDay } from "../../../domain/local-date.ts";
import { deadlineOf, returnYear } from "../../../domain/return-year.ts";
import { queryRows, type Tx } from "../../database.ts";

/** 催报设置: when and how the missing are reminded. Days count down to the deadline; negative ones come after it. */
export interface Policy {
  readonly version: number;
  readonly daysBefore: readonly number[];
  readonly overdueDays: number;
  readonly fromHour: number;
  readonly untilHour: number;
  readonly chairFrom: number;
  readonly phonesFrom: number;
  readonly setAt: Date;
}

export interface DueWave {
  readonly year: number;
  readonly daysLeft: number;
  readonly dueOn: LocalDate;
  /** Its day is over: an outage delayed it. */
  readonly caughtUp: boolean;
  readonly policy: Policy;
}

/** A wave older than this is given up. */
const MOST_DAYS_LATE = 14;

/** Every version, newest first. */
export async function readPolicies(tx: Tx): Promise<readonly Policy[]> {
  const rows = await queryRows<Omit<Policy, "setAt"> & { readonly setAt: string }>(
    tx,
    sql`select version, to_json(days_before) as "daysBefore", overdue_days as "overdueDays", from_hour as "fromHour",
        until_hour as "untilHour", chair_from as "chairFrom", phones_from as "phonesFrom",
        to_char(set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "setAt"
      from campaign_policies order by version desc`,
  );
  return rows.map((row) => ({ ...row, setAt: new Date(row.setAt) }));
}

/**
 * The latest wave whose moment has come; null outside the campaign and in quiet hours. Only the latest: after an outage
 * people are reminded once, with today's number of days, and not once for every wave that was missed. Each day is judged
 * by the policy that held at its hour.
 */
export function dueWave(policies: readonly Policy[], now: Date, today: LocalDate): DueWave | null {
  const [newest] = policies;
  if (newest === undefined || isQuiet(newest, now)) return null;
  const year = returnYear(today);
  const daysLeft = daysBetween(today, deadlineOf(year));
  for (let back = 0; back <= MOST_DAYS_LATE; back += 1) {
    const dueOn = addDays(today, -back);
    const policy = policies.find(
      (one) => one.setAt <= startOfDay(dueOn, one.fromHour) && startOfDay(dueOn, one.fromHour) <= now,
    );
    if (policy !== undefined && isWave(policy, daysLeft + back)) {
      return { year, daysLeft: daysLeft + back, dueOn, caughtUp: back > 0, policy };
    }
  }
  return null;
}

/** Outside the hours of the settings nobody is written to. */
export function isQuiet({ fromHour, untilHour }: Policy, now: Date): boolean {
  const hour = hourInZone(now);
  return hour < fromHour || hour >= untilHour;
}

const isWave = (policy: Policy, daysLeft: number): boolean =>
  daysLeft >= 0 ? policy.daysBefore.includes(daysLeft) : -daysLeft <= policy.overdueDays;
