import { sql } from "drizzle-orm";

import { queryRows } from "../../../src/features/database.ts";
import type { House } from "../../../src/pipeline/house.ts";
import { findLedgerProblems } from "./check-ledger.ts";
import type { Case, MoneyModel } from "./model.ts";
import { findIrreproducible } from "./reproduce.ts";

interface Row {
  readonly id: string;
  readonly status: string;
  readonly fen: number | null;
  readonly state: string | null;
}

/** The whole of the money: statuses, what is owed to whom and stands where, sums, limits, and every decision again. */
export async function findDifferences(house: House, model: MoneyModel): Promise<string[]> {
  const { db } = house;
  const rows = await queryRows<Row>(
    db,
    sql`select a.id, a.status, (p.amount * 100)::int8::int as fen, p.status as state from applications a
      left join payables p on p.source = 'application' and p.source_id = a.id`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const cases = model.cases.flatMap((one) => differenceOf(one, found.get(one.id)));
  const [sums] = await queryRows<{ committed: number; paid: number; uses: number }>(
    db,
    sql`select coalesce(sum(committed) * 100, 0)::int8::int as committed, coalesce(sum(paid) * 100, 0)::int8::int as paid,
      (select coalesce(sum(times), 0)::int from limit_totals) as uses from budget_lines where item = ''`,
  );
  const { committed = 0, paid = 0, uses = 0 } = sums ?? {};
  const wanted = `${model.committed}/${model.paid}/${model.uses()}`;
  const told = `${committed}/${paid}/${uses}`;
  return [
    ...cases,
    ...(told === wanted ? [] : [`committed/paid/limits used are ${told}, in the model ${wanted}`]),
    ...(await findLedgerProblems(db)),
    ...(await findIrreproducible(house)),
  ];
}

function differenceOf({ id, standing, payable }: Case, row: Row | undefined): string[] {
  const told = `${row?.status}/${row?.fen ?? null}/${row?.state ?? null}`;
  const wanted = `${standing}/${payable?.amount ?? null}/${payable?.state ?? null}`;
  return told === wanted ? [] : [`case ${id} is ${told}, in the model ${wanted}`];
}
