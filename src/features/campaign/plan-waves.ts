import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import type { Job, JobContext, JobResult, Notice } from "../feature.ts";
import { describeProgress } from "./describe-progress.ts";
import { missingUnions } from "./missing-unions.ts";
import { describePhones, readPhones } from "./phone-list.ts";
import { type DueWave, dueWave, readPolicies } from "./policy.ts";
import type { REMINDER_KINDS } from "./schema.ts";

const NOTHING: JobResult = { notices: [], audit: [] };

/** Plans the wave that is due, for every union at once. The unique key lets one process plan it. */
export const planWaves: Job = {
  name: "plan-waves",
  async run(context) {
    const due = dueWave(await readPolicies(context.tx), context.now, context.today);
    if (due === null) return NOTHING;
    const waveId = await claimWave(context, due);
    if (waveId === null) return NOTHING;
    const reminded = await rememberReminders(context, due, waveId);
    return {
      notices: [...reminded.map((one) => remind(one, due, context)), ...(await tellStaff(context, due))],
      audit: [
        {
          action: "plan-wave",
          subject: null,
          details: { year: due.year, daysLeft: due.daysLeft, reminded: reminded.length },
        },
      ],
    };
  },
};

async function claimWave({ tx, now }: JobContext, due: DueWave): Promise<string | null> {
  // Looked up first: most ticks find the wave of the day planned already.
  const [planned] = await queryRows<{ one: number }>(
    tx,
    sql`select 1 as one from reminder_waves where year = ${due.year} and days_left = ${due.daysLeft}`,
  );
  if (planned !== undefined) return null;
  const [row] = await queryRows<{ id: string }>(
    tx,
    sql`insert into reminder_waves (id, year, days_left, due_on, planned_at, caught_up, missing)
      values (${newId()}::uuid, ${due.year}, ${due.daysLeft}, ${due.dueOn}::date, ${now.toISOString()}::timestamptz,
        ${due.caughtUp}, (select count(*) from (${missingUnions(due.year)}) m))
      on conflict (year, days_left) do nothing returning id`,
  );
  return row?.id ?? null;
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
function rememberReminders({ tx, now }: JobContext, due: DueWave, waveId: string): Promise<Reminded[]> {
  const alone = sql`not exists (select 1 from bindings o where o.union_id = b.union_id and o.role = 'officer'
    and not o.chair and o.revoked_at is null)`;
  return queryRows<Reminded>(
    tx,
    sql`with missing as (${missingUnions(due.year)}), told as (
        select m.union_id, m.name, m.sent_back, b.id as binding_id, b.contact_id,
          case when b.chair and not ${alone} then 'escalation' else 'reminder' end as kind
        from missing m join bindings b on b.union_id = m.union_id and b.role = 'officer' and b.revoked_at is null
      ), noted as (
        insert into reminders (id, wave_id, union_id, binding_id, kind, planned_at)
        select gen_random_uuid(), ${waveId}::uuid, union_id, binding_id, kind, ${now.toISOString()}::timestamptz
        from told where kind = 'reminder' or ${due.daysLeft <= due.policy.chairFrom}
        returning binding_id)
      select told.contact_id as "contactId", told.union_id as "unionId", told.name as union, told.kind,
        told.sent_back as "sentBack"
      from told join noted on noted.binding_id = told.binding_id order by told.contact_id`,
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
