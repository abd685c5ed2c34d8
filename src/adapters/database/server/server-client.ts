import { setMaxListeners } from "node:events";

import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import type { Database } from "../../../features/database.ts";
import {
  type Deadlines,
  guardDatabase,
  makeProbe,
  Patience,
  type Pool,
  type Trouble,
} from "../guard-database.ts";
import { prepareStatements } from "../prepare-statements.ts";

export interface ServerClient {
  readonly db: Database;
  /** Whether it answers: rejects soon if not, and the pool is thrown away. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Client-side deadlines: above the server's own, so that a server that still answers speaks first. */
const DEADLINES: Deadlines = { statement: 12_000, transaction: 30_000 };

export const connectionSettings = (max: number) => ({
  max,
  connect_timeout: 10,
  // By itself the driver would wait up to 20 s between attempts: too long for a server that is back.
  backoff: () => 0.2 + Math.random() * 0.2,
  // None is closed for its age: one that closes was lost.
  max_lifetime: null,
  onnotice: () => {},
  connection: {
    application_name: "nuanxin",
    // To compile a query takes longer than any of ours runs, and a server without statistics, as of a new database, takes
    // small ones for long: it cost a wake of the clock seconds.
    jit: "off",
    statement_timeout: 10_000,
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
  },
});

/**
 * What is under way on a pool of which one connection was lost gets this long to end: some of it may be well, the rest
 * the driver may have lost sight of.
 */
const GRACE_MS = 2_000;

/** A pool that is given up when it does not answer or breaks: its connections may be waiting for ever. */
export function openServerClient(
  url: string,
  { max, parameters = {} }: { readonly max: number; readonly parameters?: Readonly<Record<string, string>> },
  deadlines = DEADLINES,
): ServerClient {
  const patience = new Patience();
  const make = () => {
    const settings = connectionSettings(max);
    const givenUp = new AbortController();
    const client = postgres(url, {
      ...settings,
      // A reset while it connects can leave the driver (3.4.9) with a greeting that it never sends: it would wait for the
      // answer as long as it may.
      connect_timeout: patience.ms / 1_000,
      connection: { ...settings.connection, ...parameters },
      // What was asked of a lost connection may be lost with it, without a word to whoever asked.
      onclose: () => replace({ gone: givenUp.signal }, "broken"),
    });
    // Every statement under way listens.
    setMaxListeners(0, givenUp.signal);
    // drizzle changes its client's serialisers, so each instance has a client of its own.
    return { client, givenUp, db: drizzle(prepareStatements(client)), gone: givenUp.signal };
  };
  let current = make();
  let closed = false;
  const replace = (pool: Pick<Pool, "gone">, trouble: Trouble): void => {
    const old = current;
    if (closed || pool.gone !== old.gone) return;
    if (trouble === "late") patience.grow();
    current = make();
    const grace = trouble === "late" ? 0 : GRACE_MS;
    void old.client.end({ timeout: grace / 1_000 }).catch(() => {});
    setTimeout(() => old.givenUp.abort(), grace).unref();
  };
  return {
    db: guardDatabase(() => current, deadlines, replace),
    probe: makeProbe(() => current, patience, replace),
    close: async () => {
      closed = true;
      await current.client.end({ timeout: 5 });
    },
  };
}
