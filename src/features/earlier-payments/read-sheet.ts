import { type Reply, say } from "../../conversation/reply.ts";
import { readYuan } from "./read-yuan.ts";
import type { SheetRow } from "../sheet-reader.ts";
import type { World } from "../world.ts";
import { type EarlierRow, findItem, readDay, readDetail, RECUPERATION } from "./earlier-row.ts";

/** Rows of a sheet: they wait in the dialogue until they are confirmed. */
const MOST_ROWS = 2_000;

export interface ReadSheetRows {
  readonly rows: readonly EarlierRow[];
  readonly problems: readonly Reply[];
}

/**
 * Columns in this order: name, unit, item, day or year, yuan, whom for or which festival, person-times. A row without a
 * name is a year's total. The first row is its headings, if it names no item.
 */
export async function readSheet(world: World, bytes: Uint8Array): Promise<ReadSheetRows | Reply> {
  const told: SheetRow[] = [];
  const outcome = await world.readSheet(bytes)((part) => {
    told.push(...part.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")));
    return Promise.resolve();
  });
  if (!outcome.ok) return say("earlier:no-sheet");
  const body =
    told[0] !== undefined && findItem(world, told[0].cells[2] ?? "") === undefined ? told.slice(1) : told;
  if (body.length > MOST_ROWS) return say("earlier:too-many", { most: MOST_ROWS });
  const read = body.map(({ number, cells }) => readRow(world, number, cells));
  return {
    rows: read.flatMap((one) => ("row" in one ? [one.row] : [])),
    problems: read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
  };
}

type ReadRow = { readonly row: EarlierRow } | { readonly problem: Reply };

function readRow(world: World, number: number, cells: readonly string[]): ReadRow {
  const told = cells.map((cell) => cell.trim());
  const [name = "", unit = "", itemText = "", day = "", sum = "", whom = "", often = ""] = told;
  const rule = findItem(world, itemText);
  if (rule === undefined) return { problem: say("earlier:problem.item", { number, item: itemText }) };
  const on = readDay(day);
  if (on === undefined || on > world.today)
    return { problem: say("earlier:problem.date", { number, date: day }) };
  const isService = rule.code === RECUPERATION;
  const amount = isService ? null : readYuan(sum);
  if (amount === null && !isService)
    return { problem: say("earlier:problem.amount", { number, amount: sum }) };
  const row = { item: rule.code, on, amount, detail: readDetail(rule, whom) };
  return name === "" ? readTotal(number, often, row) : readPerson(world, number, { name, unit }, row);
}

type Rest = Omit<EarlierRow, "personId" | "times">;

function readTotal(number: number, often: string, row: Rest): ReadRow {
  return /^\d{1,7}$/.test(often)
    ? { row: { ...row, personId: null, times: Number(often) } }
    : { problem: say("earlier:problem.times", { number }) };
}

function readPerson(
  { directory }: World,
  number: number,
  { name, unit }: { readonly name: string; readonly unit: string },
  row: Rest,
): ReadRow {
  const isOf = (unionId: string): boolean =>
    unit === "" || (directory.unions.get(unionId)?.name ?? "").includes(unit);
  const people = [...directory.people.values()].filter(
    (person) => person.name === name && isOf(person.unionId),
  );
  const [person] = people;
  if (person === undefined) return { problem: say("earlier:problem.nobody", { number, name }) };
  if (people.length > 1) return { problem: say("earlier:problem.several", { number, name }) };
  return { row: { ...row, personId: person.id, times: 1 } };
}
