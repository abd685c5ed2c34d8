import type { LocalDate } from "../../domain/local-date.ts";
import type { SheetRow } from "../sheet-reader.ts";
import {
  readCard,
  readDay,
  readEmployment,
  readIdNumber,
  readPhone,
  readSex,
  readYear,
} from "./read-cells.ts";
import {
  HEADINGS,
  ROSTER_FIELDS,
  type RosterField,
  type RosterRow,
  type RowError,
  SENSITIVE,
} from "./roster-fields.ts";

/** What names in cells stand for. */
export interface Names {
  readonly unionOf: (name: string) => string | undefined;
  readonly titleOf: (name: string) => string | undefined;
  readonly today: LocalDate;
}

export interface Parsed {
  readonly rows: readonly RosterRow[];
  readonly errors: readonly RowError[];
  /** Names of unions that nobody knows, once each. */
  readonly unknownUnions: readonly string[];
}

/** The heading is looked for here. */
const MOST_PREFACE = 10;

/** Rows of a sheet → people, with every problem by its row. `null` where no heading with 姓名 and 单位 is found. Pure. */
export function parseRoster(sheet: readonly SheetRow[], names: Names): Parsed | null {
  const at = sheet.slice(0, MOST_PREFACE).findIndex((row) => {
    const columns = readHeadings(row);
    return columns.has("name") && columns.has("union");
  });
  const heading = sheet[at];
  if (heading === undefined) return null;
  const columns = readHeadings(heading);
  const rows: RosterRow[] = [];
  const errors: RowError[] = [];
  const unknown = new Set<string>();
  for (const row of sheet.slice(at + 1)) {
    const reader = new RowReader(row, columns);
    const person = readPerson(reader, names, unknown);
    errors.push(...reader.errors);
    if (person !== null && reader.errors.length === 0) rows.push(person);
  }
  return { rows, errors, unknownUnions: [...unknown] };
}

function readHeadings({ cells }: SheetRow): ReadonlyMap<RosterField, number> {
  const found = new Map<RosterField, number>();
  const words = cells.map((cell) =>
    // A star marks what must be filled in.
    cell.replaceAll(/[*＊]/gu, "").trim().toLowerCase(),
  );
  for (const field of ROSTER_FIELDS) {
    const column = words.findIndex((word) => HEADINGS[field].includes(word));
    if (column >= 0) found.set(field, column);
  }
  return found;
}

/** Cells of a row by field, and what is wrong with them. */
class RowReader {
  readonly number: number;
  readonly errors: RowError[] = [];
  readonly #row: SheetRow;
  readonly #columns: ReadonlyMap<RosterField, number>;

  constructor(row: SheetRow, columns: ReadonlyMap<RosterField, number>) {
    this.number = row.number;
    this.#row = row;
    this.#columns = columns;
  }

  text(field: RosterField): string {
    const column = this.#columns.get(field);
    if (column === undefined) return "";
    if (this.#row.formulas.includes(column)) {
      this.fail(field, "formula");
      return "";
    }
    return this.#row.cells[column] ?? "";
  }

  /** The cell as `read` makes it; nothing where it is empty, an error where it cannot be. */
  take<T>(field: RosterField, read: (text: string) => T | undefined): T | undefined {
    const text = this.text(field);
    if (text === "") return undefined;
    const value = read(text);
    if (value === undefined) this.fail(field, "invalid", text);
    return value;
  }

  fail(field: RosterField, problem: RowError["problem"], value?: string): void {
    const quoted = value === undefined || SENSITIVE.has(field) ? {} : { value: value.slice(0, 30) };
    this.errors.push({ number: this.number, field, problem, ...quoted });
  }
}

const plain = (text: string): string | undefined => (text.length <= 100 ? text : undefined);

function readPerson(reader: RowReader, names: Names, unknown: Set<string>): RosterRow | null {
  const name = reader.text("name").replaceAll(/\s+/g, " ");
  const union = reader.text("union");
  if (name === "") reader.fail("name", "missing");
  if (name.length > 60 || /[\d=<>@]/.test(name)) reader.fail("name", "invalid", name);
  const unionId = union === "" ? undefined : names.unionOf(union);
  if (union === "") reader.fail("union", "missing");
  else if (unionId === undefined) {
    unknown.add(union);
    reader.fail("union", "unknown-union", union);
  }
  const id = reader.take("idNumber", readIdNumber);
  const birthday = reader.take("birthday", (text) => notAfter(readDay(text), names.today));
  const sex = reader.take("sex", readSex);
  checkIdentity(reader, id, birthday, sex);
  const title = reader.take("title", names.titleOf);
  const year = reader.take("year", (text) => readYear(text, Number(names.today.slice(0, 4))));
  if ((title === undefined) !== (year === undefined) && reader.errors.length === 0)
    reader.fail("year", "title-needs-year");
  const employment = reader.take("employment", readEmployment);
  const retiredOn = reader.take("retiredOn", readDay);
  checkRetirement(reader, employment, retiredOn);
  if (unionId === undefined) return null;
  return compact({
    number: reader.number,
    name,
    unionId,
    sex: sex ?? id?.sex,
    birthday: birthday ?? id?.birthday,
    titleCode: title,
    year,
    document: reader.take("document", plain),
    idNumber: id?.number,
    phone: reader.take("phone", readPhone),
    card: reader.take("card", readCard),
    workUnit: reader.take("workUnit", plain),
    post: reader.take("post", plain),
    employment: employment ?? (retiredOn === undefined ? undefined : "retired"),
    retiredOn,
  });
}

/** The ID number holds birthday and sex: what the row says beside it must agree. */
function checkIdentity(
  reader: RowReader,
  id: ReturnType<typeof readIdNumber>,
  birthday: LocalDate | undefined,
  sex: ReturnType<typeof readSex>,
): void {
  if (id === undefined) return;
  if (birthday !== undefined && id.birthday !== birthday) reader.fail("birthday", "id-birthday");
  if (sex !== undefined && id.sex !== sex) reader.fail("sex", "id-sex");
}

function checkRetirement(
  reader: RowReader,
  employment: ReturnType<typeof readEmployment>,
  retiredOn: LocalDate | undefined,
): void {
  if (retiredOn !== undefined && employment !== undefined && employment !== "retired")
    reader.fail("retiredOn", "retired-needs-status");
}

const notAfter = (day: LocalDate | undefined, today: LocalDate): LocalDate | undefined =>
  day !== undefined && day <= today && day >= "1900-01-01" ? day : undefined;

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

function compact(row: Loose<Required<RosterRow>>): RosterRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as unknown as RosterRow;
}
