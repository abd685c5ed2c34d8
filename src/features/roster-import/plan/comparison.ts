import type { SheetField } from "../../roster/index.ts";
import type { IndexedRow, RowError } from "../sheet/roster-row.ts";
import { differences } from "./differences.ts";
import { type Known, type KnownPerson, whoIsMeant } from "./known-people.ts";

/** What a row would change, for the preview. */
export interface ShownChange {
  readonly number: number;
  readonly name: string;
  readonly unionId: string;
  readonly fields: readonly SheetField[];
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
  /** Who has stood in the file already, and where. */
  readonly #seen = new Map<string, number>();

  take(rows: readonly IndexedRow[], known: Known): void {
    for (const row of rows) {
      const meant = whoIsMeant(row, known);
      if ("problem" in meant) this.errors.push({ number: row.number, ...meant });
      else this.#decide(row, meant.person);
    }
  }

  #decide(row: IndexedRow, person: KnownPerson | null): void {
    const { number } = row;
    const key = person?.id ?? keyOf(row);
    const other = this.#seen.get(key);
    if (other !== undefined)
      return void this.errors.push({ number, field: "name", problem: "twice-in-file", other });
    this.#seen.set(key, number);
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

/** Tells two new people of one file apart. */
const keyOf = ({ idNumberIndex, name, unionId, honour }: IndexedRow): string =>
  idNumberIndex ?? `${unionId} ${name} ${honour?.code ?? ""} ${honour?.year ?? ""}`;
