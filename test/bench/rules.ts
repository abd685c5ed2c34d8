import { loadRuleBook } from "../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook } from "../../src/rules/compile/compile-book.ts";
import type { CompiledBook } from "../../src/rules/compile/compiled-book.ts";
import { evaluate } from "../../src/rules/evaluate/evaluate.ts";
import { decideByHand } from "./rules-support/by-hand.ts";
import { BOUNDARY_CASES, synthesise, type BenchCase } from "./rules-support/cases.ts";
import { jsonRulesEngine, publicodes, zenEngine, type Peer } from "./rules-support/peers.ts";

const SYNTHETIC = Number(process.env["BENCH_CASES"] ?? 1_000_000);
const CHUNK = 20_000;
const PEER_CHUNK = 100;
const ON = "2026-11-20";
/** Slow peers get this long for as much of the same stream as they manage. */
const PEER_MS = 5_000;

interface Row {
  readonly name: string;
  readonly boundary: number;
  readonly exact: number;
  readonly cases: number;
  readonly perSecond: number;
}

/** The five clauses: exact to the fen, and how fast, beside other engines and a function written by hand. */
export async function benchRules(): Promise<void> {
  const book = shipped();
  const rows = [
    measure("by hand, decimal.js", decideByHand),
    measure("nuanxin, with trace", (each) => decide(book, each, true)),
    measure("nuanxin, without trace", (each) => decide(book, each, false)),
  ];
  for (const open of [zenEngine, jsonRulesEngine, publicodes]) rows.push(await measurePeer(await open()));
  console.log(
    `| engine | exact of ${BOUNDARY_CASES.length} boundary cases | exact of synthetic ones | evaluations per second of CPU |`,
  );
  console.log("|---|---|---|---|");
  for (const { name, boundary, cases, exact, perSecond } of rows) {
    console.log(
      `| ${name} | ${boundary} | ${exact} of ${cases} | ${Math.round(perSecond).toLocaleString("en")} |`,
    );
  }
  console.log(`memory at its most: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function shipped(): CompiledBook {
  const book = loadRuleBook();
  if (!book.ok) throw new Error("the shipped book does not hold");
  return compileBook(book.value);
}

function decide(book: CompiledBook, { clause, facts }: BenchCase, trace: boolean): string {
  const rule = book.rules.get(clause);
  if (!rule) throw new Error(`no rule ${clause}`);
  const answer = evaluate(rule, facts, { on: ON, trace });
  return answer.answer === "yes" ? (answer.amount ?? "") : answer.answer;
}

/** Cases are made and checked outside the clock; a chunk at a time, so that memory stays flat. */
function measure(name: string, decideOne: (each: BenchCase) => string): Row {
  const answers: string[] = [];
  let [cases, exact, milliseconds] = [0, 0, 0];
  for (const chunk of chunksOf(synthesise(SYNTHETIC), CHUNK)) {
    const started = performance.now();
    for (let index = 0; index < chunk.length; index += 1)
      answers[index] = decideOne(chunk[index] as BenchCase);
    milliseconds += performance.now() - started;
    cases += chunk.length;
    exact += chunk.filter((each, index) => answers[index] === decideByHand(each)).length;
  }
  const boundary = BOUNDARY_CASES.filter((each) => decideOne(each) === decideByHand(each)).length;
  return { name, boundary, exact, cases, perSecond: (cases / milliseconds) * 1000 };
}

async function measurePeer({ decide: decideOne, name }: Peer): Promise<Row> {
  let [boundary, cases, exact, milliseconds] = [0, 0, 0, 0];
  for (const each of BOUNDARY_CASES) if ((await decideOne(each)) === decideByHand(each)) boundary += 1;
  for (const chunk of chunksOf(synthesise(SYNTHETIC), PEER_CHUNK)) {
    const answers: string[] = [];
    const started = process.cpuUsage();
    for (const each of chunk) answers.push(await decideOne(each));
    milliseconds += millisecondsSince(started);
    cases += chunk.length;
    exact += chunk.filter((each, index) => answers[index] === decideByHand(each)).length;
    if (milliseconds > PEER_MS) break;
  }
  return { name, boundary, exact, cases, perSecond: (cases / milliseconds) * 1000 };
}

/** Time of the processor, not of the wall: the figures are the same on a machine that others use too. */
function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { system, user } = process.cpuUsage(started);
  return (system + user) / 1_000;
}

function* chunksOf(cases: Iterable<BenchCase>, size: number): Generator<readonly BenchCase[]> {
  let chunk: BenchCase[] = [];
  for (const each of cases) {
    chunk.push(each);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
