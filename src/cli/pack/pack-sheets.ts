import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { maskPhone } from "../../domain/numbers/mask.ts";
import { type Cell, type Sheet, type Workbook } from "../../features/enclosure.ts";
import { type Database, queryRows } from "../../features/database.ts";
import type { House } from "../../pipeline/house.ts";

/** Lines of the sheet on which staff write down what is reported by telephone. */
const BLANK_LINES = 60;

/** What is printed at the foot of each page: when it was made, and under which number the audit trail has it. */
export type Mark = Cell;

/** 花名册: whom each union looks after, as far as a paper may say it: telephones masked, no standing, no numbers. */
export async function rosterBook(house: House, db: Database, mark: Mark): Promise<Workbook> {
  const phones = await readPhones(house, db);
  const rows = house.directory
    .grassroots()
    .flatMap((union) =>
      house.directory
        .peopleOf(union.id)
        .map((person): Cell[] => [
          union.name,
          person.name,
          person.honourYear === null ? "" : String(person.honourYear),
          say(`changes:state.${person.employment}`),
          phones.get(person.id) ?? "",
        ]),
    );
  return book("roster", [
    sheet("roster", mark, rows, [
      ["union", 30],
      ["name", 12],
      ["honour-year", 12],
      ["employment", 12],
      ["phone", 18],
    ]),
  ]);
}

/** 电话表: the officers' office telephones, union by union; and blank lines for what is reported by telephone. */
export async function phoneBook(house: House, db: Database, mark: Mark): Promise<Workbook> {
  const officers = await queryRows<{
    id: string;
    unionId: string;
    name: string;
    chair: boolean;
    sealed: string | null;
  }>(
    db,
    sql`select id, union_id as "unionId", name, chair, work_phone_sealed as sealed from bindings
      where role = 'officer' and revoked_at is null order by chair, name`,
  );
  const rows = house.directory.grassroots().flatMap((union): Cell[][] => {
    const own = officers.filter(({ unionId }) => unionId === union.id);
    if (own.length === 0) return [[union.name, say("campaign:phones.nobody"), "", ""]];
    return own.map(({ id, name, chair, sealed }) => [
      union.name,
      name,
      say(chair ? "campaign:phones.chair" : "campaign:phones.officer"),
      sealed === null ? "" : house.vault.open(sealed, { table: "bindings", column: "work_phone", row: id }),
    ]);
  });
  const blank = Array.from({ length: BLANK_LINES }, (_, at): Cell[] => [String(at + 1), "", "", "", "", ""]);
  return book("phones", [
    sheet("phones", mark, rows, [
      ["union", 32],
      ["name", 12],
      ["post", 10],
      ["office-phone", 20],
    ]),
    sheet("notes", mark, blank, [
      ["number", 6],
      ["heard-at", 14],
      ["union", 26],
      ["what", 44],
      ["told-by", 14],
      ["entered", 10],
    ]),
  ]);
}

async function readPhones(house: House, db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows<{ id: string; sealed: string }>(
    db,
    sql`select id, phone_sealed as sealed from people where phone_sealed is not null and closed_on is null`,
  );
  const open = (id: string, sealed: string): string =>
    maskPhone(house.vault.open(sealed, { table: "people", column: "phone", row: id }));
  return new Map(rows.map(({ id, sealed }) => [id, open(id, sealed)]));
}

type SheetName = "roster" | "phones" | "notes";
type ColumnName =
  | "union"
  | "name"
  | "honour-year"
  | "employment"
  | "phone"
  | "post"
  | "office-phone"
  | "number"
  | "heard-at"
  | "what"
  | "told-by"
  | "entered";

function book(name: "roster" | "phones", sheets: readonly Sheet[]): Workbook {
  return { kind: "workbook", name: say(`upkeep:pack.title.${name}`), sheets };
}

function sheet(
  name: SheetName,
  mark: Mark,
  rows: readonly Cell[][],
  columns: readonly (readonly [ColumnName, number])[],
): Sheet {
  return {
    title: say(`upkeep:pack.title.${name}`),
    preface: [say(`upkeep:pack.title.${name}`), mark],
    columns: columns.map(([column, width]) => ({ header: say(`upkeep:pack.column.${column}`), width })),
    rows,
    mark,
    page: name === "notes" ? "landscape" : "portrait",
  };
}
