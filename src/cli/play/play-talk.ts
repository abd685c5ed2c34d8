import { type SQL, sql } from "drizzle-orm";

import { parseLocalDate, startOfDay } from "../../domain/local-date.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows } from "../../features/database.ts";
import { DEMO_ROOMS } from "../../adapters/demo/demo-district.ts";
import type { Talk, TalkStep } from "./parse-talk.ts";
import { castPerson } from "./cast-person.ts";
import { contactOf, roomOf, type Said, type TalkStage } from "./stage.ts";

export interface Failure {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** Plays a talk to its first failure; null when everything was as written. `tell` hears what is said, as it is said. */
export async function playTalk(
  talk: Talk,
  stage: TalkStage,
  tell: (who: string, text: string) => void = () => {},
): Promise<Failure | null> {
  const player = new Player(stage, tell);
  for (const step of talk.steps) {
    const failure = await player.play(step);
    if (failure !== null) return failure;
  }
  return null;
}

class Player {
  readonly #stage: TalkStage;
  readonly #tell: (who: string, text: string) => void;
  #told = 0;
  /** Up to where each recipient's messages were matched. */
  readonly #read = new Map<string, number>();
  /** What was said after the last act of a person or the clock begins here: `never` looks no further back. */
  #sinceAct = 0;
  /** Answers to each thing said, for `same`. */
  readonly #answers: string[] = [];
  readonly #notes = new Map<string, string>();

  constructor(stage: TalkStage, tell: (who: string, text: string) => void) {
    this.#stage = stage;
    this.#tell = tell;
  }

  async play(step: TalkStep): Promise<Failure | null> {
    switch (step.kind) {
      case "note":
        return this.#note(step.line, step.name, step.pattern);
      case "line":
        return this.#act(() => this.#stage.setOnline(step.up));
      case "database":
        return this.#act(() => this.#stage.setDatabase(step.up));
      case "clock":
        this.#stage.clock.set(readMoment(step.at));
        return null;
      case "say":
        this.#tell(step.who, step.text);
        return this.#act(() =>
          this.#stage.say(step.who, step.room, this.#fillIn(step.text), { aside: step.aside }),
        );
      case "attach":
        return this.#act(() => this.#stage.say(step.who, null, "", { file: step }));
      case "cast":
        return transactAsSystem(this.#stage.database.db, (tx) =>
          castPerson(tx, step.who, step.role, step.union),
        );
      case "again":
        return this.#act(() => this.#stage.repeat(step.newId));
      case "recall":
        return this.#act(() => this.#stage.recall());
      case "restart":
        return this.#act(() => this.#stage.restart());
      case "wake":
        return this.#act(() => this.#stage.wake());
      case "expect":
        return this.#expect(
          step.line,
          step.to,
          step.parts.map((part) => this.#fillIn(part)),
        );
      case "never":
        return this.#never(step.line, step.to, this.#fillIn(step.part));
      case "same":
        return this.#same(step.line, step.left, step.right);
      case "archive":
        return this.#archive(step.line, step.person, step.field, step.value);
      case "count":
        return this.#count(step.line, step.table, step.rows);
    }
  }

  #fillIn(text: string): string {
    return text.replaceAll(/\{([^{}*]+)\}/gu, (whole, name: string) => this.#notes.get(name) ?? whole);
  }

  #note(line: number, name: string, pattern: string): Failure | null {
    const form = new RegExp(pattern, "u");
    const found = this.#stage.said.findLast(({ text }) => form.test(text));
    const value = found?.text.match(form)?.[1];
    if (value === undefined) return { line, expected: pattern, found: this.#stage.said.at(-1)?.text ?? "" };
    this.#notes.set(name, value);
    return null;
  }

  async #act(work: () => Promise<void>): Promise<null> {
    this.#sinceAct = this.#stage.said.length;
    await work();
    for (const { to, text } of this.#stage.said.slice(this.#told))
      this.#tell(`→ ${to.roomId ?? to.contactId}`, text);
    this.#told = this.#stage.said.length;
    this.#answers.push(
      this.#stage.said
        .slice(this.#sinceAct)
        .map((said) => said.text)
        .join("\n"),
    );
    return null;
  }

  async #expect(line: number, to: string, parts: readonly string[]): Promise<Failure | null> {
    const start = this.#read.get(to) ?? 0;
    const { said } = this.#stage;
    const index = said.findIndex(
      (one, at) => at >= start && reaches(one, to) && containsInOrder(one.text, parts),
    );
    if (index < 0) {
      if (await this.#stage.hearMore()) return this.#expect(line, to, parts);
      const heard = said
        .slice(this.#sinceAct)
        .filter((one) => reaches(one, to))
        .map((one) => one.text);
      return { line, expected: parts.join(" … "), found: heard.join("\n---\n") };
    }
    this.#read.set(to, index + 1);
    return null;
  }

  #never(line: number, to: string, part: string): Failure | null {
    const heard = this.#stage.said
      .slice(this.#sinceAct)
      .find((one) => reaches(one, to) && one.text.includes(part));
    return heard === undefined
      ? null
      : { line, expected: `nothing${part === "" ? "" : ` with ${part}`}`, found: heard.text };
  }

  #same(line: number, left: number, right: number): Failure | null {
    const [a, b] = [this.#answers[left - 1], this.#answers[right - 1]];
    return a === b ? null : { line, expected: a ?? "", found: b ?? "" };
  }

  async #archive(line: number, person: string, field: string, value: string): Promise<Failure | null> {
    const [name = "", union] = person.split("/");
    const rows = await this.#ask<{ value: string | null }>(
      sql`select (to_jsonb(p) ->> ${field}) as value from people p join unions u on u.id = p.custodian_union_id
        where p.name = ${name} and ${union === undefined ? sql`true` : sql`u.name like ${`${union}%`}`}`,
    );
    const found = rows.map((row) => row.value ?? "—").join(", ");
    return rows.length === 1 && found === value ? null : { line, expected: value, found };
  }

  async #count(line: number, table: string, rows: number): Promise<Failure | null> {
    const [row] = await this.#ask<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(table)}`,
    );
    return row?.count === rows ? null : { line, expected: String(rows), found: String(row?.count) };
  }

  #ask<Row>(statement: SQL): Promise<Row[]> {
    return transactAsSystem(this.#stage.database.db, (tx) => queryRows<Row>(tx, statement));
  }
}

function reaches(said: Said, to: string): boolean {
  const isRoom = DEMO_ROOMS.some((room) => room.name === to);
  return isRoom
    ? said.to.roomId === roomOf(to)
    : said.to.roomId === undefined && said.to.contactId === contactOf(to);
}

function containsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** `2026-11-20 09:00` on the district's clock. */
function readMoment(at: string): Date {
  const [day = "", time = "09:00"] = at.split(" ");
  const date = parseLocalDate(day);
  if (date === undefined) throw new Error(`there is no day ${day}`);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return new Date(startOfDay(date).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1_000);
}
