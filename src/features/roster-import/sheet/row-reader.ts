import { SENSITIVE, type SheetField } from "../../roster/index.ts";
import type { SheetRow } from "../../sheet-reader.ts";
import type { RowError } from "./roster-row.ts";

/** Cells of a row by field, and what is wrong with them. */
export class RowReader {
  readonly number: number;
  readonly errors: RowError[] = [];
  readonly #row: SheetRow;
  readonly #columns: ReadonlyMap<SheetField, number>;

  constructor(row: SheetRow, columns: ReadonlyMap<SheetField, number>) {
    this.number = row.number;
    this.#row = row;
    this.#columns = columns;
  }

  text(field: SheetField): string {
    const column = this.#columns.get(field);
    if (column === undefined) return "";
    if (this.#row.formulas.includes(column)) {
      this.fail(field, "formula");
      return "";
    }
    return this.#row.cells[column] ?? "";
  }

  /** The cell as `read` makes it; nothing where it is empty, an error where it cannot be. */
  take<T>(field: SheetField, read: (text: string) => T | null | undefined): T | undefined {
    const text = this.text(field);
    if (text === "") return undefined;
    const value = read(text) ?? undefined;
    if (value === undefined) this.fail(field, "invalid", text);
    return value;
  }

  fail(field: SheetField, problem: RowError["problem"], value?: string): void {
    const quoted = value === undefined || SENSITIVE.has(field) ? {} : { value: value.slice(0, 30) };
    this.errors.push({ number: this.number, field, problem, ...quoted });
  }
}
