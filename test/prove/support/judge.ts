import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../../src/features/database.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import type { Talkers } from "./talkers.ts";

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged messages that the database does not know, or confirmations without their report. */
  readonly lost: number;
  /** Reports or returns beyond one a message. */
  readonly duplicateEffects: number;
  readonly chain: string;
  readonly auditRows: number;
  /** Texts that arrived again. */
  readonly duplicateSends: number;
  /** … without 「重发」, or with another receipt number. */
  readonly unmarkedDuplicates: number;
  readonly unsent: number;
}

/** Holds what was acknowledged and heard against what the database says. */
export async function judge(db: Database, talkers: Talkers): Promise<Verdict> {
  const known = new Set(
    (await queryRows<{ id: string }>(db, sql`select message_id as id from inbox`)).map(({ id }) => id),
  );
  const effects = await queryRows<{ message: string; reports: number }>(
    db,
    sql`select i.message_id as message, count(*)::int as reports from change_reports r
      join inbox i on i.id = r.source_message_id group by i.message_id`,
  );
  const reported = new Set(effects.map(({ message }) => message));
  const lost = talkers.acknowledged.filter(
    ({ id, text }) => !known.has(id) || (text === "确认" && !reported.has(id)),
  ).length;
  const chain = await verifyAudit(db);
  const [rows] = await queryRows<{ unsent: number; audit: number }>(
    db,
    sql`select (select count(*)::int from outbox where sent_at is null) as unsent, (select count(*)::int from audit) as audit`,
  );
  return {
    acknowledged: talkers.acknowledged.length,
    lost,
    duplicateEffects: effects.reduce((sum, { reports }) => sum + reports - 1, 0),
    chain: chain.ok ? "unbroken" : `${chain.problem} at ${chain.seq}`,
    auditRows: rows?.audit ?? 0,
    ...countDuplicates(talkers),
    unsent: rows?.unsent ?? 0,
  };
}

const AGAIN = "（重发）";

/** Every confirmation's answer carries a receipt number of its own: the same number twice is the same line twice. */
function countDuplicates({ sent }: Talkers): Pick<Verdict, "duplicateSends" | "unmarkedDuplicates"> {
  const times = new Map<string, number>();
  const unmarked = new Map<string, number>();
  for (const { contactId, text } of sent) {
    const receipt = /受理编号 ([\d-]+)/.exec(text)?.[1];
    if (receipt === undefined || !text.includes("已登记")) continue;
    const line = `${contactId} ${receipt}`;
    times.set(line, (times.get(line) ?? 0) + 1);
    if (!text.startsWith(AGAIN)) unmarked.set(line, (unmarked.get(line) ?? 0) + 1);
  }
  const extra = (counts: Map<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - 1), 0);
  return { duplicateSends: extra(times), unmarkedDuplicates: extra(unmarked) };
}
