import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { verifyAudit } from "../../src/pipeline/audit/verify-audit.ts";
import { DATABASES } from "../databases.ts";
import { openTownHouse } from "../support/town-house.ts";

const WITHOUT_TRIGGERS = sql`set local session_replication_role = replica`;

describe.each(DATABASES)("the audit chain on $name", ({ open }) => {
  test("an edit, a deletion in the middle and a cut tail are found", async () => {
    const database = await open();
    const { say } = await openTownHouse(database);
    for (const text of ["王建国11月20日退休", "确认", "撤销", "查 张伟", "查 陈静"])
      await say("demo-zhaomin", text);
    const whole = await verifyAudit(database.db);
    if (!whole.ok) throw new Error(`broken at ${whole.seq}`);
    const { head } = whole;
    expect(head.seq).toBeGreaterThanOrEqual(4);
    expect(await verifyAudit(database.db, { seq: head.seq, hash: head.hash.slice(0, 12) })).toEqual(whole);

    // Somebody with the owner's password, past the triggers; undone after each look.
    const tamper = async (act: ReturnType<typeof sql>, anchored = false) => {
      const undone = new Error("undo");
      let found: unknown;
      await database.db
        .transaction(async (tx) => {
          await tx.execute(WITHOUT_TRIGGERS);
          await tx.execute(act);
          found = await verifyAudit(tx, anchored ? head : undefined);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
      return found;
    };
    expect(
      await tamper(sql`update audit set payload = replace(payload, 'undo-report', 'my-info') where seq = 2`),
    ).toEqual({
      ok: false,
      problem: "edited",
      seq: 2,
    });
    expect(await tamper(sql`update audit set actor = 'nobody' where seq = 3`)).toMatchObject({
      problem: "edited",
      seq: 3,
    });
    expect(await tamper(sql`delete from audit where seq = 2`)).toMatchObject({ problem: "missing", seq: 3 });
    expect(await tamper(sql`delete from audit where seq = ${head.seq}`)).toMatchObject({
      problem: "cut",
      seq: head.seq,
    });
    const cutWithHead = sql`with cut as (delete from audit where seq = ${head.seq})
      update audit_head set seq = ${head.seq - 1}, hash = (select hash from audit where seq = ${head.seq - 1})`;
    expect(await tamper(cutWithHead)).toMatchObject({ ok: true });
    expect(await tamper(cutWithHead, true)).toMatchObject({ problem: "cut", seq: head.seq });
    expect(await verifyAudit(database.db)).toEqual(whole);
    await database.close();
  });

  test("the bot itself can neither edit nor delete", async () => {
    const database = await open();
    const { say } = await openTownHouse(database);
    await say("demo-zhaomin", "查 张伟");
    const refused = { cause: expect.objectContaining({ message: "audit is append-only" }) as unknown };
    await expect(database.db.execute(sql`update audit set actor = 'x'`)).rejects.toMatchObject(refused);
    await expect(database.db.execute(sql`delete from audit`)).rejects.toMatchObject(refused);
    await expect(database.db.execute(sql`update audit set details_sealed = null`)).resolves.toBeDefined();
    expect((await verifyAudit(database.db)).ok).toBe(true);
    await database.close();
  });
});
