import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { transactAsSystem } from "../../features/acting.ts";
import { queryRows } from "../../features/database.ts";
import { commitDeeds } from "../commit-deeds.ts";
import type { House } from "../house.ts";
import { makeAuditRow } from "../audit/make-audit-row.ts";

/**
 * Notes under which account the bot is logged in. On the web protocol every login brings new ids for everybody, the bot
 * included: whoever was known by the old ones must be proved anew, for an id may now be somebody else's.
 * @returns bindings that were frozen
 */
export async function noteLogin(house: House, accountId: string): Promise<number> {
  const now = house.clock.now();
  return transactAsSystem(house.db, async (tx) => {
    const [last] = await queryRows<{ accountId: string }>(
      tx,
      sql`select account_id as "accountId" from logins order by at desc, id desc limit 1`,
    );
    if (last?.accountId === accountId) return 0;
    await tx.execute(sql`insert into logins (id, account_id, at)
      values (${newId()}::uuid, ${accountId}, ${now.toISOString()}::timestamptz)`);
    if (last === undefined) return 0;
    const frozen = await queryRows<{ id: string }>(
      tx,
      sql`update bindings set frozen_at = ${now.toISOString()}::timestamptz
        where revoked_at is null and frozen_at is null returning id`,
    );
    const audit = [{ action: "freeze-bindings", subject: null, details: { bindings: frozen.length } }];
    await commitDeeds(tx, {
      now,
      conversation: null,
      audit: makeAuditRow(house, "system", audit, { inboxId: null, now }),
      sends: [],
    });
    return frozen.length;
  });
}
