import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { daysLate } from "../../domain/return-year.ts";
import type { Frame } from "../../language/frame.ts";
import { queryRows, type Tx } from "../database.ts";
import { asSystem } from "../acting.ts";
import type { Notice, Verb } from "../feature.ts";
import { findCovered } from "./find-covered.ts";
import { readReturnSlots, rollOf } from "./return-form.ts";

interface Filed {
  readonly receipt: string;
  readonly version: number;
  readonly daysLate: number;
  /** The version before it had been sent back. */
  readonly mended: boolean;
}

/** Files the return, or its next version; the first submission decides "on time" (domain §2). */
export const fileReturn: Verb = async ({ tx, world, actor, now, today, source, frame }, slots) => {
  const { year, lateReason } = readReturnSlots(slots);
  if (actor.unionId === null || actor.bindingId === null) return { replies: [say("dialogue:not-allowed")] };
  // Midnight of the deadline may fall between the roll-call and 确认.
  if (daysLate(year, today) > 0 && lateReason === undefined) {
    return { replies: [], dialogue: { next: "hear", frames: [askAgain(frame)], without: [] } };
  }
  const covered = await findCovered(tx, actor.unionId, year);
  const changes = covered.length;
  const id = newId();
  const reason =
    lateReason === undefined
      ? null
      : world.vault.seal(lateReason, { table: "annual_returns", column: "late_reason", row: id });
  // The union's row is locked: two officers who file together make two versions, one after the other.
  const [filed] = await queryRows<Filed>(
    tx,
    sql`
    with locked as (select id from unions where id = ${actor.unionId}::uuid for update),
    earlier as (
      select max(version) as version, min(days_late) filter (where version = 1) as days_late,
        (array_agg(status order by version desc))[1] = 'returned' as mended
      from annual_returns where union_id = (select id from locked) and year = ${year}
    ), filed as (
      insert into annual_returns (id, union_id, year, version, zero, headcount, changes, covers, receipt, days_late,
        late_reason_sealed, submitted_at, submitted_by, source_message_id)
      select ${id}::uuid, ${actor.unionId}::uuid, ${year}, coalesce(earlier.version, 0) + 1, ${changes === 0},
        ${rollOf(world).length}, ${changes}, ${JSON.stringify(covered.map(({ receipt }) => receipt))}::jsonb,
        ${String(year)} || '-N' || lpad(nextval('receipt_number')::text, 5, '0'),
        coalesce(earlier.days_late, ${daysLate(year, today)}), ${reason}, ${now.toISOString()}::timestamptz,
        ${actor.bindingId}::uuid, ${source.inboxId}::uuid
      from earlier returning receipt, version, days_late)
    select receipt, filed.version, filed.days_late as "daysLate", coalesce(mended, false) as mended from filed, earlier`,
  );
  if (filed === undefined) throw new Error("the return was not inserted");
  await forgetReminders(tx, actor.unionId, now);
  const said = { year, receipt: filed.receipt, version: filed.version, days: filed.daysLate, changes };
  const union = world.directory.unions.get(actor.unionId)?.name ?? "";
  const notices: Notice[] = filed.mended
    ? [
        {
          to: { kind: "staff" },
          reply: say("returns:mended-notice", { union, ...said }),
          once: `mended:${id}`,
        },
      ]
    : [];
  return {
    replies: [say(filed.daysLate > 0 ? "returns:filed-late" : "returns:filed", said)],
    notices,
    audit: [
      { action: "file-return", subject: `union:${actor.unionId}`, details: { year, version: filed.version } },
    ],
  };
};

/** Messages stop after "done": reminders that have not left yet do not leave any more. */
async function forgetReminders(tx: Tx, unionId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await asSystem(tx, async () => {
    await tx.execute(sql`
    update outbox o set dead_at = ${at}::timestamptz, last_error = 'no-longer-needed'
    from reminders r join reminder_waves w on w.id = r.wave_id join bindings b on b.id = r.binding_id
    where r.union_id = ${unionId}::uuid and o.sent_at is null and o.dead_at is null
      and (o.leased_until is null or o.leased_until < ${at}::timestamptz)
      and o.dedupe_key = 'remind:' || w.year || ':' || w.days_left || ':' || r.union_id || ':' || b.contact_id`);
  });
}

const askAgain = (frame: Frame): Frame => ({ ...frame, intent: "return-start", confidence: 1, slots: {} });
