import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { Yuan } from "../../domain/money.ts";
import type { Verb } from "../feature.ts";
import { lockBudget, readBudget } from "../ledger.ts";
import { readBudgetSlots } from "./budget-form.ts";

const after = (kind: "set" | "add", before: string | null, amount: string): string =>
  (kind === "set" ? new Yuan(amount) : new Yuan(before ?? "0").plus(amount)).toFixed(2);

/** What the line would be, before and after. */
export const previewBudget: Verb = async ({ tx }, slots) => {
  const { year, kind, amount } = readBudgetSlots(slots);
  const line = await readBudget(tx, year, "");
  const said = { year, after: after(kind, line.allotted, amount ?? "0") };
  return {
    replies: [
      line.allotted === null
        ? say("payments:budget.card-first", said)
        : say("payments:budget.card", { ...said, before: line.allotted }),
    ],
  };
};

/** Sets or adds to a year's money; every change is kept with its author. */
export const setBudget: Verb = async ({ tx, actor, now }, slots) => {
  const { year, kind, amount } = readBudgetSlots(slots);
  const line = await lockBudget(tx, year, "");
  const allotted = after(kind, line.allotted, amount ?? "0");
  await tx.execute(sql`with line as (
      update budget_lines set allotted = ${allotted}::numeric where year = ${year} and item = '' returning 1
    ) insert into budget_changes (id, year, item, kind, amount, before, by_binding_id, at)
      values (${newId()}::uuid, ${year}, '', ${kind}, ${amount}::numeric, ${line.allotted}::numeric,
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)`);
  return {
    replies: [say("payments:budget.set", { year, allotted })],
    audit: [{ action: "set-budget", subject: null, details: { year, kind, amount } }],
  };
};
