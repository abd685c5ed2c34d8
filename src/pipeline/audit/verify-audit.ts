import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../features/database.ts";

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead }
  /** `edited`: a row is not what it was; `missing`: a row is gone from the middle; `cut`: the newest rows are gone. */
  | { readonly ok: false; readonly problem: "edited" | "missing" | "cut"; readonly seq: number };

/**
 * Recomputes the whole chain and compares it with its head. An anchor (a head that staff were told on some day) also
 * finds a tail that was cut together with the head, and a chain that was written anew.
 * @param anchor its hash may be the first figures only
 */
export async function verifyAudit(db: Database, anchor?: AuditHead): Promise<AuditVerdict> {
  const [broken] = await queryRows<{ seq: number; gap: boolean }>(db, FIRST_BREAK);
  if (broken !== undefined)
    return { ok: false, problem: broken.gap ? "missing" : "edited", seq: Number(broken.seq) };
  const [row] = await queryRows<{ seq: number; hash: string; last: number; lastHash: string }>(
    db,
    sql`select h.seq::float8 as seq, h.hash, coalesce(a.seq, 0)::float8 as last, coalesce(a.hash, repeat('0', 64)) as "lastHash"
      from audit_head h left join lateral (select seq, hash from audit order by seq desc limit 1) a on true`,
  );
  if (row === undefined || row.seq !== row.last || row.hash !== row.lastHash)
    return { ok: false, problem: "cut", seq: (row?.last ?? 0) + 1 };
  if (anchor !== undefined) {
    if (anchor.seq > row.seq) return { ok: false, problem: "cut", seq: row.seq + 1 };
    const [then] = await queryRows<{ hash: string }>(
      db,
      sql`select hash from audit where seq = ${anchor.seq}`,
    );
    if (then?.hash.startsWith(anchor.hash) !== true) return { ok: false, problem: "edited", seq: anchor.seq };
  }
  return { ok: true, head: { seq: row.seq, hash: row.hash } };
}

/** The columns beside the payload repeat what is in it, for queries: they must not say anything else. */
const FIRST_BREAK = sql`
  select seq::float8 as seq, gap from (
    select seq, hash, at, actor, action, payload, seq <> coalesce(lag(seq) over (order by seq), 0) + 1 as gap,
      coalesce(lag(hash) over (order by seq), repeat('0', 64)) as before from audit
  ) link
  where gap
    or hash <> encode(sha256(convert_to(before || ':' || seq::text || ':' || payload, 'UTF8')), 'hex')
    or actor <> payload::jsonb ->> 'by' or action <> payload::jsonb -> 'entries' -> 0 ->> 'action'
    or at <> (payload::jsonb ->> 'at')::timestamptz
  order by seq limit 1`;
