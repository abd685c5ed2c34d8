import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, test } from "vitest";

import { makeTwoLogins } from "../../../src/adapters/database/temporary.ts";
import { openServer } from "../../../src/adapters/database/server/server.ts";
import { queryRows } from "../../../src/features/database.ts";
import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

/** What everybody may know: rules, titles, the unions' names, how far a campaign is. */
const COMMON = new Set([
  "campaign_policies",
  "change_kinds",
  "rule_clauses",
  "rule_documents",
  "rule_version_clauses",
  "rule_versions",
  "rules",
  "titles",
  "unions",
  "warning_policies",
]);

describe.each(DATABASES)("on $name", ({ open }) => {
  test("every table stands behind the wall", async () => {
    const database = await open();
    const rows = await queryRows<{ name: string }>(
      database.db,
      sql`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r'
          and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
    await database.close();
  });

  test("the views over it are those that say less than their tables", async () => {
    const database = await open();
    const rows = await queryRows<{ name: string }>(
      database.db,
      sql`select table_name as name from information_schema.views where table_schema = 'public' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "addresses",
      "audit_trail",
      "current_returns",
      "languages",
      // Of what everybody may know.
      "rule_parameter_history",
      "signatories",
    ]);
    await database.close();
  });
});

const url = process.env["TEST_DATABASE_URL"];

