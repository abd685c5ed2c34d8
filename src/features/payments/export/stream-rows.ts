import { sql } from "drizzle-orm";

import type { Vault } from "../../../domain/vault.ts";
import { queryRows, type Tx } from "../../database.ts";

const PAGE = 2_000;

interface Row {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly card: string | null;
  readonly amount: string;
  readonly unit: string;
  readonly item: string;
  readonly application: string | null;
  readonly payee: string | null;
}

/** Columns of a row for the bank: name, card in full (empty where there is none), yuan, unit, item, payee. */
export type BankRow = readonly [
  name: string,
  card: string,
  amount: string,
  unit: string,
  item: string,
  payee: string,
];

/** Rows of a batch as the bank takes them, a page at a time: memory stays the same however long it is. */
export async function* streamBankRows(
  tx: Tx,
  vault: Vault,
  batchId: string,
): AsyncGenerator<BankRow, void, undefined> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await queryRows<Row>(
      tx,
      sql`select y.id, p.id as person, p.name, p.card_sealed as card, y.amount::text, u.name as unit, y.item,
          a.id as application, a.payee_sealed as payee
        from payables y join people p on p.id = y.person_id join unions u on u.id = p.custodian_union_id
        left join applications a on y.source = 'application' and a.id = y.source_id
        where y.batch_id = ${batchId}::uuid and y.id > ${after}::uuid order by y.id limit ${PAGE}`,
    );
    for (const { id, person, name, card, amount, unit, item, application, payee } of page) {
      const cardPlace = { table: "people", column: "card", row: person };
      const payeePlace = { table: "applications", column: "payee", row: application ?? "" };
      after = id;
      // Somebody else receives it: the card of the one who died is no way to them.
      const heir = payee === null ? "" : vault.open(payee, payeePlace);
      yield [name, card === null || heir !== "" ? "" : vault.open(card, cardPlace), amount, unit, item, heir];
    }
    if (page.length < PAGE) return;
  }
}
