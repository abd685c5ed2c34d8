import { type SQL, sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";
import type { ExportRequest } from "./export-request.ts";
import type { EXPORT_STATUSES, ExportKind } from "./schema.ts";

export interface StoredExport {
  readonly id: string;
  readonly number: string;
  readonly request: ExportRequest;
  readonly purposeSealed: string;
  readonly status: (typeof EXPORT_STATUSES)[number];
  readonly requestedBy: string | null;
  /** Whom the file goes to; null for the command line, or when the binding has ended. */
  readonly contactId: string | null;
  readonly requester: string | null;
  readonly expiresAt: Date;
}

interface Row extends Omit<StoredExport, "request" | "expiresAt"> {
  readonly kind: ExportKind;
  readonly unionId: string | null;
  readonly year: number;
  readonly masked: boolean;
  readonly expiresAt: string;
}

/** Registered exports that meet `condition`, oldest first, locked. */
export async function loadExports(tx: Tx, condition: SQL): Promise<StoredExport[]> {
  const rows = await queryRows<Row>(
    tx,
    sql`select e.id, e.number, e.kind, e.union_id as "unionId", e.year, e.masked, e.purpose_sealed as "purposeSealed", e.status,
        e.requested_by as "requestedBy", b.contact_id as "contactId", b.name as requester,
        to_char(e.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "expiresAt"
      from exports e left join bindings b on b.id = e.requested_by and b.revoked_at is null
      where ${condition} order by e.requested_at, e.id limit 100 for update of e`,
  );
  return rows.map(({ kind, unionId, year, masked, expiresAt, ...row }) => ({
    ...row,
    request: { kind, unionId, year, masked },
    expiresAt: new Date(expiresAt),
  }));
}
