import { sql } from "drizzle-orm";

import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";
import type { IndexedRow, KnownPerson } from "./compare-roster.ts";
import type { RosterRow } from "./roster-fields.ts";

const AT_ONCE = 5_000;

/** Blind indexes under which sealed values are found; the same that the roster keeps. */
export function indexRow(row: RosterRow, vault: Vault): IndexedRow {
  const indexOf = (purpose: string, value: string | undefined): string | undefined =>
    value === undefined ? undefined : vault.blindIndex(purpose, value);
  const idNumberIndex = indexOf("id-number", row.idNumber);
  const phoneIndex = indexOf("phone", row.phone);
  const cardIndex = indexOf("card", row.card);
  return {
    ...row,
    ...(idNumberIndex === undefined ? {} : { idNumberIndex }),
    ...(phoneIndex === undefined ? {} : { phoneIndex }),
    ...(cardIndex === undefined ? {} : { cardIndex }),
  };
}

/** Everyone in the archive whom the rows may mean, by ID number or by name. Locked, so that the comparison holds. */
export async function findKnown(tx: Tx, rows: readonly IndexedRow[]): Promise<KnownPerson[]> {
  const found = new Map<string, KnownPerson>();
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const asked = rows
      .slice(start, start + AT_ONCE)
      .map(({ name, idNumberIndex = null }) => ({ name, index: idNumberIndex }));
    const some = await queryRows<KnownPerson>(
      tx,
      sql`with asked as materialized (
          select distinct name, index from json_to_recordset(${JSON.stringify(asked)}::json) as a(name text, index text)
        ), meant as (
          select p.id from people p join asked a on a.name = p.name
          union select p.id from people p join asked a on a.index = p.id_number_index
        )
        select p.id, p.name, p.custodian_union_id as "unionId", p.sex, p.birthday::text as birthday,
          p.work_unit as "workUnit", p.post, p.employment, p.retired_on::text as "retiredOn",
          p.id_number_index as "idNumberIndex", p.phone_index as "phoneIndex", p.card_index as "cardIndex",
          coalesce((select json_agg(h.title_code || ':' || h.year) from honours h where h.person_id = p.id), '[]') as honours
        from people p where p.id in (select id from meant) for update of p`,
    );
    for (const one of some) found.set(one.id, one);
  }
  return [...found.values()];
}
