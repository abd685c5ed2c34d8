import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { type LocalDate, startOfDay, yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { findClaimant } from "../find-claimant.ts";
import { lockBudget } from "../ledger.ts";
import { limitsOf, lockLimits, takeElsewhere, takeLimits } from "../limits.ts";
import { readEarlierSlots } from "./earlier-form.ts";
import { type EarlierRow, factsOfDetail, RECUPERATION } from "./earlier-row.ts";

/** Noon: the day is the same wherever it is asked. */
const HOUR = 12;

/** 确认: all of it or nothing; what was put down before is told and left as it is. */
export const recordEarlier: Verb = async (context, slots) => {
  const rows = readEarlierSlots(slots).rows ?? [];
  let known = 0;
  for (const row of rows) {
    const isNew = await recordRow(context, row);
    if (!isNew) known += 1;
  }
  return {
    replies: [say("earlier:recorded", { count: rows.length - known, known })],
    audit: rows
      .filter(({ personId }) => personId !== null)
      .map(({ personId, item }) => ({
        action: "record-earlier",
        subject: `person:${personId}`,
        details: { item },
      })),
  };
};

function recordRow(context: VerbContext, row: EarlierRow): Promise<boolean> {
  if (row.personId === null) return recordTotal(context, row);
  return row.item === RECUPERATION
    ? recordTrip(context, row)
    : recordPayment(context, { ...row, personId: row.personId });
}

/** A year's total told anew replaces the one before. */
async function recordTotal(
  { tx, actor, now }: VerbContext,
  { item, on, amount, times }: EarlierRow,
): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const year = yearOf(on as LocalDate);
  await tx.execute(sql`update earlier_totals set replaced_at = ${at}
    where year = ${year} and item = ${item} and replaced_at is null`);
  await tx.execute(sql`insert into earlier_totals (id, year, item, times, amount, recorded_by, recorded_at)
    values (${newId()}::uuid, ${year}, ${item}, ${times}, ${amount}::numeric, ${actor.bindingId}::uuid, ${at})`);
  return true;
}

async function recordTrip({ tx, actor, now }: VerbContext, { personId, on }: EarlierRow): Promise<boolean> {
  const done = await queryRows(
    tx,
    sql`insert into earlier_trips (id, person_id, year, recorded_by, recorded_at)
      values (${newId()}::uuid, ${personId}::uuid, ${yearOf(on as LocalDate)}, ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz) on conflict (person_id, year) do nothing returning id`,
  );
  return done.length > 0;
}

/** A payable that is paid, its entries in the ledger and the year's line, and its share of every limit it counts under. */
async function recordPayment(
  { tx, world, actor, now }: VerbContext,
  { personId, item, on, amount, detail }: EarlierRow & { readonly personId: string },
): Promise<boolean> {
  const rule = world.rules.rules.get(item);
  const day = on as LocalDate;
  const year = yearOf(day);
  const [id, payableId] = [newId(), newId()];
  await lockBudget(tx, year, item);
  const paidAt = sql`${startOfDay(day, HOUR).toISOString()}::timestamptz`;
  const done = await queryRows(
    tx,
    sql`with told as (
      insert into earlier_payments (id, person_id, item, counted_on, amount, detail, recorded_by, recorded_at)
      values (${id}::uuid, ${personId}::uuid, ${item}, ${on}::date, ${amount}::numeric, ${detail},
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (person_id, item, counted_on, detail) where withdrawn_at is null do nothing returning id, amount
    ), payable as (
      insert into payables (id, source, source_id, person_id, item, year, amount, status, approved_at, paid_on)
      select ${payableId}::uuid, 'earlier', id, ${personId}::uuid, ${item}, ${year}, amount, 'paid', ${paidAt}, ${on}::date
      from told returning id, amount
    ), entry as (
      insert into ledger_entries (id, payable_id, kind, attempt, amount, year, item, at, by_binding_id)
      select gen_random_uuid(), id, kind, 1, amount, ${year}, ${item}, ${paidAt}, ${actor.bindingId}::uuid
      from payable, (values ('committed'), ('paid')) kinds (kind) returning 1
    ), line as (
      update budget_lines l set committed = l.committed + payable.amount, paid = l.paid + payable.amount from payable
      where l.year = ${year} and l.item in ('', ${item}) returning 1
    ) select id from payable`,
  );
  if (done.length === 0 || rule === undefined) return false;
  const facts = { ...factsOfDetail(detail), "event-date": on, "festival-day": on };
  const claimant = await findClaimant(tx, personId, facts, day);
  const held = await lockLimits(tx, item, limitsOf(rule, facts, on), claimant);
  // What was paid then stands, whatever the rule of today would have allowed: no limit refuses it.
  await takeLimits(tx, held, [], { id: payableId, amount: amount ?? "0", on: claimant.on }, now);
  await takeElsewhere(tx, world.rules, item, claimant, { id: payableId, amount: amount ?? "0" }, now);
  return true;
}
