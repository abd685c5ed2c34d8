import { sql } from "drizzle-orm";

import type { Database } from "../../features/database.ts";
import { DeadlineExceeded } from "../../pipeline/faults/classify-fault.ts";

/** Milliseconds; counted on our side, for a driver may lose sight of a query when its connection breaks. */
export interface Deadlines {
  /** One statement, inside a transaction or alone. */
  readonly statement: number;
  /** A whole transaction, waiting for a connection included. */
  readonly transaction: number;
}

/** Rejects when `work` has not settled in time. What it was doing may still happen. */
export async function withDeadline<T>(work: Promise<T>, ms: number, onLate: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new DeadlineExceeded(`no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The database with a deadline on every statement and transaction.
 * @param current the database to use now: it is replaced after `onLate`
 */
export function guardDatabase(current: () => Database, deadlines: Deadlines, onLate: () => void): Database {
  const guard = (source: () => Database, ms: () => number): Database =>
    new Proxy({} as Database, {
      get(_target, name) {
        const database = source();
        if (name === "execute")
          return (statement: Parameters<Database["execute"]>[0]) =>
            withDeadline(Promise.resolve(database.execute(statement)), deadlines.statement, onLate);
        if (name === "transaction")
          return (work: (tx: Database) => Promise<unknown>, config?: object) =>
            withDeadline(
              database.transaction((tx) => work(guard(() => tx, ms)), config),
              ms(),
              onLate,
            );
        const value: unknown = Reflect.get(database, name);
        return typeof value === "function" ? value.bind(database) : value;
      },
    });
  return guard(current, () => deadlines.transaction);
}

const FIRST_PROBE_MS = 3_000;
const LONGEST_PROBE_MS = 24_000;

/**
 * Asks the least that can be asked, with little patience: a driver that lost sight of a query must not keep a database
 * that is back away for as long as a message may take. A server that is merely slow gets twice the time at each failure.
 */
export function makeProbe(current: () => Database, onLate: () => void): () => Promise<void> {
  let patience = FIRST_PROBE_MS;
  return async () => {
    const late = (): void => {
      patience = Math.min(LONGEST_PROBE_MS, patience * 2);
      onLate();
    };
    await withDeadline(Promise.resolve(current().execute(sql`select 1`)), patience, late);
    patience = FIRST_PROBE_MS;
  };
}
