import { sql } from "drizzle-orm";

import type { Vault } from "../../domain/vault.ts";
import { type Database, queryRows } from "../database.ts";

/** A row for the bank. */
export interface BankRow {
  readonly name: string;
  /** Whole: for an export that a second person approved (domain §7.5); empty where there is none. */
  readonly card: string;
  readonly amount: string;
  readonly unit: string;
}

const PAGE = 2_000;

/** Rows of a list as the bank takes them, a page at a time: memory stays the same however long it is. */
export async function* streamListRows(
  db: Database,
  vault: Vault,
  listId: string,
): AsyncGenerator<BankRow, void, undefined> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await queryRows<{
      person: string;
      name: string;
      card: string | null;
      amount: string;
      unit: string;
    }>(
      db,
      sql`select p.id as person, p.name, p.card_sealed as card, i.amount::text, u.name as unit
        from list_items i join people p on p.id = i.person_id join unions u on u.id = p.custodian_union_id
        where i.list_id = ${listId}::uuid and i.exception is null and i.amount is not null and i.person_id > ${after}::uuid
        order by i.person_id limit ${PAGE}`,
    );
    for (const { person, name, card, amount, unit } of page) {
      const place = { table: "people", column: "card", row: person };
      yield { name, card: card === null ? "" : vault.open(card, place), amount, unit };
      after = person;
    }
    if (page.length < PAGE) return;
  }
}
