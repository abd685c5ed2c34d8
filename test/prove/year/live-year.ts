import { Chance } from "./chance.ts";
import { dayOf, instantOf, isoOf, LAST_DAY, saidInFull } from "./days.ts";
import { type District, makeDistrict } from "./district.ts";
import { Officer, type Tally } from "./officer.ts";
import type { Filing } from "./oracle.ts";
import { settle, STAFF, Town } from "./town.ts";
import { makeTruth, type TrueEvent } from "./truth.ts";
import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import type { Database } from "../../../src/features/database.ts";

export interface YearSize {
  readonly unions: number;
  readonly people: number;
  /** Changes that are told; each takes two to five messages. */
  readonly events: number;
  readonly seed: number;
  /** Outside the campaign the clock wakes the program on every so manieth day. */
  readonly wakeEvery: number;
}

export interface LivedYear {
  readonly town: Town;
  readonly district: District;
  readonly truth: readonly TrueEvent[];
  readonly ids: readonly string[];
  readonly filings: readonly Filing[];
  readonly wakes: readonly { readonly day: number; readonly minute: number; readonly at: number }[];
  readonly tally: Tally;
  /** How many things were done, and what did not go as meant. */
  readonly steps: number;
  readonly failures: readonly string[];
}

interface Step {
  readonly day: number;
  readonly minute: number;
  readonly act: () => Promise<void>;
}

/** The program is down on these days: over a wave, over the turn of the year, and a week in June. */
const OUTAGES: readonly (readonly [string, string])[] = [
  ["2026-06-08", "2026-06-14"],
  ["2026-12-15", "2026-12-17"],
  ["2027-01-03", "2027-01-04"],
];
const isQuiet = (day: number): boolean =>
  OUTAGES.some(([from, to]) => day >= dayOf(from) && day <= dayOf(to));

/** A district's year, from 1 January to 15 January of the next one, told in messages at the program's own clock. */
export async function liveYear(
  database: OpenDatabase,
  size: YearSize,
  eyes: Database = database.db,
): Promise<LivedYear> {
  const chance = new Chance(size.seed);
  const district = makeDistrict(size.unions, size.people, chance);
  const truth = makeTruth(district, size.events, isQuiet, chance);
  const town = new Town(database, eyes);
  // The catalogue of titles comes with the first start.
  await town.open();
  const ids = await settle(town, district);
  await town.open();
  const tally = { misspelt: 0, wrongCards: 0, repeated: 0, askedBack: 0 };
  const year = new Year(town, district, new Officer(town, district, chance, tally), chance);
  for (const event of truth) year.tell(event);
  for (const union of district.unions) year.file(union);
  year.noise(Math.floor(size.events / 10));
  await year.run(size.wakeEvery);
  const { filings, wakes, steps, failures } = year;
  return { town, district, truth, ids, filings, wakes, tally, steps, failures };
}

class Year {
  readonly filings: Filing[] = [];
  readonly wakes: { day: number; minute: number; at: number }[] = [];
  readonly failures: string[] = [];
  readonly #steps: Step[] = [];
  readonly #receipts = new Map<number, string>();
  readonly #town: Town;
  readonly #district: District;
  readonly #officer: Officer;
  readonly #chance: Chance;

  constructor(town: Town, district: District, officer: Officer, chance: Chance) {
    this.#town = town;
    this.#district = district;
    this.#officer = officer;
    this.#chance = chance;
  }

  get steps(): number {
    return this.#steps.length;
  }

