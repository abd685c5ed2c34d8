import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../../domain/vault.ts";
import type { Tx } from "../../database.ts";
import { isArchiveField, ruleOf, SHEET_FIELDS, type SheetArchiveField } from "../../roster/index.ts";
import type { Sheet } from "../../sheet-reader.ts";
import { differences } from "../plan/differences.ts";
import { findDecided, indexRow } from "../plan/find-known.ts";
import type { ImportPlan } from "../plan/plan-import.ts";
import { RosterParser } from "../sheet/parse-roster.ts";
import type { IndexedRow, RosterRow } from "../sheet/roster-row.ts";
import { type Change, type ImportSource, rememberChanges } from "./remember-changes.ts";

/**
 * Writes what was planned while the sheet is read once more: new people with their honours, changed values with their
 * history. All of it, or with the transaction nothing.
 */
export async function applyImport(
  tx: Tx,
  vault: Vault,
  { sheet, plan }: { readonly sheet: Sheet; readonly plan: ImportPlan },
  source: ImportSource,
): Promise<void> {
  await makeUnions(tx, plan.newUnions);
  const parser = new RosterParser(plan.names);
  const read = await sheet(async (part) => {
    const rows = parser.take(part).rows.map((row) => indexRow(row, vault));
    await addPeople(
      tx,
      vault,
      rows.filter(({ number }) => plan.decisions.get(number) === null),
    );
    await changePeople(tx, vault, await findChanges(tx, vault, plan, rows), source);
  });
  if (!read.ok) throw new Error(`a sheet that was read cannot be read again: ${read.refusal}`);
}

async function findChanges(
  tx: Tx,
  vault: Vault,
  { decisions }: ImportPlan,
  rows: readonly IndexedRow[],
): Promise<readonly Change[]> {
  const decided = rows.flatMap((row) => {
    const id = decisions.get(row.number) ?? null;
    return id === null ? [] : [[row, id] as const];
  });
  if (decided.length === 0) return [];
  const known = await findDecided(tx, decided, vault);
  return decided.flatMap(([row, id]) => {
    const person = known.get(id);
    return person === undefined ? [] : [{ row, person, fields: differences(row, person) }];
  });
}

async function makeUnions(tx: Tx, unions: ImportPlan["newUnions"]): Promise<void> {
  if (unions.length === 0) return;
  await tx.execute(sql`
    insert into unions (id, parent_id, level, name)
    select n.id, (select id from unions where level = 'district' order by id limit 1), 'grassroots', n.name
    from json_to_recordset(${JSON.stringify(unions)}::json) as n(id uuid, name text)`);
}

interface Column {
  readonly name: string;
  readonly type: "text" | "date" | "uuid";
  readonly valueOf: (value: string, id: string, vault: Vault) => string;
}

/** Columns of `people` that a sheet fills: sealed ones with what finds them. */
const COLUMNS: ReadonlyMap<SheetArchiveField, readonly Column[]> = new Map(
  SHEET_FIELDS.filter(isArchiveField).map((field) => [field, columnsOf(field)]),
);
const ALL = [...COLUMNS.values()].flat();

function columnsOf(field: SheetArchiveField): readonly Column[] {
  const { column, type, sealed, indexed } = ruleOf(field);
  if (sealed !== true) return [{ name: column, type, valueOf: (value) => value }];
  const kept: Column = {
    name: `${column}_sealed`,
    type: "text",
    valueOf: (value, id, vault) => vault.seal(value, { table: "people", column, row: id }),
  };
  const index: Column = {
    name: `${column}_index`,
    type: "text",
    valueOf: (value, _id, vault) => vault.blindIndex(column, value),
  };
  return indexed === true ? [kept, index] : [kept];
}

const each = (make: (column: Column) => SQL): SQL => sql.join(ALL.map(make), sql`, `);
const RECORD = sql`id uuid, ${each(({ name, type }) => sql`${sql.identifier(name)} ${sql.raw(type)}`)}`;

/** Values as the columns hold them; a column of which nothing is said is not there. */
function sealRow(id: string, { values }: RosterRow, vault: Vault): Record<string, string> {
  const said = Object.entries(values) as [SheetArchiveField, string][];
  return Object.fromEntries([
    ["id", id],
    ...said.flatMap(([field, value]) =>
      (COLUMNS.get(field) ?? []).map(({ name, valueOf }) => [name, valueOf(value, id, vault)] as const),
    ),
  ]) as Record<string, string>;
}

async function addPeople(tx: Tx, vault: Vault, rows: readonly IndexedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const people = rows.map((row) => ({ row, id: newId() }));
  const sealed = people.map(({ row, id }) => sealRow(id, row, vault));
  const valueOf = ({ name }: Column): SQL =>
    name === "employment" ? sql`coalesce(employment, 'in-service')` : sql`${sql.identifier(name)}`;
  await tx.execute(sql`
    insert into people (id, ${each(({ name }) => sql`${sql.identifier(name)}`)})
    select id, ${each(valueOf)} from json_to_recordset(${JSON.stringify(sealed)}::json) as n(${RECORD})`);
  await addHonours(
    tx,
    people.map(({ row, id }) => ({ row, personId: id })),
  );
}

async function changePeople(
  tx: Tx,
  vault: Vault,
  changes: readonly Change[],
  source: ImportSource,
): Promise<void> {
  if (changes.length === 0) return;
  await rememberChanges(tx, vault, changes, source);
  const people = changes.map(({ row, person }) => sealRow(person.id, row, vault));
  await tx.execute(sql`
    update people p set ${each(({ name }) => {
      const column = sql.identifier(name);
      return sql`${column} = coalesce(n.${column}, p.${column})`;
    })}
    from json_to_recordset(${JSON.stringify(people)}::json) as n(${RECORD}) where p.id = n.id`);
  await addHonours(
    tx,
    changes
      .filter(({ fields }) => fields.includes("title") || fields.includes("document"))
      .map(({ row, person }) => ({ row, personId: person.id })),
  );
}

/** One that is known already gets the document number that the row tells. */
async function addHonours(
  tx: Tx,
  held: readonly { readonly row: RosterRow; readonly personId: string }[],
): Promise<void> {
  const honours = held.flatMap(({ row: { honour }, personId }) =>
    honour === undefined ? [] : [{ id: newId(), person: personId, ...honour }],
  );
  if (honours.length === 0) return;
  await tx.execute(sql`
    insert into honours (id, person_id, title_code, year, document_number)
    select id, person, code, year, document
    from json_to_recordset(${JSON.stringify(honours)}::json) as h(id uuid, person uuid, code text, year int, document text)
    on conflict (person_id, union_id, title_code, year) do update
      set document_number = coalesce(excluded.document_number, honours.document_number)`);
}
