import { type IdNumber, readIdNumber } from "../../../domain/numbers/personal-numbers.ts";
import type { LocalDate } from "../../../domain/local-date.ts";
import {
  HEADINGS,
  NEEDS_CONSENT,
  SHEET_FIELDS,
  type SheetArchiveField,
  type SheetField,
} from "../../roster/index.ts";
import type { SheetRow } from "../../sheet-reader.ts";
import {
  readCard,
  readCardStatus,
  readDay,
  readEmployment,
  readPhone,
  readSex,
  readYear,
  readYes,
} from "./read-cells.ts";
import type { RosterRow, RowError } from "./roster-row.ts";
import { RowReader } from "./row-reader.ts";

/** What names in cells stand for. */
export interface Names {
  readonly unionOf: (name: string) => string | undefined;
  readonly titleOf: (name: string) => string | undefined;
  readonly today: LocalDate;
}

export interface Parsed {
  readonly rows: readonly RosterRow[];
  readonly errors: readonly RowError[];
}

/** The heading is looked for in the first rows. */
const MOST_PREFACE = 10;

/** Rows of a sheet, part by part → people, with every problem by its row. */
export class RosterParser {
  readonly #names: Names;
  #columns: ReadonlyMap<SheetField, number> | null = null;

  constructor(names: Names) {
    this.#names = names;
  }

  /** Whether a heading with 姓名 and 单位 was found: without one nothing is read. */
  get headed(): boolean {
    return this.#columns !== null;
  }

  take(part: readonly SheetRow[]): Parsed {
    const errors: RowError[] = [];
    const rows = this.#below(part).flatMap(([row, columns]) => {
      const reader = new RowReader(row, columns);
      const person = readPerson(reader, this.#names);
      errors.push(...reader.errors);
      return person !== null && reader.errors.length === 0 ? [person] : [];
    });
    return { rows, errors };
  }

  /** The rows below the heading; the heading is in the first part, or nowhere. */
  #below(part: readonly SheetRow[]): (readonly [SheetRow, ReadonlyMap<SheetField, number>])[] {
    const known = this.#columns;
    if (known !== null) return part.map((row) => [row, known]);
    const preface = part.slice(0, MOST_PREFACE).map(readHeadings);
    const at = preface.findIndex((columns) => columns.has("name") && columns.has("custodianUnionId"));
    const columns = preface[at];
    if (columns === undefined) return [];
    this.#columns = columns;
    return part.slice(at + 1).map((row) => [row, columns]);
  }
}

function readHeadings({ cells }: SheetRow): ReadonlyMap<SheetField, number> {
  const found = new Map<SheetField, number>();
  const words = cells.map((cell) =>
    // A star marks what must be filled in.
    cell.replaceAll(/[*＊]/gu, "").trim().toLowerCase(),
  );
  for (const field of SHEET_FIELDS) {
    const column = words.findIndex((word) => HEADINGS[field].includes(word));
    if (column >= 0) found.set(field, column);
  }
  return found;
}

const plain = (text: string): string | undefined => (text.length <= 100 ? text : undefined);
const sentence = (text: string): string | undefined => (text.length <= 300 ? text : undefined);

/** Cells that are read by themselves; identity, honour and retirement are read together. */
const READERS: readonly (readonly [SheetArchiveField, (text: string) => string | undefined])[] = [
  ["ethnicity", plain],
  ["politicalStatus", plain],
  ["education", plain],
  ["phone", readPhone],
  ["address", sentence],
  ["card", readCard],
  ["cardStatus", readCardStatus],
  ["workStartedOn", readDay],
  ["workUnit", plain],
  ["post", plain],
  ["professionalTitle", plain],
  ["income", sentence],
  ["household", sentence],
  ["housing", sentence],
  ["insurance", sentence],
  ["healthCategory", sentence],
  ["hardshipLevel", plain],
  ["hardshipCause", sentence],
];

type Values = { [Field in SheetArchiveField]?: string | undefined };

function readPerson(reader: RowReader, names: Names): RosterRow | null {
  const name = reader.text("name").replaceAll(/\s+/g, " ");
  if (name === "") reader.fail("name", "missing");
  if (name.length > 60 || /[\d=<>@]/.test(name)) reader.fail("name", "invalid", name);
  const unionId = readUnion(reader, names);
  const values: Values = {
    name,
    custodianUnionId: unionId,
    ...readIdentity(reader, names.today),
    ...readRetirement(reader),
  };
  const honour = readHonour(reader, names);
  for (const [field, read] of READERS) values[field] = reader.take(field, read);
  if (values.card !== undefined) values.cardStatus ??= "active";
  checkConsent(reader, values);
  return unionId === undefined
    ? null
    : {
        number: reader.number,
        name,
        unionId,
        values: withoutNothing(values),
        ...(honour === undefined ? {} : { honour }),
      };
}

function readUnion(reader: RowReader, names: Names): string | undefined {
  const union = reader.text("custodianUnionId");
  if (union === "") reader.fail("custodianUnionId", "missing");
  const unionId = union === "" ? undefined : names.unionOf(union);
  if (union !== "" && unionId === undefined) reader.fail("custodianUnionId", "unknown-union", union);
  return unionId;
}

/** The ID number holds birthday and sex: what the row says beside it must agree. */
function readIdentity(reader: RowReader, today: LocalDate): Values {
  const id: IdNumber | undefined = reader.take("idNumber", readIdNumber);
  const birthday = reader.take("birthday", (text) => notAfter(readDay(text), today));
  const sex = reader.take("sex", readSex);
  if (id !== undefined && birthday !== undefined && id.birthday !== birthday)
    reader.fail("birthday", "id-birthday");
  if (id !== undefined && sex !== undefined && id.sex !== sex) reader.fail("sex", "id-sex");
  return { idNumber: id?.number, birthday: birthday ?? id?.birthday, sex: sex ?? id?.sex };
}

function readRetirement(reader: RowReader): Values {
  const employment = reader.take("employment", readEmployment);
  const retiredOn = reader.take("retiredOn", readDay);
  if (retiredOn !== undefined && employment !== undefined && employment !== "retired")
    reader.fail("retiredOn", "retired-needs-status");
  return { employment: employment ?? (retiredOn === undefined ? undefined : "retired"), retiredOn };
}

function readHonour(reader: RowReader, names: Names): RosterRow["honour"] {
  const code = reader.take("title", names.titleOf);
  const year = reader.take("year", (text) => readYear(text, Number(names.today.slice(0, 4))));
  const document = reader.take("document", plain);
  if ((code === undefined) !== (year === undefined) && reader.errors.length === 0)
    reader.fail("year", "title-needs-year");
  if (code === undefined || year === undefined) return undefined;
  return { code, year, ...(document === undefined ? {} : { document }) };
}

function checkConsent(reader: RowReader, values: Values): void {
  const agreed = reader.take("consent", readYes);
  const first = NEEDS_CONSENT.find((field) => values[field] !== undefined);
  if (first !== undefined && agreed !== "yes") reader.fail(first, "needs-consent");
}

const notAfter = (day: LocalDate | undefined, today: LocalDate): LocalDate | undefined =>
  day !== undefined && day <= today && day >= "1900-01-01" ? day : undefined;

const withoutNothing = (values: Values): RosterRow["values"] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
