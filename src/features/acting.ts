import { sql } from "drizzle-orm";

import { type Database, queryRows, type Tx } from "./database.ts";

/**
 * The second wall (第二道墙): on a server the bot's login sees only what is within the reach of whoever is acting, and
 * nothing while nobody is. A message acts as its sender from its first statement on; what is nobody's doing, as the system.
 */
export async function actAsSystem(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('nuanxin.role', 'system', true)`);
}

/** A transaction of the program itself: a job, the start, a login that is noted. */
export function transactAsSystem<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    await actAsSystem(tx);
    return work(tx);
  });
}

/**
 * Steps over the second wall in a message's transaction, for work that must look further than its sender may: who a code
 * makes of a guest, who else waits in a queue. What comes back to the sender is the caller's to answer for.
 */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [acting] = await queryRows<{ role: string | null }>(
    tx,
    sql`select current_setting('nuanxin.role', true) as role, set_config('nuanxin.role', 'system', true)`,
  );
  const result = await work();
  // Where `work` throws, the transaction is lost and the setting with it.
  await tx.execute(sql`select set_config('nuanxin.role', ${acting?.role ?? ""}, true)`);
  return result;
}