  tell(event: TrueEvent): void {
    const { told, minute, fate } = event;
    const who = this.#contactOf(event.union);
    this.#at(told, minute, async () => {
      const receipt = await this.#officer.report(who, event);
      if (receipt === "known") throw new Error(`new, and called known: ${JSON.stringify(event)}`);
      this.#receipts.set(event.id, receipt);
      if (fate.kind === "undone") await this.#officer.insist(who, "撤销", "已撤回");
    });
    const receipt = (): string => this.#receipts.get(event.id) ?? "";
    if (fate.kind === "void")
      this.#at(fate.day, minute, async () => {
        await this.#officer.insist(who, `作废 ${receipt()}，报错人了`, "要作废");
        await this.#officer.insist(who, "确认", "已撤回");
      });
    if (fate.kind === "amended")
      this.#at(fate.day, minute, async () => {
        const said = await this.#town.say(who, `更正 ${receipt()} 日期改成${saidInFull(fate.to)}`);
        if (said.includes("什么时候得知")) await this.#town.say(who, "1");
        await this.#officer.insist(who, "确认", "受理编号");
      });
    if (event.to !== null) {
      const there = this.#contactOf(event.to);
      const accepted = event.acceptedOn;
      this.#at(accepted ?? this.#awake(told + 2), 20 * 60 - 5, async () => {
        const words = accepted === null ? "不接收" : "接收";
        await this.#officer.insist(there, `${words} ${receipt()}`, accepted === null ? "不接收" : "已接收");
      });
    }
    if (event.againOn !== null) {
      const deputy = `deputy-${event.union}`;
      const again = { ...event, told: event.againOn };
      this.#at(event.againOn, minute, async () => {
        const answer = await this.#officer.report(deputy, again);
        if (answer !== "known") throw new Error(`told twice, recorded twice: ${JSON.stringify(event)}`);
      });
    }
  }

  /** Most in time, some late, some never; some are sent back and mended. */
  file({ index, unit, officers }: District["unions"][number]): void {
    if (officers.length === 0) return;
    const draw = this.#chance.next();
    if (draw > 0.92) return;
    const day = this.#awake(
      draw < 0.78
        ? this.#chance.whole(dayOf("2026-11-25"), dayOf("2026-12-31"))
        : this.#chance.whole(dayOf("2027-01-01"), LAST_DAY - 1),
    );
    const who = this.#contactOf(index);
    const fileOn = (when: number, minute: number): void =>
      this.#at(when, minute, async () => {
        await this.#officer.fileReturn(
          who,
          this.#chance.of(["无变动", "年报", "零报告", "我单位今年无变动"]),
        );
        this.#note(index, true);
      });
    fileOn(day, this.#chance.whole(8 * 60 + 30, 20 * 60));
    const fate = this.#chance.next();
    const answered = this.#awake(day + 1);
    if (fate < 0.15 && answered < LAST_DAY) {
      this.#at(answered, 10 * 60, async () => {
        await this.#officer.insist(STAFF, `退回${unit}年报，缺一位同志的变动`, "已退回");
        this.#note(index, false);
      });
      const mended = this.#awake(answered + this.#chance.whole(1, 9));
      if (mended < LAST_DAY) fileOn(mended, 15 * 60);
    } else if (fate < 0.4 && answered < LAST_DAY) {
      this.#at(answered, 11 * 60, async () => {
        await this.#officer.insist(STAFF, `接受${unit}年报`, "已接受");
      });
    }
  }

  /** Questions and suppositions, talk, and what outsiders say: nothing of it changes anything. */
  noise(count: number): void {
    for (let n = 0; n < count; n += 1) {
      const person = this.#chance.of(this.#district.people);
      const union = this.#district.unions[person.union];
      const contact = union?.officers[0]?.contact ?? STAFF;
      const [who, text] = this.#chance.of<readonly [string, string]>([
        [contact, `如果${person.name}退休了还能疗休养吗`],
        [contact, `查 ${person.name}`],
        [contact, "谢谢"],
        [contact, "我单位名单"],
        [`guest-${n}`, "年报什么时候截止"],
        [STAFF, "谁还没报年报"],
      ]);
      const day = this.#awake(this.#chance.whole(2, LAST_DAY - 1));
      this.#at(day, this.#chance.whole(8 * 60, 20 * 60), async () => {
        await this.#town.say(who, text);
      });
    }
  }

  async run(wakeEvery: number): Promise<void> {
    for (let day = 0; day <= LAST_DAY; day += 1) {
      const inCampaign = isoOf(day).slice(5, 7) === "12" || isoOf(day).slice(5, 7) === "01";
      if (isQuiet(day) || (!inCampaign && day % wakeEvery !== 0)) continue;
      for (const minute of [7 * 60, 9 * 60 + 2, 14 * 60, 23 * 60])
        if (minute === 9 * 60 + 2 || this.#chance.is(inCampaign ? 0.3 : 0.1))
          this.#at(day, minute, () => this.#wake(day));
    }
    const steps = this.#steps.toSorted((a, b) => a.day - b.day || a.minute - b.minute);
    for (const step of steps) {
      const at = instantOf(step.day, step.minute);
      if (at > this.#town.clock.now()) this.#town.clock.set(at);
      // The year goes on: what follows from it fails in its turn, and the oracle finds the rest.
      await step.act().catch((error: unknown) => this.failures.push(String(error)));
      if (this.#chance.is(0.01)) await this.#town.open();
    }
  }

  async #wake(day: number): Promise<void> {
    const at = this.#town.clock.now().getTime();
    this.wakes.push({ day, minute: (at - instantOf(day, 0).getTime()) / 60_000, at });
    await this.#town.wake();
  }

  #note(union: number, isIn: boolean): void {
    this.filings.push({ union, year: 2026, at: this.#town.clock.now().getTime(), in: isIn });
  }

  #at(day: number, minute: number, act: () => Promise<void>): void {
    this.#steps.push({ day, minute, act });
  }

  #awake(day: number): number {
    let found = day;
    while (isQuiet(found)) found += 1;
    return found;
  }

  #contactOf(union: number): string {
    return this.#district.unions[union]?.officers[0]?.contact ?? "";
  }
}
