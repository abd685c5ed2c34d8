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
  readonly fromHour: number | null;
  readonly untilHour: number | null;
  /** The body is then the file's name. One file may go to many. */
  readonly file: PlannedFile | null;
}

export interface PlannedFile {
  readonly id: string;
  readonly contentSealed: string;
  readonly bytes: number;
}

/** Lines of one statement: beyond it the planning of a wave goes on in further ones of the same transaction. */
const LINES_AT_ONCE = 5_000;

export interface AuditRow {
  readonly actor: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly payload: string;
  readonly detailsSealed: string | null;
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
  const planned = new Set<string>();
  let sends = deeds.sends;
  for (; sends.length > LINES_AT_ONCE; sends = sends.slice(LINES_AT_ONCE)) {
    const some = { ...deeds, conversation: null, audit: null, sends: sends.slice(0, LINES_AT_ONCE) };
    for (const id of await commitAtOnce(tx, some)) planned.add(id);
  }
  for (const id of await commitAtOnce(tx, { ...deeds, sends })) planned.add(id);
  return planned;
}

async function commitAtOnce(tx: Tx, deeds: Deeds): Promise<string[]> {
  const at = deeds.now.toISOString();
  // The chain and the lines are the pipeline's, whoever the message was from: what adds to them hangs on `raised`.
  const parts: SQL[] = [sql`raised as materialized (select set_config('nuanxin.role', 'system', true))`];
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
    const { actor, action, subjects, payload, detailsSealed } = deeds.audit;
    parts.push(
      sql`head as (
        update audit_head set seq = seq + 1,
          hash = encode(sha256(convert_to(hash || ':' || (seq + 1)::text || ':' || ${payload}::text, 'UTF8')), 'hex')
        returning seq, hash)`,
      sql`link as (
        insert into audit (seq, at, actor, action, subjects, payload, hash, details_sealed)
        select seq, ${at}::timestamptz, ${actor}, ${action}, ${toArray(subjects)}, ${payload}, hash, ${detailsSealed} from head, raised returning 1)`,
    );
  }
  if (deeds.sends.length > 0) {
    parts.push(...planLines(deeds.sends, at));
  }
  if (parts.length === 1) return [];
  const result =
    deeds.sends.length > 0 ? sql`select id from planned` : sql`select null::uuid as id where false`;
  const rows = await queryRows<{ id: string }>(tx, sql`with ${sql.join(parts, sql`, `)} ${result}`);
  return rows.map((row) => row.id);
}

/** One parameter holds all the lines, however many there are. */
function planLines(sends: readonly PlannedSend[], at: string): SQL[] {
  const files = new Map(sends.flatMap(({ file }) => (file === null ? [] : [[file.id, file] as const])));
  const lines = JSON.stringify(sends.map(({ file, ...line }) => ({ ...line, fileId: file?.id ?? null })));
  return [
    ...(files.size === 0
      ? []
      : [
          sql`files as (
      insert into outgoing_files (id, content_sealed, bytes, created_at)
      select id, "contentSealed", bytes, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify([...files.values()])}::json) as f(id uuid, "contentSealed" text, bytes int), raised
      on conflict (id) do nothing returning 1)`,
        ]),
    sql`planned as (
      insert into outbox (id, dedupe_key, contact_id, room_id, body_sealed, created_at, due_at, attempts, leased_until,
        from_hour, until_hour, file_id)
      select id, "dedupeKey", "contactId", "roomId", "bodySealed", ${at}::timestamptz, "dueAt",
        case when "leasedUntil" is null then 0 else 1 end, "leasedUntil",
        "fromHour", "untilHour", "fileId"
      from json_to_recordset(${lines}::json) as s(id uuid, "dedupeKey" text, "contactId" text, "roomId" text,
        "bodySealed" text, "dueAt" timestamptz, "leasedUntil" timestamptz,
        "fromHour" int, "untilHour" int, "fileId" uuid), raised
      on conflict (dedupe_key) do nothing returning id)`,
  ];
}

function toArray(values: readonly string[]): SQL {
  return values.length === 0
    ? sql`'{}'::text[]`
    : sql`array[${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )}]::text[]`;
}
