// `node test/run.js …/hostile-child.ts READER`: a process of its own, so that a text which is never read can be ended.
import { performance } from "node:perf_hooks";
import type { Reader } from "./readers/reader.ts";
import { openReader, type ReaderName } from "./readers/open-reader.ts";

const MOST_READINGS = 7;
const ENOUGH_MS = 200;

/** Milliseconds of the fastest reading, of as many as there is time for; always of one. */
function timeReading({ read }: Reader, text: string): number {
  let fastest = Infinity;
  const begun = performance.now();
  for (let reading = 0; reading < MOST_READINGS && performance.now() - begun < ENOUGH_MS; reading++) {
    const at = performance.now();
    read(text);
    fastest = Math.min(fastest, performance.now() - at);
  }
  return fastest;
}

const reader = await openReader(process.argv[2] as ReaderName);
process.on("message", (text: string) => process.send?.(timeReading(reader, text)));
process.send?.("ready");
