/** Named steps of the way of a message and a line, at which tests end the process or break something. */
export const FAILPOINTS = [
  "message-claimed",
  "message-before-commit",
  "message-after-commit",
  "spool-kept",
  "spool-handled",
  "job-before-commit",
  "job-after-commit",
  "send-before",
  "send-after",
  "send-noted",
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

let atFailpoint: ((point: Failpoint) => void) | undefined;

/** For tests only: `act` is called at each step until it is taken off with `undefined`. Production never sets it. */
export function watchFailpoints(act: ((point: Failpoint) => void) | undefined): void {
  atFailpoint = act;
}

/** Marks a step; does nothing unless a test watches. */
export function reach(point: Failpoint): void {
  atFailpoint?.(point);
}
