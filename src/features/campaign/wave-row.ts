import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { queryRows } from "../database.ts";
import type { JobContext } from "../feature.ts";
import { missingUnions } from "./missing-unions.ts";
import type { DueWave } from "./policy/policy.ts";

/** Unions of one transaction: each well within the time that a statement may take. */
const UNIONS_AT_ONCE = 5_000;

export interface Wave {
  readonly id: string;
  readonly plannedTo: string | null;
  readonly finished: boolean;
}

/** Looked up first: most ticks find the wave of the day planned already. Null where it has not begun. */
export async function findWave({ tx }: JobContext, { year, daysLeft }: DueWave): Promise<Wave | null> {
  const [wave] = await queryRows<Wave>(
    tx,
    sql`select id, planned_to as "plannedTo", finished_at is not null as finished from reminder_waves
      where year = ${year} and days_left = ${daysLeft}`,
  );
  if (wave === undefined || wave.finished) return wave ?? null;
  const [held] = await queryRows<Wave>(
    tx,
    sql`select id, planned_to as "plannedTo", finished_at is not null as finished from reminder_waves
      where id = ${wave.id}::uuid for update skip locked`,
  );
  return held ?? { ...wave, finished: true };
}

export async function beginWave(
  { tx, now }: Pick<JobContext, "tx" | "now">,
  due: DueWave,
): Promise<Wave | null> {
  const [row] = await queryRows<{ id: string }>(
    tx,
    sql`insert into reminder_waves (id, year, days_left, due_on, planned_at, caught_up, missing)
      values (${newId()}::uuid, ${due.year}, ${due.daysLeft}, ${due.dueOn}::date, ${now.toISOString()}::timestamptz,
        ${due.caughtUp}, (select count(*) from (${missingUnions(due.year)}) m))
      on conflict (year, days_left) do nothing returning id`,
  );
  return row === undefined ? null : { id: row.id, plannedTo: null, finished: false };
}

/** A union whose return is not in. */
export interface MissingUnion {
  readonly id: string;
  readonly name: string;
  /** It was, and is to be mended. */
  readonly sentBack: boolean;
}

/** The next missing unions, in the order of their ids; the wave's row remembers the last. */
export async function nextPart({ tx }: JobContext, { year }: DueWave, wave: Wave): Promise<MissingUnion[]> {
  const rows = await queryRows<MissingUnion>(
    tx,
    sql`select m.union_id as id, m.name, m.sent_back as "sentBack" from (${missingUnions(year)}) m
      where ${wave.plannedTo === null ? sql`true` : sql`m.union_id > ${wave.plannedTo}::uuid`}
      order by m.union_id limit ${UNIONS_AT_ONCE}`,
  );
  const last = rows.at(-1)?.id;
  if (last !== undefined)
    await tx.execute(sql`update reminder_waves set planned_to = ${last}::uuid where id = ${wave.id}::uuid`);
  return rows;
}

export async function finishWave({ tx, now }: JobContext, waveId: string): Promise<number> {
  const [row] = await queryRows<{ count: number }>(
    tx,
    sql`update reminder_waves set finished_at = ${now.toISOString()}::timestamptz where id = ${waveId}::uuid
      returning (select count(*)::int from reminders where wave_id = ${waveId}::uuid) as count`,
  );
  return row?.count ?? 0;
}
