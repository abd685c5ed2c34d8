import { type SQL, sql } from "drizzle-orm";

import type { Vault } from "../../../domain/vault.ts";
import { queryRows, type Tx } from "../../database.ts";
import {
  type ArchiveField,
  columnsOf,
  type RawArchive,
  ruleOf,
  type SheetArchiveField,
} from "../../roster/index.ts";
import type { IndexedRow, RosterRow } from "../sheet/roster-row.ts";
import type { KnownPerson } from "./known-people.ts";

/** The blind index under which a sealed ID number is found; the same that the roster keeps. */
export function indexRow(row: RosterRow, vault: Vault): IndexedRow {
  const { idNumber } = row.values;
  return idNumber === undefined ? row : { ...row, idNumberIndex: vault.blindIndex("id_number", idNumber) };
}

/** Everyone in the archive whom the rows may mean, by ID number or by name and union. Locked, so that the comparison holds. */
export function findKnown(
  tx: Tx,
  rows: readonly IndexedRow[],
  vault: Vault,
): Promise<readonly KnownPerson[]> {
  const asked = rows.map(({ name, unionId, idNumberIndex = null }) => ({
    name,
    unionId,
    index: idNumberIndex,
  }));
  const meant = sql`with asked as materialized (
      select distinct name, "unionId" as union_id, index
      from json_to_recordset(${JSON.stringify(asked)}::json) as a(name text, "unionId" uuid, index text))
    select p.id from people p join asked a on a.union_id = p.custodian_union_id and a.name = p.name
    union select p.id from people p join asked a on a.index = p.id_number_index`;
  return readKnown(tx, meant, fieldsOf(rows), vault);
}

/** Those whom rows change, by the rows' numbers. */
export async function findDecided(
  tx: Tx,
  decided: readonly (readonly [IndexedRow, string])[],
  vault: Vault,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = decided.map(([row]) => row);
  const ids = JSON.stringify(decided.map(([, id]) => id));
  const meant = sql`select value::uuid from json_array_elements_text(${ids}::json)`;
  const people = await readKnown(tx, meant, fieldsOf(rows), vault);
  return new Map(people.map((one) => [one.id, one]));
}

interface Row {
  readonly id: string;
  /** Only what some row says something of. */
  readonly raw: Partial<RawArchive>;
  readonly idNumberIndex: string | null;
  readonly honours: KnownPerson["honours"];
}

async function readKnown(
  tx: Tx,
  ids: SQL,
  fields: readonly ArchiveField[],
  vault: Vault,
): Promise<readonly KnownPerson[]> {
  const rows = await queryRows<Row>(
    tx,
    sql`select p.id, p.id_number_index as "idNumberIndex", to_json(v) as raw,
        coalesce((select json_agg(json_build_object('code', h.title_code, 'year', h.year, 'document', h.document_number))
          from honours h where h.person_id = p.id), '[]') as honours
      from people p cross join lateral (select ${columnsOf([...fields])}) v
      where p.id in (${ids}) for update of p`,
  );
  return rows.map((row) => knownPerson(row, vault));
}

function fieldsOf(rows: readonly IndexedRow[]): readonly ArchiveField[] {
  const fields = new Set<ArchiveField>(["name", "custodianUnionId", "closedOn"]);
  for (const { values } of rows) for (const field of Object.keys(values)) fields.add(field as ArchiveField);
  return [...fields];
}

function knownPerson({ id, raw, idNumberIndex, honours }: Row, vault: Vault): KnownPerson {
  return {
    id,
    name: raw.name ?? "",
    unionId: raw.custodianUnionId ?? "",
    closed: raw.closedOn != null,
    idNumberIndex,
    honours,
    // Opened only where a row says something of it.
    valueOf(field: SheetArchiveField) {
      const value = raw[field] ?? null;
      const { sealed, column } = ruleOf(field);
      return sealed === true && value !== null
        ? vault.open(value, { table: "people", column, row: id })
        : value;
    },
  };
}
