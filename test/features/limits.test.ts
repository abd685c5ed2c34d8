import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadRuleBook } from "../../src/adapters/rulebook/load-rule-book.ts";
import type { LocalDate } from "../../src/domain/local-date.ts";
import { queryRows, type Tx } from "../../src/features/database.ts";
import { commitGrant, lockBudget } from "../../src/features/ledger.ts";
import {
  type Claimant,
  type LimitForm,
  limitsOf,
  lockLimits,
  readLimits,
  takeElsewhere,
  takeLimits,
  usageOf,
} from "../../src/features/limits.ts";
import { compileBook, type CompiledRule } from "../../src/rules/index.ts";
import { DATABASES } from "../databases.ts";
import { SmallHouse } from "../support/small-house.ts";

const AT = new Date("2026-11-21T02:00:00Z");
const WINDOW: LimitForm = {
  name: "same",
  per: "person",
  in: "window",
  each: ["class"],
  times: 1,
  months: 12,
};
const YEARLY: LimitForm = { name: "yearly", per: "person", in: "year", each: [], times: null, months: null };

describe.each(DATABASES)("limits on $name", ({ open }) => {
  let small: SmallHouse;
  let personId: string;
  beforeAll(async () => {
    small = new SmallHouse(await open());
    await small.open();
    const [row] = await queryRows<{ id: string }>(
      small.database.db,
      sql`select id from people order by id limit 1`,
    );
    personId = row?.id ?? "";
  });
  afterAll(() => small.database.close());

  const claimant = (on: string, facts: Claimant["facts"] = {}): Claimant => ({
    personId,
    householdId: personId,
    memberKey: personId,
    on: on as LocalDate,
    facts,
  });

  /** Grants a sum under limits, in one transaction, as an approval does. */
  const grant = (
    rule: string,
    limit: LimitForm,
    who: Claimant,
    amount: string,
    cap?: string,
  ): Promise<void> =>
    small.database.db.transaction(async (transaction) => {
      const tx = transaction as Tx;
      const held = await lockLimits(tx, rule, [limit], who);
      await lockBudget(tx, 2026, rule);
      const grant = {
        source: "application",
        sourceId: randomUUID(),
        personId,
        item: rule,
        year: 2026,
        amount,
      } as const;
      const id = (await commitGrant(tx, grant, { bindingId: null, at: AT })) ?? "";
      const caps = cap === undefined ? undefined : [{ limit: limit.name, figure: cap }];
      await takeLimits(tx, held, [limit], { id, amount, on: who.on, caps }, AT);
    });

  const used = async (rule: string, limit: LimitForm, who: Claimant): Promise<unknown> =>
    usageOf(await small.database.db.transaction((tx) => lockLimits(tx as Tx, rule, [limit], who)))[
      limit.name
    ];

  it("a rolling window counts what lies within its months, by the day that counts, each illness apart", async () => {
    await grant("by-window", WINDOW, claimant("2026-01-15", { class: "a" }), "400.00");
    const ask = (on: string, illness: string): Promise<unknown> =>
      used("by-window", WINDOW, claimant(on, { class: illness }));
    expect(await ask("2027-01-14", "a")).toMatchObject({ times: 1, amount: "400.00" });
    expect(await ask("2027-01-15", "a")).toMatchObject({ times: 0 });
    expect(await ask("2026-06-01", "b")).toMatchObject({ times: 0 });
    await grant("by-window", WINDOW, claimant("2027-01-15", { class: "a" }), "300.00");
    expect(await ask("2027-06-01", "a")).toMatchObject({ times: 1, amount: "300.00" });
  });

  it("a running cap is held by the database itself", async () => {
    await grant("by-cap", YEARLY, claimant("2026-02-01"), "3000.00", "5000.00");
    await expect(grant("by-cap", YEARLY, claimant("2026-03-01"), "2000.01", "5000.00")).rejects.toMatchObject(
      { cause: { message: expect.stringContaining("limit_totals_amount_kept") as string } },
    );
    await grant("by-cap", YEARLY, claimant("2026-03-01"), "2000.00", "5000.00");
    expect(await used("by-cap", YEARLY, claimant("2026-12-31"))).toMatchObject({
      times: 2,
      amount: "5000.00",
    });
    expect(await used("by-cap", YEARLY, claimant("2027-01-01"))).toMatchObject({ times: 0 });
  });

  it("a grant counts under the limits of other rules that take it in", async () => {
    const book = loadRuleBook(new URL("../rules/books/second-book.yaml", import.meta.url).pathname);
    if (!book.ok) throw new Error("the second book does not hold");
    const rules = compileBook(book.value);
    const who = claimant("2026-05-01");
    const { db } = small.database;
    await db.transaction(async (transaction) => {
      const tx = transaction as Tx;
      await lockBudget(tx, 2026, "mill-hospital");
      const grant = {
        source: "application",
        sourceId: randomUUID(),
        personId,
        item: "mill-hospital",
        year: 2026,
        amount: "2400.00",
      } as const;
      const id = (await commitGrant(tx, grant, { bindingId: null, at: AT })) ?? "";
      await takeElsewhere(tx, rules, "mill-hospital", who, { id, amount: "2400.00" }, AT);
    });
    const harbour = rules.rules.get("harbour-hospital") as CompiledRule;
    const held = await readLimits(db as Tx, harbour.code, limitsOf(harbour, {}, "2026-05-01"), who);
    expect(usageOf(held)).toMatchObject({ yearly: { times: 1, amount: "2400.00" } });
  });
});
