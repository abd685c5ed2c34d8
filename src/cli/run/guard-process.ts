import type { Log } from "../../pipeline/log.ts";

/**
 * postgres.js 3.4.9 can write to a socket that a reset has just taken away, in a callback where nobody can catch it. The
 * query that lost its connection is found out by its deadline; the process goes on. Anything else ends it: what it left
 * half done is in the database's hands.
 */
export function isDriverReset(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /null \(reading '(?:write|end|destroy)'\)/.test(error.message) &&
    /[\\/]postgres[\\/](?:src|cjs)[\\/]/.test(error.stack ?? "")
  );
}

export function guardProcess(log: Log): void {
  process.on("uncaughtException", (error) => {
    if (isDriverReset(error)) return log.warn("driver-lost-its-socket");
    log.error("uncaught", error);
    process.exit(1);
  });
}
