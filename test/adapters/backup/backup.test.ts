import { existsSync, readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";

import { restoreBackup } from "../../../src/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../../src/adapters/backup/write-backup.ts";
import { queryRows } from "../../../src/features/database.ts";
import { DATABASES } from "../../databases.ts";
import { newRing, openTownHouse } from "../../support/town-house.ts";

const folder = mkdtempSync(`${tmpdir()}/nuanxin-backup-`);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(DATABASES)("on $name", ({ name, open }) => {
  test("everything comes back, works on, and nothing in the file can be read or changed", async () => {
    const database = await open();
    const town = await openTownHouse(database);
    await town.say("demo-zhaomin", "王建国11月20日退休");
    await town.say("demo-zhaomin", "确认");
    await town.say("demo-zhaomin", "李秀英师傅昨天走了");
    const path = `${folder}/${name}.nxb`;
    const now = town.clock.now();
    const manifest = await writeBackup(database.db, { path, ring: town.ring, now });
    expect(manifest.counts["change_reports"]).toBe(1);
    await expect(writeBackup(database.db, { path, ring: town.ring, now })).rejects.toThrow("EEXIST");
    await database.close();

    const bytes = readFileSync(path);
    for (const planted of ["王建国", "13900000000", "红星百货"]) expect(bytes.includes(planted)).toBe(false);

    const fresh = await open();
    await expect(restoreBackup(fresh.db, path, newRing())).rejects.toThrow(/another key/u);
    writeFileSync(`${path}.cut`, bytes.subarray(0, -10));
    await expect(restoreBackup(fresh.db, `${path}.cut`, town.ring)).rejects.toThrow("ends too early");
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 40]! ^= 1;
    writeFileSync(`${path}.bad`, flipped);
    await expect(restoreBackup(fresh.db, `${path}.bad`, town.ring)).rejects.toThrow("damaged");
    expect(await restoreBackup(fresh.db, path, town.ring)).toEqual(manifest);
    await expect(restoreBackup(fresh.db, path, town.ring)).rejects.toThrow("not-empty");

    // The house goes on where it was: the draft in hand, the numbers, the roster by its new revisions.
    const again = await openTownHouse(fresh, {}, town.ring);
    again.clock.set(town.clock.now());
    await again.say("demo-zhaomin", "确认");
    expect(again.said.map(({ text }) => text).join("\n")).toContain("受理编号 2026-000002");
    const [row] = await queryRows<{ n: number }>(
      fresh.db,
      sql`select count(*)::int as n from people where life = 'deceased'`,
    );
    expect(row?.n).toBe(1);
    expect(again.house.directory.people.size).toBe(13);
    await fresh.close();
  });

  test("a backup that fails on the way leaves no file that looks like one", async () => {
    const database = await open();
    const path = `${folder}/${name}-failed.nxb`;
    const broken = new Proxy(database.db, {
      get: (target, key) =>
        key === "transaction"
          ? () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" }))
          : (Reflect.get(target, key) as unknown),
    });
    const ring = newRing();
    await expect(writeBackup(broken, { path, ring, now: new Date() })).rejects.toThrow("no space left");
    expect(existsSync(path)).toBe(false);
    await writeBackup(database.db, { path, ring, now: new Date() });
    expect(existsSync(path)).toBe(true);
    await database.close();
  });
});
