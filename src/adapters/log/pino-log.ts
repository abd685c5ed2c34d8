import pino, { type DestinationStream } from "pino";

import type { Log } from "../../pipeline/ports/log.ts";
import { pickFields, scrub } from "./allow-list.ts";

/** A log of JSON lines: an event, the fields of the allow-list, and of an error its type, code and frames only. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const line = (event: string, fields: object): object => ({ event: scrub(event), ...pickFields(fields) });
  return {
    info: (event, fields = {}) => logger.info(line(event, fields)),
    warn: (event, fields = {}) => logger.warn(line(event, fields)),
    error: (event, error, fields = {}) => logger.error({ ...line(event, fields), ...describeError(error) }),
  };
}

interface ErrorFacts {
  readonly type: string;
  readonly frames?: string;
  readonly code?: string;
}

function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  let root: Error & { code?: unknown } = error;
  while (root.cause instanceof Error) root = root.cause;
  const { code } = pickFields({ code: root.code });
  return {
    type: scrub(root.name),
    frames: framesOf(error),
    ...(typeof code === "string" ? { code } : {}),
  };
}

/** Where it came from. A message may have lines of its own that look like frames: what stands before the frames is cut. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  const below = at < 0 ? "" : stack.slice(at + message.length);
  return below
    .split("\n")
    .map((frame) => frame.trim())
    .filter((frame) =>
      /^at [\w$.<>#[\] ]{0,200}\(?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s()]{1,300}:\d+:\d+\)?$/.test(frame),
    )
    .slice(0, 6)
    .map(scrub)
    .join(" < ");
}
