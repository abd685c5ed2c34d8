import { type SQL, sql } from "drizzle-orm";

import type { Locale } from "../domain/locale.ts";
import { queryRows, type Tx } from "../features/database.ts";

/** A line for the outbox, rendered and sealed. */
export interface PlannedSend {
  readonly id: string;
  readonly dedupeKey: string;
  readonly contactId: string;
  readonly roomId: string | null;
  readonly bodySealed: string;
  readonly dueAt: Date;
  /** Set when this process will send it right after the commit: others leave it alone until then. */
  readonly leasedUntil: Date | null;
}

export interface AuditRow {
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly payload: string;
}

export interface KeptText {
  readonly inboxId: string;
  readonly textSealed: string;
}

export interface Deeds {
  readonly now: Date;
  /** Null for a job, which has no conversation. */
  readonly conversation: {
    readonly contactId: string;
    readonly stateSealed: string | null;
    readonly locale: Locale | null;
    /** Of the message; null leaves the newest one known as it is. */
    readonly sentAt: Date | null;
  } | null;
  /** Words of messages that may be kept; a message without them leaves its row in the inbox and nothing else. */
  readonly kept?: readonly KeptText[];
  readonly audit: AuditRow | null;
  readonly sends: readonly PlannedSend[];
}

/**
 * The last statement of a transaction: the conversation's new state, one link of the audit chain, and what is to be
 * said, all in one round trip. The chain's head stays locked only from here to the commit.
 * @returns ids of the lines planned; those whose key was planned before are not among them
 */
export async function commitDeeds(tx: Tx, deeds: Deeds): Promise<ReadonlySet<string>> {
  const at = deeds.now.toISOString();
  const parts: SQL[] = [];
  if (deeds.conversation !== null) {
    const { stateSealed, locale, contactId, sentAt } = deeds.conversation;
    parts.push(sql`conversation as (
      update conversations set state_sealed = ${stateSealed}, locale = ${locale}, version = version + 1, touched_at = ${at}::timestamptz,
        newest_sent_at = greatest(newest_sent_at, ${sentAt?.toISOString() ?? null}::timestamptz)
      where contact_id = ${contactId} returning 1)`);
  }
  for (const [index, { inboxId, textSealed }] of (deeds.kept ?? []).entries()) {
    parts.push(sql`${sql.identifier(`kept${index}`)} as (
      update inbox set text_sealed = ${textSealed} where id = ${inboxId}::uuid returning 1)`);
  }
  if (deeds.audit !== null) {
    const { actor, action, subjects, payload } = deeds.audit;
    parts.push(
      sql`head as (
        update audit_head set seq = seq + 1,
          hash = encode(sha256(convert_to(hash || ':' || (seq + 1)::text || ':' || ${payload}::text, 'UTF8')), 'hex')
        returning seq, hash)`,
      sql`link as (
        insert into audit (seq, at, actor, action, subjects, payload, hash)
        select seq, ${at}::timestamptz, ${actor}, ${action}, ${toArray(subjects)}, ${payload}, hash from head returning 1)`,
    );
  }
  if (deeds.sends.length > 0) {
    const lines = deeds.sends.map(
      (send) =>
        sql`(${send.id}::uuid, ${send.dedupeKey}::text, ${send.contactId}::text, ${send.roomId}::text, ${send.bodySealed}::text,
          ${at}::timestamptz, ${send.dueAt.toISOString()}::timestamptz, ${send.leasedUntil === null ? 0 : 1}::int,
          ${send.leasedUntil?.toISOString() ?? null}::timestamptz)`,
    );
    parts.push(sql`planned as (
      insert into outbox (id, dedupe_key, contact_id, room_id, body_sealed, created_at, due_at, attempts, leased_until)
      values ${sql.join(lines, sql`, `)} on conflict (dedupe_key) do nothing returning id)`);
  }
  if (parts.length === 0) return new Set();
  const result =
    deeds.sends.length > 0 ? sql`select id from planned` : sql`select null::uuid as id where false`;
  const rows = await queryRows<{ id: string }>(tx, sql`with ${sql.join(parts, sql`, `)} ${result}`);
  return new Set(rows.map((row) => row.id));
}

function toArray(values: readonly string[]): SQL {
  return values.length === 0
    ? sql`'{}'::text[]`
    : sql`array[${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )}]::text[]`;
}
