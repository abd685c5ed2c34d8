import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { Yuan } from "../../domain/money.ts";
import { nameOn } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { readBudget } from "../ledger.ts";

/** 「经费还剩多少」: the year's line, and its items from the ledger. */
export const showBudget: Verb = async ({ tx, world, frame, today }) => {
  const day = frame.slots.date?.start;
  const year = day === undefined || day === null ? yearOf(today) : Number(day.slice(0, 4));
  const line = await readBudget(tx, year, "");
  const items = await queryRows<{ item: string; committed: string; paid: string }>(
    tx,
    sql`select item,
        sum(case kind when 'committed' then amount when 'released' then -amount else 0 end)::text as committed,
        sum(case kind when 'paid' then amount when 'returned' then -amount else 0 end)::text as paid
      from ledger_entries where year = ${year} group by item order by item`,
  );
  const lines = items.map(({ item, committed, paid }) => {
    const name = nameOn(world.rules, item, today);
    return say("payments:budget.item", { name, committed, paid });
  });
  const { allotted, committed, paid } = line;
  const said = { year, committed, paid, lines };
  return {
    replies: [
      allotted === null
        ? say("payments:budget.not-set", said)
        : say("payments:budget.line", {
            ...said,
            allotted,
            left: new Yuan(allotted).minus(committed).toFixed(2),
          }),
    ],
  };
};
