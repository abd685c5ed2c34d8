import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { AesVault, type KeyRing } from "../../../src/adapters/vault/aes-vault.ts";
import { countByKey, listSealedColumns, resealAll } from "../../../src/adapters/vault/reseal.ts";
import { queryRows } from "../../../src/features/database.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

describe.each(DATABASES)("key rotation on $name", ({ open }) => {
  test("every sealed cell is sealed anew, after an interruption too, and the house works on", async () => {
    const database = await open();
    const { say, ring } = await openTownHouse(database);
    for (const text of ["王建国11月20日退休", "确认", "李秀英师傅昨天走了"]) await say("demo-zhaomin", text);
    await say("demo-zhaomin", "取消");
    await say("demo-zhaomin", "陈静11月20日家里失火了");
    await say("demo-zhaomin", "确认");
    await say("demo-zhaomin", "", { fileName: "现场.jpg" });
    await say("demo-zhaomin", "李秀英师傅昨天走了");
    const [pieces] = await queryRows<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from attachment_chunks`,
    );
    expect(pieces?.n).toBe(1);
    const before = await countByKey(database.db);
    expect([...before.keys()]).toEqual(["k1"]);
    const next: KeyRing = {
      ...ring,
      current: "k2",
      seals: new Map([...ring.seals, ["k2", randomBytes(32)]]),
    };
    const vault = new AesVault(next);

    // Interrupted: the fault comes as soon as a batch with something in it was committed.
    let sealed = false;
    const failing = new Proxy(database.db, {
      get: (target, name) => {
        if (name !== "transaction") {
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        }
        return async (...parameters: Parameters<typeof target.transaction>) => {
          if (sealed) throw new Error("pulled the plug");
          const rows = await target.transaction(...parameters);
          sealed = rows !== 0;
          return rows;
        };
      },
    });
    await expect(resealAll(failing, vault, "k2")).rejects.toThrow("pulled the plug");
    const half = await countByKey(database.db);
    expect([...half.keys()].toSorted()).toEqual(["k1", "k2"]);

    await resealAll(database.db, vault, "k2");
    expect(await countByKey(database.db)).toEqual(new Map([["k2", before.get("k1")]]));
    expect(await resealAll(database.db, vault, "k2")).toEqual([]);
    expect((await verifyAudit(database.db)).ok).toBe(true);

    const onlyNew: KeyRing = { ...next, seals: new Map([["k2", next.seals.get("k2")!]]) };
    const again = await openTownHouse(database, {}, onlyNew);
    await again.say("demo-zhaomin", "确认");
    expect(again.said.at(0)?.text).toContain("受理编号");
    await database.close();
  });

  test("the columns that are called sealed are all that the vault seals", async () => {
    const database = await open();
    const columns = await listSealedColumns(database.db);
    const [row] = await queryRows<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from information_schema.columns
        where table_schema = 'public' and column_name like '%\\_sealed'
          and table_name in (select tablename from pg_tables where schemaname = 'public')`,
    );
    expect(columns).toHaveLength(row?.n ?? 0);
    await database.close();
  });
});
