import naughtyStrings from "big-list-of-naughty-strings" with { type: "json" };
import * as fc from "fast-check";

import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { FuzzedHouse } from "../support/fuzz/fuzzed-house.ts";
import { HOSTILE_STRINGS, hostileTexts } from "../support/fuzz/hostile-strings.ts";
import { conversation, type Conversation } from "../support/fuzz/speech.ts";
import { exactly, type Figure, told } from "./figures.ts";

/** After so many messages the town is built anew: by then half of it has died or moved away. */
const MESSAGES_A_TOWN = 2_000;
const AT_ONCE = 200;
const MOST_SHOWN = 20;

/** Made-up conversations of every kind of person, through the whole pipeline; with `FUZZ_SEED` the same ones again. */
export async function fuzz(size: number): Promise<readonly Figure[]> {
  let seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const first = seed;
  const sum = new Account();
  while (sum.messages < size) {
    const house = await FuzzedHouse.open(await openTemporary(process.env["TEST_DATABASE_URL"]));
    const most = Math.min(MESSAGES_A_TOWN, size - sum.messages);
    while (house.messages < most) {
      for (const one of fc.sample(conversation, { seed, numRuns: AT_ONCE }))
        if (house.messages < most) await house.play(one);
      seed += 1;
    }
    await sum.add(house);
  }
  return [told("first seed", first), ...sum.figures];
}

/** The big list of naughty strings, and ours: each wherever a text can stand, said by an officer, a guest, and in a group. */
export async function hostile(size: number): Promise<readonly Figure[]> {
  const strings = [...HOSTILE_STRINGS, ...(naughtyStrings as readonly string[])].slice(0, size);
  const sum = new Account();
  const texts = hostileTexts(strings);
  for (let start = 0; start < texts.length; start += MESSAGES_A_TOWN) {
    const house = await FuzzedHouse.open(await openTemporary(process.env["TEST_DATABASE_URL"]));
    for (const text of texts.slice(start, start + MESSAGES_A_TOWN))
      for (const speaker of SPEAKERS) await house.play(saying(text, speaker));
    await sum.add(house);
  }
  return [told("strings", strings.length), ...sum.figures];
}

const SPEAKERS = [
  { contactId: "demo-zhaomin", roomId: null },
  { contactId: "demo-guest", roomId: null },
  { contactId: "demo-hefang", roomId: "demo-room-everyone" },
] as const;

const saying = (text: string, { contactId, roomId }: (typeof SPEAKERS)[number]): Conversation => ({
  contactId,
  events: [{ kind: "say", text, roomId, addressed: true, minutesOld: 0, file: null, atOnce: false }],
});

/** Adds up what several houses went through. */
class Account {
  messages = 0;
  readonly #problems: string[] = [];
  readonly #took: number[] = [];
  #uncaught = 0;

  constructor() {
    const count = (error: unknown): void => {
      this.#uncaught += 1;
      this.#problems.push(`uncaught ${String(error)}`);
    };
    process.on("uncaughtException", count).on("unhandledRejection", count);
  }

  async add(house: FuzzedHouse): Promise<void> {
    await house.close();
    this.messages += house.messages;
    this.#problems.push(...house.problems);
    this.#took.push(...house.took);
  }

  get figures(): readonly Figure[] {
    const took = this.#took.toSorted((a, b) => a - b);
    const at = (share: number): number => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(2));
    const problems = new Map<string, number>();
    for (const problem of this.#problems) problems.set(problem, (problems.get(problem) ?? 0) + 1);
    for (const [problem, times] of [...problems].slice(0, MOST_SHOWN))
      console.log(`  ✗ ${problem} (×${times})`);
    return [
      told("messages", this.messages),
      exactly("crashes (uncaught)", this.#uncaught, 0),
      exactly("not settled", this.#problems.filter((problem) => problem.startsWith("never")).length, 0),
      told("median, ms", at(0.5)),
      told("p99, ms", at(0.99)),
      told("p99 / median (5 at most on a quiet machine)", Number((at(0.99) / at(0.5)).toFixed(1))),
      exactly("problems", this.#problems.length, 0),
    ];
  }
}
