import { type SQL, sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";

/** What is kept for how long, and why; the README's privacy section says the same. */
export const RETENTION = {
  drafts: { days: 7, what: "unfinished dialogues" },
  "message-texts": { days: 90, what: "texts of messages that no record points to, and of closed cases" },
  "sent-texts": { days: 90, what: "texts and files that were sent" },
  "failed-messages": { days: 90, what: "texts of messages put aside" },
  papers: { days: 90, what: "pictures of papers, after the application is closed" },
  codes: { days: 30, what: "binding codes, used or not" },
} as const;
export type RetentionRule = keyof typeof RETENTION;

export type RetentionResult = Readonly<Record<RetentionRule, number>>;

/** Forgets what has served its time; `dryRun` only counts. Records, receipts and the audit chain stay. */
export async function applyRetention(tx: Tx, now: Date, dryRun: boolean): Promise<RetentionResult> {
  const before = (rule: RetentionRule): SQL =>
    sql`${new Date(now.getTime() - RETENTION[rule].days * 86_400_000).toISOString()}::timestamptz`;
  const count = async (statement: SQL): Promise<number> => {
    const [row] = await queryRows<{ rows: number }>(tx, statement);
    return row?.rows ?? 0;
  };
  const change = (find: SQL, act: SQL): Promise<number> =>
    count(
      dryRun
        ? sql`select count(*)::int as rows ${find}`
        : sql`with done as (${act} ${sql`returning 1`}) select count(*)::int as rows from done`,
    );
  const kept = await messagesStillNeeded(tx, before("message-texts"));
  const drafts = sql`state_sealed is not null and touched_at < ${before("drafts")}`;
  const texts = sql`text_sealed is not null and handled_at < ${before("message-texts")} and id not in (${kept})`;
  const sent = sql`body_sealed <> '' and coalesce(sent_at, dead_at) < ${before("sent-texts")}`;
  const failed = sql`text_sealed is not null and failed_at < ${before("failed-messages")}`;
  const papers = sql`paper_id in (select p.id from application_papers p join applications a on a.id = p.application_id
    where ${applicationClosed} and a.moved_at < ${before("papers")})`;
  const codes = sql`expires_at < ${before("codes")}`;
  const result = {
    drafts: await change(
      sql`from conversations where ${drafts}`,
      sql`update conversations set state_sealed = null where ${drafts}`,
    ),
    "message-texts": await change(
      sql`from inbox where ${texts}`,
      sql`update inbox set text_sealed = null where ${texts}`,
    ),
    "sent-texts": await change(
      sql`from outbox where ${sent}`,
      sql`update outbox set body_sealed = '', file_id = null where ${sent}`,
    ),
    "failed-messages": await change(
      sql`from quarantine where ${failed}`,
      sql`update quarantine set text_sealed = null where ${failed}`,
    ),
    papers: await change(
      sql`from paper_chunks where ${papers}`,
      sql`delete from paper_chunks where ${papers}`,
    ),
    codes: await change(
      sql`from binding_codes where ${codes}`,
      sql`delete from binding_codes where ${codes}`,
    ),
  };
  if (!dryRun)
    await tx.execute(
      sql`delete from outgoing_files f where created_at < ${before("sent-texts")}
        and not exists (select 1 from outbox where file_id = f.id)`,
    );
  return result;
}

/** Nothing more comes of it: paid, refused or withdrawn, of table `a`. */
const applicationClosed = sql`a.status in ('paid', 'refused', 'withdrawn')`;

/**
 * Inbox rows that records name as their source. Where a table says when its case was closed, the text goes with the case
 * and its term; where it does not, the text is part of the archive's history and stays.
 */
async function messagesStillNeeded(tx: Tx, before: SQL): Promise<SQL> {
  const sources = await queryRows<{ table: string; closes: boolean }>(
    tx,
    sql`select c.table_name as table, exists (select 1 from information_schema.columns o
          where o.table_name = c.table_name and o.table_schema = 'public' and o.column_name = 'closed_at') as closes
      from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'source_message_id'`,
  );
  // A report's text belongs to the history for ever, although reports are closed (domain §2).
  const forEver = new Set(["change_reports", "field_history"]);
  const parts = sources.map(({ table, closes }) => {
    // Health and money: the words of an application go with its term (domain §7.7); its steps stay.
    if (table === "application_steps")
      return sql`select s.source_message_id from application_steps s join applications a on a.id = s.application_id
        where s.source_message_id is not null and not (${applicationClosed} and a.moved_at < ${before})`;
    const rows = sql`select source_message_id from ${sql.identifier(table)} where source_message_id is not null`;
    return closes && !forEver.has(table)
      ? sql`${rows} and (closed_at is null or closed_at >= ${before})`
      : rows;
  });
  return parts.length === 0 ? sql`select null::uuid where false` : sql.join(parts, sql` union all `);
}
