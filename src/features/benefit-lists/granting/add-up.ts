import { sql } from "drizzle-orm";

import type { Tx } from "../../database.ts";
import type { LIST_STATUSES } from "../schema.ts";

/** The list's figures, from its items. Without an amount for everybody there is no sum, and nothing to approve. */
export async function addUp(tx: Tx, listId: string, status: (typeof LIST_STATUSES)[number]): Promise<void> {
  await tx.execute(sql`update benefit_lists l set included = s.included, excepted = s.excepted, status = ${status},
      total = case when s.unknown = 0 then s.sum end
    from (select count(*) filter (where exception is null) as included,
        count(*) filter (where exception is not null) as excepted,
        count(*) filter (where amount is null and exception is distinct from 'unknown-birthday') as unknown,
        coalesce(sum(amount) filter (where exception is null), 0) as sum
      from list_items where list_id = ${listId}::uuid) s
    where l.id = ${listId}::uuid`);
}
