import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { dateInZone } from "../../../src/domain/local-date.ts";
import { transactAsSystem } from "../../../src/features/acting.ts";
import { approveList } from "../../../src/features/benefit-lists/approve-list.ts";
import { buildList } from "../../../src/features/benefit-lists/build-list.ts";
import { carryOut } from "../../../src/features/benefit-lists/granting/carry-out.ts";
import { findInHand } from "../../../src/features/benefit-lists/show-list.ts";
import { type Database, queryRows } from "../../../src/features/database.ts";
import { lockBudget } from "../../../src/features/ledger.ts";
import { buildBatch } from "../../../src/features/payments/batch/build-batch.ts";
import { DATABASES } from "../../databases.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { findIrreproducible } from "../../support/money/reproduce.ts";
import { openDesk, runAs } from "../../support/money/two-approvers.ts";
import { SmallHouse } from "../../support/small-house.ts";
import { holdFrom } from "../../support/stage-rules.ts";

describe.each(DATABASES)("on $name", ({ open }) => {
  /** A list of three that is approved and of which `most` at a time are made owed, none yet. */
  async function openApproved() {
    const small = new SmallHouse(await open(), "2026-12-31T15:00:00Z");
    const house = await small.open();
    await holdFrom(house, "double-ninth", "2020-01-01", { sum: 200 });
    const desk = await openDesk(house.db);
    const staff = { bindingId: desk.staff, role: "staff" } as const;
    const director = { bindingId: desk.directors[0] ?? "", role: "director" } as const;
    await runAs(house, staff, buildList, { frame: { benefit: "double-ninth" } });
    await house.db
      .execute(sql`update benefit_lists set status = 'approving', approved_by = ${director.bindingId}::uuid,
      approved_at = ${small.clock.now().toISOString()}::timestamptz`);
    const now = small.clock.now();
    const world = { rules: house.rules.current, vault: house.vault, today: dateInZone(now) } as never;
    const slice = (db: Database, most: number) =>
      transactAsSystem(db, async (tx) => {
        const list = await findInHand(tx, "approving");
        if (list === undefined) return true;
        return carryOut({ tx, world }, { list, approvedBy: director.bindingId, approvedAt: now }, most);
      });
    const owed = async (): Promise<number> =>
      (await queryRows<{ n: number }>(house.db, sql`select count(*)::int as n from payables`))[0]?.n ?? -1;
    return { small, house, staff, director, slice, owed };
  }

  test("a long list is made owed slice by slice, goes on where it stood, and is approved once", async () => {
    const { small, house, director, slice, owed } = await openApproved();
    expect(await slice(house.db, 1)).toBe(false);
    expect(await owed()).toBe(1);
    // The process ends before a slice is committed: as if it had not been begun.
    await transactAsSystem(house.db, async (tx) => {
      await slice(tx, 1);
      throw new Error("killed");
    }).catch(() => {});
    expect(await owed()).toBe(1);
    expect(await runAs(house, director, approveList)).toEqual(["lists:approved-before"]);
    expect(await findLedgerProblems(house.db)).toEqual([]);
    while (!(await slice(house.db, 1)));
    expect(await owed()).toBe(3);
    const [list] = await queryRows(
      house.db,
      sql`select status, included, granted, total::text from benefit_lists`,
    );
    expect(list).toEqual({ status: "approved", included: 3, granted: 3, total: "600.00" });
    expect(await findLedgerProblems(house.db)).toEqual([]);
    await small.database.close();
  });

  test("who dies between two slices is owed nothing, and what is not owed yet is promised all the same", async () => {
    const { small, house, slice, owed } = await openApproved();
    await slice(house.db, 1);
    const promised = await house.db.transaction(async (tx) =>
      lockBudget(tx as Database, 2026, "own-illness"),
    );
    expect(promised.committed).toBe("600.00");
    await house.db.execute(sql`update people set life = 'deceased', died_on = '2026-12-31' where id = (
      select person_id from list_items where exception is null order by id desc limit 1)`);
    while (!(await slice(house.db, 1)));
    expect(await owed()).toBe(2);
    const [list] = await queryRows(house.db, sql`select included, excepted, total::text from benefit_lists`);
    expect(list).toEqual({ included: 2, excepted: 1, total: "400.00" });
    const after = await house.db.transaction(async (tx) => lockBudget(tx as Database, 2026, "own-illness"));
    expect(after.committed).toBe("400.00");
    await small.database.close();
  });

  test("nothing of it goes to the bank before all of it is owed", async () => {
    const { small, house, staff, slice } = await openApproved();
    await slice(house.db, 2);
    expect(await runAs(house, staff, buildBatch)).toEqual(["payments:nothing-payable"]);
    while (!(await slice(house.db, 2)));
    expect(await runAs(house, staff, buildBatch)).toEqual(["payments:batch-built"]);
    const [batch] = await queryRows(house.db, sql`select payments, sum::text, status from payment_batches`);
    expect(batch).toEqual({ payments: 3, sum: "600.00", status: "sent" });
    // Every row can be come to again from what it keeps.
    expect(await findIrreproducible(house)).toEqual([]);
    await small.database.close();
  });
});
