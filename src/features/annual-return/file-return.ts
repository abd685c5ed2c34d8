import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { countChanges } from "./call-roll.ts";
import { readReturnSlots } from "./return-form.ts";
import { daysLate } from "./return-year.ts";

/** Files the return, or its next version; the first submission decides "on time" (domain §2). */
export const fileReturn: Verb = async ({ tx, world, actor, now, today, source }, slots) => {
  const { year, lateReason } = readReturnSlots(slots);
  if (actor.unionId === null || actor.bindingId === null) return { replies: [say("dialogue:not-allowed")] };
  const headcount = world.directory
    .peopleOf(actor.unionId)
    .filter((person) => person.life === "alive").length;
  const changes = await countChanges(tx, actor.unionId, year);
  const id = newId();
  const reason =
    lateReason === undefined
      ? null
      : world.vault.seal(lateReason, { table: "annual_returns", column: "late_reason", row: id });
  const [filed] = await queryRows<{ receipt: string; version: number; days_late: number }>(
    tx,
    sql`
    with earlier as (
      select max(version) as version, min(days_late) filter (where version = 1) as days_late from annual_returns
      where union_id = ${actor.unionId}::uuid and year = ${year}
    )
    insert into annual_returns (id, union_id, year, version, zero, headcount, changes, receipt, days_late,
      late_reason_sealed, submitted_at, submitted_by, source_message_id)
    select ${id}::uuid, ${actor.unionId}::uuid, ${year}, coalesce(earlier.version, 0) + 1, ${changes === 0}, ${headcount},
      ${changes}, ${String(year)} || '-N' || lpad(nextval('receipt_number')::text, 5, '0'),
      coalesce(earlier.days_late, ${daysLate(year, today)}), ${reason}, ${now.toISOString()}::timestamptz,
      ${actor.bindingId}::uuid, ${source.inboxId}::uuid
    from earlier returning receipt, version, days_late`,
  );
  if (filed === undefined) throw new Error("the return was not inserted");
  const key = filed.days_late > 0 ? "returns:filed-late" : "returns:filed";
  return {
    replies: [
      say(key, { year, receipt: filed.receipt, version: filed.version, days: filed.days_late, changes }),
    ],
    audit: [
      { action: "file-return", subject: `union:${actor.unionId}`, details: { year, version: filed.version } },
    ],
  };
};
