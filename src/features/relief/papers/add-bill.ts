import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../../conversation/reply.ts";
import { parseLocalDate } from "../../../domain/local-date.ts";
import { Yuan } from "../../../domain/money.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import type { Application } from "../load-application.ts";
import type { ToldBill } from "./papers-form.ts";
import { type Bill, loadPapers, sealBillNumber, sealBoxes } from "./proofs.ts";

/**
 * Adds one bill: its number never used before, in the calendar year of the others (domain §3). Told again with other
 * figures it is corrected, and 「删掉票据」 takes it out, for as long as the application is not handed in.
 */
export async function addBill(
  context: VerbContext,
  application: Application,
  told: ToldBill,
): Promise<Reply> {
  const { tx, world, today } = context;
  const { number } = told;
  const { bills } = await loadPapers(tx, world.vault, application.id);
  const before = bills.find((bill) => bill.number === number);
  if (told.remove) return removeBill(context, before, number);
  const date = parseLocalDate(told.date ?? "");
  if (date === undefined || (told.copay1 === null && told.copay2 === null && told.copay === null))
    return say("relief:papers.bill-form", { number });
  if (date > today) return say("relief:papers.bill-in-future", { number, date });
  const boxes = {
    copay1: told.copay1 ?? told.copay ?? "0",
    copay2: told.copay2 ?? "0",
    selfFunded: told.selfFunded ?? "0",
  };
  if (Object.values(boxes).some((box) => new Yuan(box).lt(0)))
    return say("relief:papers.bill-form", { number });
  const other = bills.find((bill) => bill !== before && bill.date.slice(0, 4) !== date.slice(0, 4));
  if (other !== undefined)
    return say("relief:papers.bill-other-year", { number, year: other.date.slice(0, 4) });
  if (before !== undefined) return correctBill(context, before, { date, boxes });
  return insertBill(context, application, { number, date, boxes });
}

async function insertBill(
  { tx, world, now }: VerbContext,
  application: Application,
  { number, date, boxes }: Pick<Bill, "number" | "date" | "boxes">,
): Promise<Reply> {
  const id = newId();
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

async function correctBill(
  { tx, world }: VerbContext,
  before: Bill,
  { date, boxes }: Pick<Bill, "date" | "boxes">,
): Promise<Reply> {
  const { id, number } = before;
  const same = (["copay1", "copay2", "selfFunded"] as const).every((box) =>
    new Yuan(before.boxes[box]).eq(boxes[box]),
  );
  if (same && before.date === date) return say("relief:papers.bill-used", { number });
  await tx.execute(sql`update bills set bill_date = ${date}::date, boxes_sealed = ${sealBoxes(world.vault, id, boxes)}
    where id = ${id}::uuid`);
  return say("relief:papers.bill-corrected", { number, ...boxes });
}

/** Gone from the draft for good: a review takes up again what was handed in, and this was not. */
async function removeBill({ tx }: VerbContext, bill: Bill | undefined, number: string): Promise<Reply> {
  if (bill === undefined) return say("relief:papers.bill-not-there", { number });
  await tx.execute(sql`delete from bills where id = ${bill.id}::uuid`);
  return say("relief:papers.bill-removed", { number });
}
