import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { addDays, daysBetween, type LocalDate, startOfDay, yearOf } from "../../domain/local-date.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Job, JobContext, JobResult, Notice } from "../feature.ts";
import type { UnionSummary } from "../roster/index.ts";
import { filedUnions } from "./return-status.ts";
import { deadlineOf } from "./return-year.ts";

/** Days before the deadline on which those who have not filed are reminded; then daily for two weeks (domain §6). */
export const WAVES = [30, 15, 7, 3, 1, 0, ...Array.from({ length: 14 }, (_, index) => -1 - index)] as const;
/** Reminders go out from nine in the morning. */
const HOUR = 9;

/**
 * Plans the wave that is due. Only the latest due one: after an outage people are reminded once, with today's number
 * of days, and not once for every wave that was missed. The unique key lets one process plan it.
 */
export const planWaves: Job = {
  name: "plan-waves",
  async run(context) {
    const due = dueWave(context.now, context.today);
    if (due === null) return NOTHING;
    const filed = await filedUnions(context.tx, due.year);
    const silent = context.world.directory.grassroots().filter((union) => !filed.has(union.id));
    const waveId = await claimWave(context, due, silent.length);
    if (waveId === null) return NOTHING;
    await rememberReminders(context.tx, waveId, silent, context.now);
    return {
      notices: [...silent.map((union) => remind(union, due, context)), digest(due, context, silent)],
      audit: [{ action: "plan-wave", subject: null, details: { year: due.year, daysLeft: due.daysLeft } }],
    };
  },
};

const NOTHING: JobResult = { notices: [], audit: [] };

interface DueWave {
  readonly year: number;
  readonly daysLeft: number;
  readonly dueOn: LocalDate;
  readonly caughtUp: boolean;
}

/** The latest wave whose moment has come; null outside the campaign. */
export function dueWave(now: Date, today: LocalDate): DueWave | null {
  const year = today.slice(5, 7) === "01" ? yearOf(today) - 1 : yearOf(today);
  const moment = (daysLeft: number): LocalDate => addDays(deadlineOf(year), -daysLeft);
  const past = WAVES.filter((daysLeft) => startOfDay(moment(daysLeft), HOUR) <= now);
  const daysLeft = past.at(-1);
  if (daysLeft === undefined) return null;
  const dueOn = moment(daysLeft);
  // Two weeks after the last wave nobody is caught up any more.
  if (daysBetween(dueOn, today) > 14) return null;
  return { year, daysLeft, dueOn, caughtUp: dueOn < today };
}

async function claimWave({ tx, now }: JobContext, due: DueWave, recipients: number): Promise<string | null> {
  const [row] = await queryRows<{ id: string }>(
    tx,
    sql`insert into reminder_waves (id, campaign, year, days_left, due_on, planned_at, caught_up, recipients)
      values (${newId()}::uuid, 'annual-return', ${due.year}, ${due.daysLeft}, ${due.dueOn}::date,
        ${now.toISOString()}::timestamptz, ${due.caughtUp}, ${recipients})
      on conflict (campaign, year, days_left) do nothing returning id`,
  );
  return row?.id ?? null;
}

async function rememberReminders(
  tx: Tx,
  waveId: string,
  silent: readonly UnionSummary[],
  now: Date,
): Promise<void> {
  if (silent.length === 0) return;
  const ids = JSON.stringify(silent.map((union) => union.id));
  await tx.execute(sql`
    insert into reminders (id, wave_id, union_id, binding_id, planned_at)
    select gen_random_uuid(), ${waveId}::uuid, b.union_id, b.id, ${now.toISOString()}::timestamptz
    from bindings b join json_array_elements_text(${ids}::json) as s(id) on s.id::uuid = b.union_id
    where b.role = 'officer' and b.revoked_at is null`);
}

function remind(union: UnionSummary, due: DueWave, { today }: JobContext): Notice {
  const daysLeft = daysBetween(today, deadlineOf(due.year));
  const key =
    daysLeft > 0 ? "returns:remind" : daysLeft === 0 ? "returns:remind-today" : "returns:remind-overdue";
  return {
    to: { kind: "officers", unionId: union.id },
    reply: say(key, { union: union.name, year: due.year, days: Math.abs(daysLeft) }),
    once: `return:${due.year}:${due.daysLeft}:${union.id}`,
  };
}

function digest(due: DueWave, { world, today }: JobContext, silent: readonly UnionSummary[]): Notice {
  const count = world.directory.grassroots().length;
  const lines = silent.slice(0, 30).map((union) => say("returns:missing-line", { union: union.name }));
  const numbers = {
    year: due.year,
    filed: count - silent.length,
    count,
    missing: silent.length,
    days: daysBetween(today, deadlineOf(due.year)),
  };
  return {
    to: { kind: "staff" },
    reply:
      silent.length === 0 ? say("returns:all-filed", numbers) : say("returns:digest", { ...numbers, lines }),
    once: `return-digest:${due.year}:${due.daysLeft}`,
  };
}
