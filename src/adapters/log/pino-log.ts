import pino, { type DestinationStream } from "pino";

import type { Log, LogFields } from "../../pipeline/log.ts";

/** A log of JSON lines. The type of the fields is its allow-list; of an error only type, code and frames are kept. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (event, fields = {}) => logger.info({ event, ...fields }),
    warn: (event, fields = {}) => logger.warn({ event, ...fields }),
    error: (event, error, fields = {}) => logger.error({ event, ...fields, ...describeError(error) }),
  };
}

function describeError(error: unknown): LogFields & { type: string; frames?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  let root: Error & { code?: unknown } = error;
  while (root.cause instanceof Error) root = root.cause;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6)
    .join(" < ");
  return { type: root.name, frames, ...(typeof root.code === "string" ? { code: root.code } : {}) };
}
