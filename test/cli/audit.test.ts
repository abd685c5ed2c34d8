import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { loadKeys } from "../../src/adapters/vault/load-keys.ts";
import { callNuanxin, runNuanxin } from "../support/nuanxin.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { openTownHouse } from "../support/town-house.ts";

const folder = mkdtempSync(`${tmpdir()}/nuanxin-audit-`);
afterAll(() => rmSync(folder, { recursive: true }));

interface Verdict {
  readonly ok: boolean;
  readonly problem?: string;
  readonly seq?: number;
  readonly head?: { readonly seq: number; readonly hash: string };
}

const ENVIRONMENT = { NUANXIN_DATA: folder, DATABASE_URL: "", NUANXIN_LOG: "silent" };

async function verify(anchor?: string): Promise<Verdict & { code: number }> {
  const { code, out } = await callNuanxin(
    ENVIRONMENT,
    "audit",
    "verify",
    "--json",
    ...(anchor === undefined ? [] : ["--anchor", anchor]),
  );
  return { code, ...(JSON.parse(out) as Verdict) };
}

/** Somebody with the owner's password, past the triggers. */
async function tamper(...statements: SQL[]): Promise<void> {
  const database = await openDatabase({ folder });
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });
  await database.close();
}

describe("nuanxin audit verify", () => {
  let anchor = "";
  let kept: Verdict = { ok: false };

  beforeAll(async () => {
    await layDatabase(folder);
    const ring = loadKeys(`${folder}/keys.json`, { create: true });
    const database = await openDatabase({ folder });
    const { say } = await openTownHouse(database, {}, ring);
    for (const text of ["王建国11月20日退休", "确认", "撤销", "查 张伟", "查 陈静"])
      await say("demo-zhaomin", text);
    await database.close();
    kept = await verify();
    anchor = `${kept.head?.seq}:${kept.head?.hash.slice(0, 16)}`;
  });

  test("a whole chain: its head, exit 0; the anchor of a digest fits it", async () => {
    expect(kept).toMatchObject({ ok: true, code: 0 });
    expect(await verify(anchor)).toMatchObject({ ok: true, code: 0 });
    const { out } = await callNuanxin(ENVIRONMENT, "audit", "verify");
    expect(out).toContain(String(kept.head?.seq));
  });

  test("an edit, a deletion in the middle, a cut tail: each found, with its place and exit 1", async () => {
    const keep = sql`create table kept_audit as select * from audit`;
    const restore = [
      sql`delete from audit`,
      sql`insert into audit select * from kept_audit`,
      sql`update audit_head set seq = ${kept.head?.seq}, hash = ${kept.head?.hash}`,
    ];
    await tamper(
      keep,
      sql`update audit set payload = replace(payload, 'undo-report', 'my-info') where seq = 2`,
    );
    expect(await verify()).toMatchObject({ ok: false, problem: "edited", seq: 2, code: 1 });
    expect(await runNuanxin(ENVIRONMENT, "audit", "verify")).toMatchObject({ code: 1 });

    await tamper(...restore, sql`delete from audit where seq = 2`);
    expect(await verify()).toMatchObject({ ok: false, problem: "missing", seq: 3, code: 1 });

    const last = kept.head?.seq ?? 0;
    await tamper(...restore, sql`delete from audit where seq = ${last}`);
    expect(await verify()).toMatchObject({ ok: false, problem: "cut", seq: last, code: 1 });

    // The head was cut with it: only what staff were told on some morning still knows.
    await tamper(
      ...restore,
      sql`delete from audit where seq = ${last}`,
      sql`update audit_head set seq = ${last - 1}, hash = (select hash from audit where seq = ${last - 1})`,
    );
    expect(await verify()).toMatchObject({ ok: true, code: 0 });
    expect(await verify(anchor)).toMatchObject({ ok: false, problem: "cut", seq: last, code: 1 });

    await tamper(...restore, sql`drop table kept_audit`);
    expect(await verify(anchor)).toMatchObject({ ok: true, code: 0 });
  });

  test("an anchor that is none is wrong usage", async () => {
    expect((await callNuanxin(ENVIRONMENT, "audit", "verify", "--anchor", "yesterday")).code).not.toBe(0);
  });
});
