import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../../../src/features/database.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import { exactly, type Figure, told } from "../figures.ts";
import { answersTo, countRepeats, openLines } from "./repeats.ts";
import type { Talkers } from "./talkers.ts";

const MOST_SHOWN = 10;

export interface Verdict {
  readonly figures: readonly Figure[];
  /** The most lines that one process's end led to being sent again. */
  readonly mostRepeatsOfOneLife: number;
}

/**
 * Holds what was acknowledged and heard against what the database says.
 * @param folder holds the keys that open the outbox
 */
export async function judge(db: Database, talkers: Talkers, folder: string): Promise<Verdict> {
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
  );
  const answers = await answersTo(db, folder);
  for (const { id, contactId, text, sentAt } of lost.slice(0, MOST_SHOWN))
    console.log(
      `  ✗ ${known.has(id) ? "done nothing about" : "lost"}: ${contactId} ${text} ${sentAt}: ${answers.get(id) ?? "no answer"}`,
    );
  const withdrawals = talkers.acknowledged.filter(({ text }) => text === "撤销");
  // Refused while the spool was full and said again a day later: no longer to be undone, and told so.
  const tooLate = withdrawals.filter(({ id }) => answers.get(id)?.includes("已超过 24 小时") === true).length;
  const chain = await verifyAudit(db);
  const [rows] = await queryRows<Counts>(db, COUNTS);
  if (rows === undefined) throw new Error("nothing was counted");
  const repeats = countRepeats(await openLines(db, folder), talkers.sent);
  return {
    mostRepeatsOfOneLife: repeats.mostOfOneLife,
    figures: [
      told("messages acknowledged", talkers.acknowledged.length),
      exactly("… of them lost", lost.length, 0),
      exactly("withdrawals acknowledged and not done", withdrawals.length - tooLate - rows.withdrawn, 0),
      told("… told that their day was over", tooLate),
      exactly(
        "duplicate effects",
        effects.reduce((sum, { reports }) => sum + reports - 1, 0),
        0,
      ),
      told("reminders planned", rows.reminders),
      exactly("… of them twice", rows.remindedTwice, 0),
      exactly("audit chain", chain.ok ? "unbroken" : `${chain.problem} at ${chain.seq}`, "unbroken"),
      told("audit rows", rows.audit),
      exactly("messages put aside", rows.aside, 0),
      told("lines planned", repeats.planned),
      exactly("… never heard", repeats.missing, 0),
      exactly("… still waiting or dead", rows.unsent, 0),
      told("… heard again", repeats.again),
      exactly("… again without 重发, or with another receipt", repeats.unmarked, 0),
    ],
  };
}

interface Counts {
  readonly unsent: number;
  readonly audit: number;
  readonly aside: number;
  readonly withdrawn: number;
  readonly reminders: number;
  readonly remindedTwice: number;
}

const COUNTS = sql`select (select count(*)::int from outbox where sent_at is null) as unsent,
  (select count(*)::int from audit) as audit,
  (select count(*)::int from quarantine) as aside,
  (select count(*)::int from change_reports where status = 'withdrawn') as withdrawn,
  (select count(*)::int from outbox where dedupe_key like 'remind:%') as reminders,
  (select count(*)::int from (select 1 from reminders group by wave_id, binding_id having count(*) > 1) twice) as "remindedTwice"`;
