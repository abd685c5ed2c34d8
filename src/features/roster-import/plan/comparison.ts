import type { SheetField } from "../../roster/index.ts";
import type { IndexedRow, RowError } from "../sheet/roster-row.ts";
import { differences } from "./differences.ts";
import { type Known, type KnownPerson, nameKey, whoIsMeant } from "./known-people.ts";

/** What a row would change, for the preview. */
export interface ShownChange {
  readonly number: number;
  readonly name: string;
  readonly unionId: string;
  readonly fields: readonly SheetField[];
}

/** What tells somebody new from others of the file. */
interface Newcomer {
  readonly number: number;
  readonly idNumberIndex?: string | undefined;
  readonly honour?: IndexedRow["honour"];
}

const MOST_SHOWN = 8;

/** Rows of a sheet against the archive, part by part: what is to be done with each is all that is kept. Pure. */
export class Comparison {
  added = 0;
  changed = 0;
  unchanged = 0;
  /** Row → the person whom it changes; null: somebody new. The others change nothing. */
  readonly decisions = new Map<number, string | null>();
  /** The first ones. */
  readonly shown: ShownChange[] = [];
  readonly errors: RowError[] = [];
  /** Who has stood in the file already, and where: people of the archive, ID numbers, and new people by name and union. */
  readonly #people = new Map<string, number>();
  readonly #ids = new Map<string, number>();
  readonly #newcomers = new Map<string, Newcomer[]>();

  take(rows: readonly IndexedRow[], known: Known): void {
    for (const row of rows) {
      const meant = whoIsMeant(row, known);
      if ("problem" in meant) this.errors.push({ number: row.number, ...meant });
      else this.#decide(row, meant.person);
    }
  }

  /** The row of the same person, or of one from whom nothing in the file tells this one apart. */
  #stoodAt(row: IndexedRow, person: KnownPerson | null): number | undefined {
    const byId = row.idNumberIndex === undefined ? undefined : this.#ids.get(row.idNumberIndex);
    if (byId !== undefined) return byId;
    if (person !== null) return this.#people.get(person.id);
    return this.#newcomers.get(nameKey(row.name, row.unionId))?.find((one) => !areApart(one, row))?.number;
  }

  #remember(row: IndexedRow, person: KnownPerson | null): void {
    const { number, idNumberIndex, name, unionId, honour } = row;
    if (idNumberIndex !== undefined) this.#ids.set(idNumberIndex, number);
    if (person !== null) return void this.#people.set(person.id, number);
    const key = nameKey(name, unionId);
    const newcomer = { number, idNumberIndex, honour };
    const namesakes = this.#newcomers.get(key);
    if (namesakes === undefined) this.#newcomers.set(key, [newcomer]);
    else namesakes.push(newcomer);
  }

  #decide(row: IndexedRow, person: KnownPerson | null): void {
    const { number } = row;
    const other = this.#stoodAt(row, person);
    if (other !== undefined)
      return void this.errors.push({ number, field: "name", problem: "twice-in-file", other });
    this.#remember(row, person);
    if (person === null) {
      this.added += 1;
      this.decisions.set(number, null);
      return;
    }
    const fields = differences(row, person);
    if (fields.length === 0) this.unchanged += 1;
    else if (person.closed) this.errors.push({ number, field: "name", problem: "closed" });
    else {
      this.changed += 1;
      this.decisions.set(number, person.id);
      const { name, unionId } = person;
      if (this.shown.length < MOST_SHOWN) this.shown.push({ number, name, unionId, fields });
    }
  }
}

/** Two new people of one name and union, by their ID numbers, else by their honours; without either it may be one. */
function areApart(one: Newcomer, other: Newcomer): boolean {
  if (one.idNumberIndex !== undefined && other.idNumberIndex !== undefined)
    return one.idNumberIndex !== other.idNumberIndex;
  if (one.honour === undefined || other.honour === undefined) return false;
  return one.honour.code !== other.honour.code || one.honour.year !== other.honour.year;
}
