import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { learnWeights, type Example, type Weights } from "../../language/likeness/learn-weights.ts";

/** Gone with `node_modules`; a file for every state of the sentences, of their words and of the learner. */
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/nuanxin-learnt", import.meta.url));
/** Other states of a working copy, or a version that is gone back to. */
const KEPT = 4;
const LEARNER = ["learn-weights.ts", "sparse-table.ts"].map(
  (file) => new URL(`../../language/likeness/${file}`, import.meta.url),
);
const DIGEST_BYTES = 32;

/**
 * Learns as `learnWeights` does, and keeps what was learnt: the next start with the same sentences reads it, which takes
 * more than a second of processor time less. Where nothing can be kept, it is learnt at every start.
 */
export function learnOnce(
  examples: readonly Example[],
  rows: number,
  labels: number,
  folder = CACHE,
): Weights {
  const name = stampOf(examples, rows, labels);
  const kept = readKept(join(folder, name), rows);
  if (kept !== undefined) return kept;
  const learnt = learnWeights(examples, rows, labels);
  keep(folder, name, learnt);
  return learnt;
}

function stampOf(examples: readonly Example[], rows: number, labels: number): string {
  const hash = createHash("sha256").update(`${rows} ${labels} ${examples.length} `);
  for (const file of LEARNER) hash.update(readFileSync(file));
  hash.update(Uint32Array.from(examples.flatMap((example) => [example.label, ...example.rows, 0])));
  return hash.digest("hex").slice(0, 16);
}

/** Nothing where none were kept, or what was kept is not whole. */
function readKept(file: string, rows: number): Weights | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const body = bytes.subarray(DIGEST_BYTES);
  if (!digestOf(body).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
  // Arrays of numbers begin where their numbers may: a copy of its own begins at 0.
  const { buffer } = new Uint8Array(body);
  const starts = new Uint32Array(buffer, 0, rows + 1);
  const count = starts.at(-1)!;
  return {
    starts,
    weights: new Float32Array(buffer, starts.byteLength, count),
    columns: new Uint16Array(buffer, starts.byteLength + count * Float32Array.BYTES_PER_ELEMENT, count),
  };
}

/** Whole or not at all: racing starters each write, and one wins. */
function keep(folder: string, name: string, { starts, columns, weights }: Weights): void {
  const body = Buffer.concat([bytesOf(starts), bytesOf(weights), bytesOf(columns)]);
  const draft = join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, Buffer.concat([digestOf(body), body]));
    renameSync(draft, join(folder, name));
    removeOld(folder);
  } catch {
    if (existsSync(draft)) rmSync(draft);
  }
}

function removeOld(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of files.slice(KEPT)) rmSync(path, { force: true });
}

const digestOf = (body: Uint8Array): Buffer => createHash("sha256").update(body).digest();
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
