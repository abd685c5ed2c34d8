/**
 * What went wrong underway, by what helps: `away`: the database does not answer or cannot write: keep the message and
 * wait; `clash`: two transactions met: try again at once; `bug`: this message, however often it is tried.
 */
export type Fault = "away" | "clash" | "bug";

/** A query or transaction that did not settle in time; what it did is unknown, so only what may run twice is tried again. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
  readonly code = "DEADLINE";
}

/** Serialisation, deadlock, lock not available, statement cancelled, and a unique key that another process took first. */
const CLASHES = new Set(["40001", "40P01", "55P03", "57014", "23505"]);

/** Of the driver and the socket: no SQLSTATE. */
const AWAY_CODES = new Set([
  "DEADLINE",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Connection, resources (disk full, too many connections), shutdown, input/output, a standby that takes no writes. */
const AWAY_STATES = /^(?:08|53|58)...$|^57P0[1-5]$|^25006$|^XX001$/;

/** Looks through the wrappers (drizzle's, the pipeline's) for a code that says more. */
export function classifyFault(error: unknown): Fault {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string") {
      if (CLASHES.has(code)) return "clash";
      if (AWAY_CODES.has(code) || AWAY_STATES.test(code)) return "away";
    }
    if (isEngineGone(cause)) return "away";
  }
  return "bug";
}

/** PGlite after its engine ended: every call fails from then on, and only a new process helps. */
export function isEngineGone(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === "RuntimeError" || /PGlite is closed|PGlite failed|Aborted\(/.test(cause.message))
      return true;
  }
  return false;
}