describe.each(url === undefined ? [] : [url])("a server with two logins", (server) => {
  /** A town in which something has happened, and a connection with the bot's login beside the bot. */
  async function openTown() {
    const place = await makeTwoLogins(server);
    const database = await openServer(place);
    const town = await openTownHouse(database);
    const said: readonly (readonly [string, string])[] = [
      ["demo-zhaomin", "王建国昨天被立案了"],
      ["demo-zhaomin", "确认"],
      ["demo-sunli", "周福生师傅昨天走了"],
      ["demo-sunli", "确认"],
      ["demo-chenjing", "我生病自付4.2万，其中自费8千，能补多少"],
      ["demo-chenjing", "申请"],
      ["demo-chenjing", "确认"],
    ];
    for (const [who, text] of said) await town.say(who, text);
    const bot = postgres(place.url, { max: 1, onnotice: () => {} });
    const close = async (): Promise<void> => {
      await bot.end();
      await database.close();
      await place.drop();
    };
    return { town, bot, close };
  }

  const tables = (bot: postgres.Sql) =>
    bot<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const stateOf = async (work: PromiseLike<unknown>): Promise<string> => {
    try {
      await work;
      return "done";
    } catch (error) {
      return (error as { code?: string }).code ?? "unknown";
    }
  };

  test("while nobody acts, the bot's login sees nothing but what everybody may know", async () => {
    const { bot, close } = await openTown();
    const seen: string[] = [];
    for (const { name } of await tables(bot)) {
      if (name === "audit") continue;
      const [row] = await bot`select count(*)::int as n from ${bot(name)}`;
      if (row?.["n"] !== 0) seen.push(name);
    }
    expect(seen.filter((name) => !COMMON.has(name))).toEqual([]);
    for (const view of ["audit_trail", "current_returns", "signatories"]) {
      const [row] = await bot`select count(*)::int as n from ${bot(view)}`;
      expect([view, row?.["n"]]).toEqual([view, 0]);
    }
    await close();
  });

  test("it cannot read or change the trail, change any table, or become somebody else", async () => {
    const { bot, close } = await openTown();
    await bot`select set_config('nuanxin.role', 'system', false)`;
    for (const statement of [
      "select * from audit",
      "update audit set payload = ''",
      "delete from audit",
      "truncate audit",
      "delete from people",
      "delete from change_reports",
      "update field_history set field = 'name'",
      "delete from field_history",
      "update ledger_entries set amount = 1",
      "create table mine (id int)",
      "create function mine() returns int language sql as 'select 1'",
      "alter table people disable row level security",
      "drop policy within_reach on people",
      "alter table audit disable trigger all",
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 1)",
      "set session authorization postgres",
      "create role another",
      "copy people to program 'true'",
      "select pg_read_file('postgresql.conf')",
    ])
      expect([statement, await stateOf(bot.unsafe(statement))]).toEqual([statement, "42501"]);
    await close();
  });

  test("who acts sees and writes within their reach, whatever is asked for", async () => {
    const { bot, close } = await openTown();
    const as = async <T>(contact: string, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> => {
      let result: T | undefined;
      await bot
        .begin(async (tx) => {
          await tx`select act_as(${contact}, 0)`;
          result = await work(tx);
          throw new Error("rolled back");
        })
        .catch((error: Error) => {
          if (error.message !== "rolled back") throw error;
        });
      return result as T;
    };
    const reach = (contact: string) =>
      as(contact, async (tx) => ({
        ids: (await tx`select id from people`).map((row) => row["id"] as string),
        people: (await tx`select name from people order by name`).map((row) => row["name"] as string),
        reports: (await tx`select kind from change_reports order by kind`).map(
          (row) => row["kind"] as string,
        ),
        sealed: (await tx`select count(id_number_sealed) + count(phone_sealed) as n from people`)[0]?.["n"],
        applications: (await tx`select count(*)::int as n from applications`)[0]?.["n"] as number,
        lines: (await tx`select count(*)::int as n from outbox`)[0]?.["n"] as number,
      }));

    const all = await reach("demo-hefang");
    expect(all.people.length).toBe(13);
    expect(all.reports).toEqual(["death", "discipline"]);
    expect(all.applications).toBe(1);
    const officer = await reach("demo-zhaomin");
    expect(officer.people).toContain("王建国");
    expect(officer.people).not.toContain("周福生");
    expect(officer.people.length).toBeLessThan(13);
    expect(officer.reports).toEqual(["discipline"]);
    expect(officer.lines).toBe(0);
    const other = await reach("demo-sunli");
    expect(other.reports).toEqual(["death"]);
    expect(other.ids.filter((id) => officer.ids.includes(id))).toEqual([]);
    expect((await reach("demo-chenjing")).people).toEqual(["陈静"]);
    const nothing = { ids: [], people: [], reports: [], sealed: "0", applications: 0, lines: 0 };
    expect(await reach("stranger")).toEqual(nothing);

    const rowsOf = (contact: string, statement: string) =>
      as(contact, async (tx) => (await tx.unsafe(statement)).count);
    expect(await rowsOf("demo-zhaomin", "update people set post = 'x' where name = '周福生'")).toBe(0);
    expect(await rowsOf("demo-zhaomin", "update people set post = 'x' where name = '王建国'")).toBe(1);
    const [zhou] = await as("demo-hefang", (tx) => tx`select id from people where name = '周福生'`);
    await expect(
      rowsOf(
        "demo-zhaomin",
        `insert into honours (id, person_id, title_code, year) select gen_random_uuid(), '${zhou?.["id"]}', code, 2020 from titles limit 1`,
      ),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(
      rowsOf("demo-zhaomin", "insert into outbox (id) values (gen_random_uuid())"),
    ).rejects.toMatchObject({ code: "42501" });
    await close();
  });

  test("a binding that ended or is frozen reaches nothing, from the very next message", async () => {
    const { town, bot, close } = await openTown();
    const seen = () =>
      bot.begin(async (tx) => {
        await tx`select act_as('demo-zhaomin', 0)`;
        return (await tx`select 1 from people`).length;
      });
    expect(await seen()).toBeGreaterThan(0);
    await bot.begin(async (tx) => {
      await tx`select set_config('nuanxin.role', 'system', true)`;
      await tx`update bindings set frozen_at = now() where contact_id = 'demo-zhaomin'`;
    });
    expect(await seen()).toBe(0);
    await town.say("demo-zhaomin", "我单位名单");
    expect(town.said.at(-1)?.text).not.toContain("王建国");
    await bot.begin(async (tx) => {
      await tx`select set_config('nuanxin.role', 'system', true)`;
      await tx`update bindings set frozen_at = null, revoked_at = now() where contact_id = 'demo-zhaomin'`;
    });
    expect(await seen()).toBe(0);
    await close();
  });
});
