import { sql } from "drizzle-orm";

import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";
import {
  type ArchiveField,
  columnsOf,
  type RawArchive,
  ruleOf,
  type SheetArchiveField,
} from "../roster/index.ts";
import type { KnownPerson } from "./compare-roster.ts";
import type { IndexedRow, RosterRow } from "./roster-row.ts";

const AT_ONCE = 1_000;

/** The blind index under which a sealed ID number is found; the same that the roster keeps. */
export function indexRow(row: RosterRow, vault: Vault): IndexedRow {
  const { idNumber } = row.values;
  return idNumber === undefined ? row : { ...row, idNumberIndex: vault.blindIndex("id_number", idNumber) };
}

interface Row {
  readonly id: string;
  /** Only what some row says something of. */
  readonly raw: Partial<RawArchive>;
  readonly idNumberIndex: string | null;
  readonly honours: KnownPerson["honours"];
}

/** Everyone in the archive whom the rows may mean, by ID number or by name. Locked, so that the comparison holds. */
export async function findKnown(
  tx: Tx,
  rows: readonly IndexedRow[],
  vault: Vault,
): Promise<readonly KnownPerson[]> {
  const found = new Map<string, KnownPerson>();
  const columns = columnsOf(fieldsOf(rows));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const asked = rows
      .slice(start, start + AT_ONCE)
      .map(({ name, idNumberIndex = null }) => ({ name, index: idNumberIndex }));
    const some = await queryRows<Row>(
      tx,
      sql`with asked as materialized (
          select distinct name, index from json_to_recordset(${JSON.stringify(asked)}::json) as a(name text, index text)
        ), meant as (
          select p.id from people p join asked a on a.name = p.name
          union select p.id from people p join asked a on a.index = p.id_number_index
        )
        select p.id, p.id_number_index as "idNumberIndex", to_json(v) as raw,
          coalesce((select json_agg(json_build_object('code', h.title_code, 'year', h.year, 'document', h.document_number))
            from honours h where h.person_id = p.id), '[]') as honours
        from people p cross join lateral (select ${columns}) v
        where p.id in (select id from meant) for update of p`,
    );
    for (const one of some) found.set(one.id, knownPerson(one, vault));
  }
  return [...found.values()];
}

function fieldsOf(rows: readonly IndexedRow[]): ArchiveField[] {
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
