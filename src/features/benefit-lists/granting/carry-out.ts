import { sql } from "drizzle-orm";

import { dateInZone, yearOf } from "../../../domain/local-date.ts";
import { say } from "../../../conversation/reply.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { Job, JobContext, Notice } from "../../feature.ts";
import { lockBudget } from "../../ledger.ts";
import { addUp } from "./add-up.ts";
import { dropChanged, grantItems, type ItemRange, limitOf } from "./grant-items.ts";
import { recordDecisions } from "./record-decisions.ts";
import { findInHand, type ListRow } from "../show-list.ts";

/** People of a slice: few enough to be owed long before a transaction must end. */
const SLICE = 10_000;
const FROM_THE_START = "00000000-0000-0000-0000-000000000000";

/** An approved list as it is carried out. */
export interface Approved {
  readonly list: ListRow;
  readonly approvedBy: string;
  readonly approvedAt: Date;
}

/** The next people of a list; null when nobody is left. */
export async function nextRange(tx: Tx, { id, goOnAfter }: ListRow, most = SLICE): Promise<ItemRange | null> {
  const after = goOnAfter ?? FROM_THE_START;
  const [row] = await queryRows<{ last: string | null }>(
    tx,
    sql`select (array_agg(id order by id desc))[1] as last from (
      select id from list_items where list_id = ${id}::uuid and id > ${after}::uuid and exception is null
      order by id limit ${most}) slice`,
  );
  return row?.last == null ? null : { after, upTo: row.last };
}

/**
 * Makes a slice owed and notes how far it is. Whoever changed since the approval leaves the list, slice by slice; the
 * last one says what it came to in all. Whenever the process ends, it goes on behind the last slice that was committed.
 * @returns whether everybody is owed by now
 */
export async function carryOut(
  { tx, world }: Pick<JobContext, "tx" | "world">,
  { list, approvedBy, approvedAt }: Approved,
  most = SLICE,
): Promise<boolean> {
  const range = await nextRange(tx, list, most);
  if (range !== null) {
    const limit = limitOf(world, list);
    await dropChanged(tx, list, limit, range);
    // The year of the approval bears it, though the last slice be made after New Year.
    const year = yearOf(dateInZone(approvedAt));
    await lockBudget(tx, year, list.kind);
    const granting = { year, bindingId: approvedBy, at: approvedAt };
    const granted = await grantItems(tx, list, limit, range, granting);
    await recordDecisions({ tx, world }, list, limit, range, granting);
    await tx.execute(sql`update benefit_lists set go_on_after = ${range.upTo}::uuid,
      granted = granted + ${granted.count}, granted_sum = granted_sum + ${granted.sum}::numeric
      where id = ${list.id}::uuid`);
    if ((await nextRange(tx, { ...list, goOnAfter: range.upTo }, 1)) !== null) return false;
  }
  await addUp(tx, list.id, "approved");
  return true;
}

/** Long lists that were approved are made owed slice by slice, and say how far they are. */
export const carryOutLists: Job = {
  name: "carry-out-lists",
  async run({ tx, world }) {
    const list = await findInHand(tx, "approving");
    if (list === undefined) return { notices: [], audit: [] };
    const [by] = await queryRows<{ approvedBy: string; approvedAt: number; name: string | null }>(
      tx,
      sql`select approved_by as "approvedBy", (extract(epoch from approved_at) * 1000)::float8 as "approvedAt",
          (select name from bindings where id = approved_by) as name from benefit_lists where id = ${list.id}::uuid`,
    );
    const approved = { list, approvedBy: by?.approvedBy ?? "", approvedAt: new Date(by?.approvedAt ?? 0) };
    const done = await carryOut({ tx, world }, approved);
    const notices = done ? tellApproved(list, by?.name ?? "") : [await tellGranted(tx, list)];
    return { notices, audit: [], again: !done || (await findInHand(tx, "approving")) !== undefined };
  },
};

export function tellApproved({ id, number }: ListRow, person: string): Notice[] {
  return [
    {
      to: { kind: "staff" },
      reply: say("lists:approved-notice", { number, person }),
      once: `list-approved:${id}`,
    },
  ];
}

async function tellGranted(tx: Tx, { id, number }: ListRow): Promise<Notice> {
  const [now] = await queryRows<{ granted: number; included: number }>(
    tx,
    sql`select granted, included from benefit_lists where id = ${id}::uuid`,
  );
  const { granted = 0, included = 0 } = now ?? {};
  return {
    to: { kind: "staff" },
    reply: say("lists:granting", { number, granted, included }),
    once: `list-granting:${id}:${granted}`,
  };
}
