import { sql } from "drizzle-orm";

import { type LocalDate, yearOf } from "../../domain/local-date.ts";
import { queryRows, type Tx } from "../database.ts";

/** 受理编号, short enough to read over the phone: 2026-000123. */
export async function issueReceipt(tx: Tx, today: LocalDate): Promise<string> {
  const [row] = await queryRows<{ number: string }>(
    tx,
    sql`select nextval('receipt_number')::text as number`,
  );
  return formatReceipt(today, row?.number ?? "");
}

export const formatReceipt = (today: LocalDate, number: string): string =>
  `${yearOf(today)}-${number.padStart(6, "0")}`;
