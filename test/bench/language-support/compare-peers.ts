import { performance } from "node:perf_hooks";
import { countRight, type Right } from "./count-right.ts";
import { heldMessages, type HeldMessage } from "./held-messages.ts";
import { openReader, READER_NAMES } from "./readers/open-reader.ts";
import type { Reader } from "./readers/reader.ts";
import { timeHostile, type Worst } from "./time-hostile.ts";

interface Row {
  readonly name: string;
  readonly right: Right;
  /** Messages. */
  readonly perSecond: number;
  readonly worst: Worst;
}

/** Days and sums beside the libraries that one would otherwise take for them, on messages of the test half. */
export async function comparePeers(): Promise<void> {
  const messages = heldMessages("test");
  const rows: Row[] = [];
  for (const name of READER_NAMES) {
    const reader = await openReader(name);
    rows.push({
      name,
      right: countRight(reader, messages),
      perSecond: measureSpeed(reader, messages),
      worst: await timeHostile(name),
    });
  }
  printRows(rows, messages);
}

/** As long as the slowest of them to get warm, ourselves, takes; the others are at their best in half a second. */
const WARM_UP_MS = 3_000;
const MEASURED_MS = 2_000;

/** Messages a second, of whole rounds: every message counts as often as the others. */
function measureSpeed(reader: Reader, messages: readonly HeldMessage[]): number {
  readRounds(reader, messages, WARM_UP_MS);
  return readRounds(reader, messages, MEASURED_MS);
}

function readRounds({ read }: Reader, messages: readonly HeldMessage[], milliseconds: number): number {
  const start = performance.now();
  let elapsed = 0;
  let count = 0;
  while (elapsed < milliseconds) {
    for (const { say } of messages) read(say);
    count += messages.length;
    elapsed = performance.now() - start;
  }
  return (count / elapsed) * 1_000;
}

const HEAD = ["days", "where said", "sums", "where said", "both", "messages/s", "× ours"];
const WIDTH = 12;

function printRows(rows: readonly Row[], messages: readonly HeldMessage[]): void {
  const withDay = messages.filter(({ days }) => days.length > 0).length;
  const withSum = messages.filter(({ sums }) => sums.length > 0);
  const inCharacters = withSum.filter(({ say }) => !/\d/.test(say)).length;
  const all = messages.length;
  console.log(
    `\ndays and sums of ${all} messages of the test half, as found here and by libraries for them: ${withDay} say a day,\n` +
      `${withSum.length} a sum (${inCharacters} of these without Arabic figures, which nzh does not read). Right is neither more nor less\n` +
      "than was said; of several readings any that is right counts.",
  );
  const line = (name: string, cells: readonly string[], worst: string): void =>
    console.log(`${name.padEnd(16)}${cells.map((cell) => cell.padStart(WIDTH)).join("")}  ${worst}`);
  line("", HEAD, "2,000 characters at worst");
  for (const { name, perSecond, right, worst } of rows) {
    const { both, days, daysSaid, sums, sumsSaid } = right;
    const shares = [
      share(days, all),
      share(daysSaid, withDay),
      share(sums, all),
      share(sumsSaid, withSum.length),
      share(both, all),
    ];
    const ratio = perSecond / rows[0]!.perSecond;
    line(name, [...shares, perSecond.toFixed(0), ratio.toFixed(ratio < 0.1 ? 3 : 1)], wordWorst(worst));
  }
}

const share = (right: number | null, of: number): string =>
  right === null ? "-" : `${((right / of) * 100).toFixed(1)} %`;

function wordWorst({ ended, milliseconds, piece }: Worst): string {
  const time =
    milliseconds < 1_000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${ended ? "> " : ""}${time} (${piece}…)`;
}
