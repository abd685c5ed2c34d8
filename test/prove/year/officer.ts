import type { Chance } from "./chance.ts";
import { saidInFull } from "./days.ts";
import type { District } from "./district.ts";
import type { Town } from "./town.ts";
import type { TrueEvent } from "./truth.ts";
import { LABELS, sayLoosely, sayPlainly } from "./wording.ts";

export interface Tally {
  /** Names written with a wrong character. */
  misspelt: number;
  /** Cards that did not say what was meant, and were not confirmed. */
  wrongCards: number;
  /** Had to be said again, plainly. */
  repeated: number;
  /** Asked back which person was meant. */
  askedBack: number;
}

/** Somebody at a desk: says it, reads what comes back, and confirms only what is right. */
export class Officer {
  readonly #town: Town;
  readonly #district: District;
  readonly #chance: Chance;
  readonly tally: Tally;

  constructor(town: Town, district: District, chance: Chance, tally: Tally) {
    this.#town = town;
    this.#district = district;
    this.#chance = chance;
    this.tally = tally;
  }

  /** @returns the receipt number, or `known` when it is on record already */
  async report(contact: string, event: TrueEvent): Promise<string> {
    const { text, typo } = sayLoosely(event, this.#district, this.#chance);
    if (typo) this.tally.misspelt += 1;
    const first = this.#chance.is(0.02)
      ? await this.#town.sayInDisorder(contact, text, "确认")
      : await this.#say(contact, text);
    return this.#until(contact, event, first);
  }

  async #until(contact: string, event: TrueEvent, first: string): Promise<string> {
    let answer = first;
    let plainly = 0;
    for (let turn = 0; turn < 12; turn += 1) {
      const receipt = /受理编号 (\d{4}-\d{6})/.exec(answer)?.[1];
      if (receipt !== undefined && answer.includes("已登记，")) return receipt;
      if (answer.includes("已经登记过了") || answer.includes("已经是这样")) return "known";
      const reply = this.#replyTo(answer, event);
      if (reply === null) {
        if (plainly >= 2) break;
        plainly += 1;
        this.tally.repeated += 1;
        await this.#say(contact, "取消");
        answer = await this.#say(contact, sayPlainly(event, this.#district));
      } else answer = await this.#say(contact, reply);
    }
    throw new Error(`could not report ${JSON.stringify(event)} as ${contact}: ${answer}`);
  }

  /** Null: this is no answer to what was said. */
  #replyTo(answer: string, event: TrueEvent): string | null {
    if (answer.includes("请核对")) {
      if (this.#isRight(answer, event)) return "确认";
      this.tally.wrongCards += 1;
      return null;
    }
    if (/不止一位|您说的是不是/.test(answer)) {
      this.tally.askedBack += 1;
      return this.#choose(answer, event);
    }
    if (answer.includes("什么时候得知")) return "1";
    if (answer.includes("哪种情况")) return "1";
    if (answer.includes("哪一天")) return saidInFull(event.happened);
    if (answer.includes("新的职务") || answer.includes("现在的学历")) return event.value;
    if (answer.includes("调到哪个单位"))
      return event.to === null ? event.value : (this.#district.unions[event.to]?.unit ?? "");
    return null;
  }

  #isRight(card: string, event: TrueEvent): boolean {
    const person = this.#district.people[event.person];
    const isDaily = ["lost", "restored", "phone", "education"].includes(event.kind);
    const day = saidInFull(isDaily ? event.told : event.happened);
    return (
      card.includes(`${person?.name ?? ""}（`) &&
      card.includes(LABELS[event.kind]) &&
      card.includes(day) &&
      card.includes(`${person?.honourYear ?? 0}年）`)
    );
  }

  #choose(answer: string, event: TrueEvent): string | null {
    const person = this.#district.people[event.person];
    const line = answer
      .split("\n")
      .find(
        (one) =>
          /^\d+\. /.test(one) &&
          one.includes(`${person?.name ?? ""}（`) &&
          one.includes(`${person?.honourYear ?? 0}年）`),
      );
    return line === undefined ? null : (/^(\d+)\./.exec(line)?.[1] ?? null);
  }

  /** A return, to its receipt; `reason` where it is late. */
  async fileReturn(contact: string, first: string): Promise<void> {
    let answer = await this.#say(contact, first);
    for (let turn = 0; turn < 6; turn += 1) {
      if (answer.includes("年度报告已收到")) return;
      if (answer.includes("迟报原因")) answer = await this.#say(contact, "经办同志出差");
      else if (answer.includes("点名") || answer.includes("请回复「确认」"))
        answer = await this.#say(contact, "确认");
      else answer = await this.#say(contact, "年报");
    }
    throw new Error(`could not file as ${contact}: ${answer}`);
  }

  /** Says something and insists on what must come back. */
  async insist(contact: string, text: string, expected: string): Promise<string> {
    const answer = await this.#say(contact, text);
    if (!answer.includes(expected)) throw new Error(`${contact}: ${text} → ${answer}, not ${expected}`);
    return answer;
  }

  /** Now and then a message comes twice. */
  async #say(contact: string, text: string): Promise<string> {
    const answer = await this.#town.say(contact, text);
    if (this.#chance.is(0.03)) await this.#town.repeat("last", () => 0);
    if (this.#chance.is(0.02)) await this.#town.repeat("last-as-new", () => 0);
    if (this.#chance.is(0.01)) await this.#town.repeat("old", (count) => this.#chance.whole(0, count - 1));
    return answer;
  }
}
