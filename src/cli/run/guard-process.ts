import { classifyFault, isEngineGone } from "../../pipeline/faults/classify-fault.ts";
import type { Log } from "../../pipeline/ports/log.ts";

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

/**
 * The database's probe of a process that ends when PGlite's engine has: nothing in this process brings it back, and the
 * service manager's next one finds everything that was committed, and in the spool what was not.
 */
export function endWhenEngineGone(
  probe: () => Promise<void>,
  log: Log,
  end: (code: number) => void = (code) => process.exit(code),
): () => Promise<void> {
  return async () => {
    try {
      await probe();
    } catch (error) {
      if (isEngineGone(error)) {
        log.error("engine-gone", error);
        end(1);
      }
      throw error;
    }
  };
}
