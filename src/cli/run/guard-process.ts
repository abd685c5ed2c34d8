import { classifyFault, isEngineGone } from "../../pipeline/faults/classify-fault.ts";
import type { Log } from "../../pipeline/log.ts";

/**
 * Errors of a lost connection that nobody can catch. postgres.js 3.4.9 can write to a socket that a reset has just taken
 * away, and asks a fresh connection for its types in a promise that nobody awaits. Whoever waited for that connection
 * finds out by a deadline; the process goes on.
 */
export function isLostConnection(error: unknown): boolean {
  if (classifyFault(error) === "away") return !isEngineGone(error);
  return (
    error instanceof TypeError &&
    /null \(reading '(?:write|end|destroy)'\)/.test(error.message) &&
    /[\\/]postgres[\\/](?:src|cjs)[\\/]/.test(error.stack ?? "")
  );
}

/** Anything else that nobody caught ends the process: what it left half done is in the database's hands. */
export function guardProcess(log: Log): void {
  process.on("uncaughtException", (error) => {
    if (isLostConnection(error)) return log.warn("connection-lost");
    log.error("uncaught", error);
    process.exit(1);
  });
}
