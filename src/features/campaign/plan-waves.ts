import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import type { Job, JobContext, JobResult, Notice } from "../feature.ts";
import { describeProgress } from "./describe-progress.ts";
import { describePhones, readPhones } from "./phone-list.ts";
import { type DueWave, dueWave, isQuiet, readPolicies } from "./policy/policy.ts";
import type { REMINDER_KINDS } from "./schema.ts";
import { beginWave, findWave, finishWave, type MissingUnion, nextPart } from "./wave-row.ts";

const NOTHING: JobResult = { notices: [], audit: [] };

/**
 * Plans the wave that is due, part by part. Its row says how far it is: whichever process looks goes on from there, and
 * none plans what another has planned. Who files meanwhile is not reminded any more.
 */
export const planWaves: Job = {
  name: "plan-waves",
  async run(context) {
    const due = await nextDue(context);
    if (due === null || (due.caughtUp && (await isOutdated(context, due)))) return NOTHING;
    const wave = (await findWave(context, due)) ?? (await beginWave(context, due));
    if (wave === null || wave.finished) return NOTHING;
    // Right after a large import there are no statistics yet, and row by row the missing and the digest take for ever.
    await context.tx.execute(sql`set local enable_nestloop = off`);
    const part = await nextPart(context, due, wave);
    if (part.length > 0) {
      // A part's officers are found by an index; whole tables would be walked for each part.
      await context.tx.execute(sql`set local enable_nestloop = on`);
      const reminded = await rememberReminders(context, due, wave.id, part);
      return { notices: reminded.map((one) => remind(one, due, context)), audit: [], again: true };
    }
    // By itself: whatever becomes of the digest, the unions are reminded.
    const count = await finishWave(context, wave.id);
    return {
      notices: await tellStaff(context, due),
      audit: [
        {
          action: "plan-wave",
          subject: null,
          details: { year: due.year, daysLeft: due.daysLeft, reminded: count },
        },
      ],
    };
  },
};

/** The wave of the settings whose moment has come; before one that an outage delayed, what staff have asked for today. */
async function nextDue({ tx, now, today }: JobContext): Promise<DueWave | null> {
  const policies = await readPolicies(tx);
  const [policy] = policies;
  if (policy === undefined || isQuiet(policy, now)) return null;
  const ofSettings = dueWave(policies, now, today);
  if (ofSettings?.dueOn === today) return ofSettings;
  const [asked] = await queryRows<{ year: number; daysLeft: number }>(
    tx,
    sql`select year, days_left as "daysLeft" from reminder_waves
      where due_on = ${today}::date and finished_at is null`,
  );
  return asked === undefined ? ofSettings : { ...asked, dueOn: today, caughtUp: false, policy };
}

/** Reminded since by a wave that staff had asked for: what an outage delayed would only say it twice. */
async function isOutdated({ tx }: JobContext, { year, daysLeft }: DueWave): Promise<boolean> {
  const later = sql`select 1 from reminder_waves where year = ${year} and days_left < ${daysLeft} and not caught_up`;
  return (await queryRows(tx, later)).length > 0;
}

interface Reminded {
  readonly contactId: string;
  readonly unionId: string;
  readonly union: string;
  readonly kind: (typeof REMINDER_KINDS)[number];
  /** The return was sent back and is to be mended. */
  readonly sentBack: boolean;
}

/** One row for everyone who is told: officers of the missing unions, and the chair once it is time for that. */
function rememberReminders(
  { tx, now }: JobContext,
  due: DueWave,
  waveId: string,
  part: readonly MissingUnion[],
): Promise<Reminded[]> {
  const alone = sql`not exists (select 1 from bindings o where o.union_id = b.union_id and o.role = 'officer'
    and not o.chair and o.revoked_at is null)`;
  return queryRows<Reminded>(
    tx,
    sql`with missing as (
        select id as union_id, name, "sentBack" as sent_back
        from json_to_recordset(${JSON.stringify(part)}::json) as m(id uuid, name text, "sentBack" boolean)), told as (
        select m.union_id, m.name, m.sent_back, b.id as binding_id, b.contact_id,
          case when b.chair and not ${alone} then 'escalation' else 'reminder' end as kind
        from missing m join bindings b on b.union_id = m.union_id and b.role = 'officer' and b.revoked_at is null
      ), chosen as materialized (
        select * from told where kind = 'reminder' or ${due.daysLeft <= due.policy.chairFrom}
      ), noted as (
        insert into reminders (id, wave_id, union_id, binding_id, kind, planned_at)
        select gen_random_uuid(), ${waveId}::uuid, union_id, binding_id, kind, ${now.toISOString()}::timestamptz
        from chosen returning 1)
      select contact_id as "contactId", union_id as "unionId", name as union, kind, sent_back as "sentBack"
      from chosen order by contact_id`,
  );
}

function remind(to: Reminded, due: DueWave, { today }: JobContext): Notice {
  const daysLeft = daysBetween(today, deadlineOf(due.year));
  const when = daysLeft > 0 ? "before" : daysLeft === 0 ? "today" : "overdue";
  const kind = to.kind === "escalation" ? "chair" : to.sentBack ? "mend" : "remind";
  const text = say(`campaign:${kind}.${when}`, { union: to.union, year: due.year, days: Math.abs(daysLeft) });
  return {
    to: { kind: "contact", contactId: to.contactId },
    reply: due.caughtUp ? say("campaign:delayed", { text }) : text,
    once: `remind:${due.year}:${due.daysLeft}:${to.unionId}`,
    hours: { from: due.policy.fromHour, until: due.policy.untilHour },
  };
}

async function tellStaff(context: JobContext, due: DueWave): Promise<Notice[]> {
  const { progress, picture } = await describeProgress(context, due);
  const hours = { from: due.policy.fromHour, until: due.policy.untilHour };
  const digest: Notice = {
    to: { kind: "staff" },
    reply: progress,
    file: picture,
    once: `return-digest:${due.year}:${due.daysLeft}`,
    hours,
  };
  if (due.daysLeft > due.policy.phonesFrom) return [digest];
  const { reply, file } = describePhones(await readPhones(context, due.year), context, due.year);
  const once = `return-phones:${due.year}:${due.daysLeft}`;
  return [digest, { to: { kind: "staff" }, reply, once, hours, ...(file === undefined ? {} : { file }) }];
}
