import { performance } from "node:perf_hooks";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import { RosterIndex } from "../../src/language/names/index/roster-index.ts";
import { createLanguage, type Language } from "../../src/language/understand.ts";
import { accuracy, measureGold, type Outcome } from "../language/gold/measure-gold.ts";
import { NOW, readGold, readGoldPeople, readGoldUnions, type Half } from "../language/gold/read-gold.ts";
import { comparePeers } from "./language-support/compare-peers.ts";
import { REPEATED, repeatedText } from "./language-support/hostile-texts.ts";
import { makePeople, makeUnions } from "./language-support/made-roster.ts";

/** Whole understanding: how many messages are entirely right, and how many a second. */
export async function benchLanguage(): Promise<void> {
  const begun = performance.now();
  const lexicons = loadLexicons();
  const loaded = performance.now();
  const language = createLanguage(lexicons);
  console.log(
    `lexicons read in ${(loaded - begun).toFixed(0)} ms, compiled in ${(performance.now() - loaded).toFixed(0)} ms`,
  );
  printAccuracy({
    dev: measureGold("dev", language),
    test: measureGold("test", language),
    later: measureGold("later", language),
  });
  const messages = [...readGold("dev"), ...readGold("test")].flatMap(({ messages }) =>
    messages.map(({ say }) => say),
  );
  for (const people of [2_000, 1_000_000]) measureSpeed(language, messages, people);
  measureWorst(language);
  await comparePeers();
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** How many messages are entirely right, by intent (as the gold lists them) and by what was found in them. */
function printAccuracy(halves: Readonly<Record<Half, readonly Outcome[]>>): void {
  for (const [half, outcomes] of Object.entries(halves)) {
    const wrongSums = outcomes.flatMap(({ wrongSums }) => wrongSums).length;
    console.log(
      `${half}: ${outcomes.length} messages, ${percent(accuracy(outcomes))} entirely right, ${wrongSums} wrong sums taken as sure`,
    );
  }
  const cell = (outcomes: readonly Outcome[]): string =>
    (outcomes.length === 0 ? "" : `${percent(accuracy(outcomes))} of ${outcomes.length}`).padStart(17);
  const intentOf = ({ gold }: Outcome): string => gold.section ?? "";
  const names = Object.keys(halves) as Half[];
  const row = (name: string, show: (half: Half) => string): void =>
    console.log(name.padEnd(22) + names.map(show).join(""));
  console.log("");
  row("", (half) => half.padStart(17));
  for (const intent of [...new Set(Object.values(halves).flat().map(intentOf))].toSorted())
    row(intent, (half) => cell(halves[half].filter((outcome) => intentOf(outcome) === intent)));
  for (const entity of ["intent", "mode", "people", "dates", "amounts", "unions", "honours"])
    row(`${entity} right`, (half) => {
      const wrong = halves[half].filter(({ wrong }) => wrong.some((text) => text.startsWith(`${entity}:`)));
      return percent(1 - wrong.length / halves[half].length).padStart(17);
    });
}

const WARM_UP_ROUNDS = 6;
const MEASURED_MS = 3_000;

function measureSpeed(language: Language, messages: readonly string[], people: number): void {
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const roster = new RosterIndex({
    people: [...readGoldPeople(), ...makePeople(people)],
    unions: [...readGoldUnions(), ...makeUnions(500)],
  });
  const built = performance.now() - begun;
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  const read = (text: string): void => void language.understand(text, { now: NOW, roster });
  for (let round = 0; round < WARM_UP_ROUNDS; round++) messages.forEach(read);
  const times: number[] = [];
  const start = performance.now();
  while (performance.now() - start < MEASURED_MS)
    for (const text of messages) {
      const at = performance.now();
      read(text);
      times.push(performance.now() - at);
    }
  const elapsed = performance.now() - start;
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)]! * 1000).toFixed(0)} µs`;
  console.log(
    `\nroster of ${people}: built in ${built.toFixed(0)} ms, about ${megabytes.toFixed(0)} MB; ` +
      `${Math.round((times.length / elapsed) * 1000)} messages/s, p50 ${at(0.5)}, p99 ${at(0.99)}`,
  );
}

function measureWorst(language: Language): void {
  const roster = new RosterIndex({ people: readGoldPeople(), unions: readGoldUnions() });
  let worst = { milliseconds: 0, text: "" };
  for (const piece of REPEATED) {
    const text = repeatedText(piece);
    for (let round = 0; round < WARM_UP_ROUNDS; round++) language.understand(text, { now: NOW, roster });
    const at = performance.now();
    language.understand(text, { now: NOW, roster });
    const milliseconds = performance.now() - at;
    if (milliseconds > worst.milliseconds) worst = { milliseconds, text: piece };
  }
  console.log(`\n2,000 characters at worst: ${worst.milliseconds.toFixed(1)} ms (${worst.text}…)`);
}
