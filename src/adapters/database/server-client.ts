import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import type { Database } from "../../features/database.ts";
import { type Deadlines, guardDatabase } from "./deadline.ts";
import { prepareStatements } from "./prepare-statements.ts";

export interface ServerClient {
  readonly db: Database;
  close(): Promise<void>;
}

/** Client-side deadlines: above the server's own, so that a server that still answers speaks first. */
const DEADLINES: Deadlines = { statement: 12_000, transaction: 30_000 };

export const connectionSettings = (max: number) => ({
  max,
  connect_timeout: 5,
  // By itself the driver would wait up to 20 s between attempts: too long for a server that is back.
  backoff: () => 0.2 + Math.random() * 0.2,
  onnotice: () => {},
  connection: {
    application_name: "nuanxin",
    statement_timeout: 10_000,
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
  },
});

/** A pool that is thrown away when it does not answer: its connections may be waiting for ever. */
export function openServerClient(
  url: string,
  { max, parameters = {} }: { readonly max: number; readonly parameters?: Readonly<Record<string, string>> },
  deadlines = DEADLINES,
): ServerClient {
  const make = () => {
    const settings = connectionSettings(max);
    const client = postgres(url, { ...settings, connection: { ...settings.connection, ...parameters } });
    // drizzle changes its client's serialisers, so each instance has a client of its own.
    return { client, db: drizzle(prepareStatements(client)) };
  };
  let current = make();
  let closed = false;
  const replace = (): void => {
    if (closed) return;
    const old = current;
    current = make();
    void old.client.end({ timeout: 0 }).catch(() => {});
  };
  return {
    db: guardDatabase(() => current.db, deadlines, replace),
    close: async () => {
      closed = true;
      await current.client.end({ timeout: 5 });
    },
  };
}
