import { sql } from "drizzle-orm";

import type { Database } from "../../features/database.ts";
import { classifyFault } from "../../pipeline/faults/classify-fault.ts";
import { unlessGone, withDeadline } from "./server/deadline.ts";

/** Milliseconds; counted on our side, for a driver may lose sight of a query when its connection breaks. */
export interface Deadlines {
  /** One statement, inside a transaction or alone. */
  readonly statement: number;
  /** A whole transaction, waiting for a connection included. */
  readonly transaction: number;
}

/** A pool of connections, as long as it is good for anything. */
export interface Pool {
  readonly db: Database;
  /** Aborted when the pool was given up: nobody need wait for its answers any more. */
  readonly gone: AbortSignal;
}

/** What became of a pool: `late`: it does not answer at all; `broken`: a connection of it was lost. */
export type Trouble = "late" | "broken";

/**
 * The database with a deadline on every statement and transaction.
 * @param current the pool to use now: another one after trouble
 */
export function guardDatabase(
  current: () => Pool,
  deadlines: Deadlines,
  onTrouble: (pool: Pool, trouble: Trouble) => void,
): Database {
  const watch = async <T>(pool: Pool, work: Promise<T>, ms: number): Promise<T> => {
    try {
      return await withDeadline(unlessGone(work, pool.gone), ms, () => onTrouble(pool, "late"));
    } catch (error) {
      if (classifyFault(error) === "away") onTrouble(pool, troubleOf(error));
      throw error;
    }
  };
  const guard = (source: () => Pool): Database =>
    new Proxy({} as Database, {
      get(_target, name) {
        const pool = source();
        const { db } = pool;
        if (name === "execute")
          return (statement: Parameters<Database["execute"]>[0]) =>
            watch(pool, Promise.resolve(db.execute(statement)), deadlines.statement);
        if (name === "transaction")
          return (work: (tx: Database) => Promise<unknown>, config?: object) => {
            const inside = (tx: Database) => work(guard(() => ({ ...pool, db: tx })));
            return watch(pool, db.transaction(inside, config), deadlines.transaction);
          };
        const value: unknown = Reflect.get(db, name);
        return typeof value === "function" ? value.bind(db) : value;
      },
    });
  return guard(current);
}

const FIRST_PATIENCE_MS = 3_000;
const LONGEST_PATIENCE_MS = 24_000;

/**
 * How long to wait for the least that can be asked: little at first, for a driver that lost sight of what it asked must
 * not keep a database that is back away for as long as a message may take. A server that is merely slow gets twice the
 * time at each failure.
 */
export class Patience {
  #ms = FIRST_PATIENCE_MS;

  get ms(): number {
    return this.#ms;
  }

  /** Nothing came within the time. */
  grow(): void {
    this.#ms = Math.min(LONGEST_PATIENCE_MS, this.#ms * 2);
  }

  /** It answered. */
  reset(): void {
    this.#ms = FIRST_PATIENCE_MS;
  }
}

/** Asks whether the database answers. */
export function makeProbe(
  current: () => Pool,
  patience: Patience,
  onTrouble: (pool: Pool, trouble: Trouble) => void,
): () => Promise<void> {
  return async () => {
    const pool = current();
    const ask = Promise.resolve(pool.db.execute(sql`select 1`));
    try {
      await withDeadline(ask, patience.ms, () => onTrouble(pool, "late"));
    } catch (error) {
      onTrouble(pool, troubleOf(error));
      throw error;
    }
    patience.reset();
  };
}

/** The driver gives up a connection that it could not make in time. */
function troubleOf(error: unknown): Trouble {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ((cause as { code?: unknown }).code === "CONNECT_TIMEOUT") return "late";
  return "broken";
}
