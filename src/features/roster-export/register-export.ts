import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";
import type { AuditEntry } from "../feature.ts";
import type { ExportRequest } from "./export-request.ts";

const DAY_MS = 86_400_000;
/** A request lapses after so long; a file is to be destroyed by then. */
const EXPIRES_DAYS = 7;

export interface Registered {
  readonly id: string;
  /** 审计编号. */
  readonly number: string;
  readonly expiresAt: Date;
}

interface Taken {
  readonly request: ExportRequest;
  readonly purpose: string;
  /** Null: from the command line. */
  readonly by: string | null;
  readonly at: Date;
  /** Handed out at once; null where the director is asked first. */
  readonly rows: number | null;
}

/** 导出登记: nothing leaves without a row that says who, when, what for and how much. */
export async function registerExport(tx: Tx, vault: Vault, taken: Taken): Promise<Registered> {
  const { request, purpose, by, at, rows } = taken;
  const id = newId();
  const expiresAt = new Date(at.getTime() + EXPIRES_DAYS * DAY_MS);
  const sealed = vault.seal(purpose, { table: "exports", column: "purpose", row: id });
  const [row] = await queryRows<{ number: string }>(
    tx,
    sql`insert into exports (id, number, kind, union_id, year, masked, purpose_sealed, status, rows, requested_at, requested_by,
        expires_at)
      values (${id}::uuid, 'X' || lpad(nextval('export_number')::text, 5, '0'), ${request.kind}, ${request.unionId}::uuid,
        ${request.year}, ${request.masked}, ${sealed}, ${rows === null ? "requested" : "delivered"}, ${rows},
        ${at.toISOString()}::timestamptz, ${by}::uuid, ${expiresAt.toISOString()}::timestamptz)
      returning number`,
  );
  if (row === undefined) throw new Error("the export was not registered");
  return { id, number: row.number, expiresAt };
}

/** Whoever's record is in the file finds it under 「谁看过我的信息」. */
export const auditOf = (
  { kind, unionId, masked, year }: ExportRequest,
  number: string,
  rows: number | null,
): AuditEntry => ({
  action: "export",
  // 年度报告 name nobody.
  subject: kind === "returns" ? null : unionId === null ? "district:all" : `union:${unionId}`,
  details: { number, kind, masked, year, rows },
});
