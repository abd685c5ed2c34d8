import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../../conversation/reply.ts";
import { parseLocalDate, yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import type { Application } from "../load-application.ts";
import type { ToldBill } from "./papers-form.ts";
import { loadPapers, sealBillNumber, sealBoxes } from "./proofs.ts";

/** Adds one bill: its number never used before, in the calendar year of the others (domain §3). */
export async function addBill(
  { tx, world, now, today }: VerbContext,
  application: Application,
  told: ToldBill,
): Promise<Reply> {
  const { number } = told;
  const date = parseLocalDate(told.date ?? "");
  if (date === undefined || (told.copay1 === null && told.copay2 === null && told.copay === null))
    return say("relief:papers.bill-form", { number });
  if (date > today) return say("relief:papers.bill-in-future", { number, date });
  const { bills } = await loadPapers(tx, world.vault, application.id);
  const other = bills.find((bill) => yearOf(bill.date as typeof date) !== yearOf(date));
  if (other !== undefined)
    return say("relief:papers.bill-other-year", { number, year: other.date.slice(0, 4) });
  const id = newId();
  const boxes = {
    copay1: told.copay1 ?? told.copay ?? "0",
    copay2: told.copay2 ?? "0",
    selfFunded: told.selfFunded ?? "0",
  };
  const [added] = await queryRows<{ id: string }>(
    tx,
    sql`insert into bills (id, application_id, number_sealed, number_index, bill_date, boxes_sealed, added_at)
      values (${id}::uuid, ${application.id}::uuid, ${sealBillNumber(world.vault, id, number)},
        ${world.vault.blindIndex("bill", number)}, ${date}::date, ${sealBoxes(world.vault, id, boxes)},
        ${now.toISOString()}::timestamptz)
      on conflict (number_index) where released_at is null do nothing returning id`,
  );
  if (added === undefined) return say("relief:papers.bill-used", { number });
  return say("relief:papers.bill-added", { number, ...boxes });
}
