import { sql } from "drizzle-orm";

import type { Form } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { addDays, daysBetween, hourInZone } from "../../domain/local-date.ts";
import { deadlineOf, returnYear } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import type { World } from "../world.ts";
import { missingUnions } from "./missing-unions.ts";
import { type DueWave, isQuiet, readPolicies } from "./policy/policy.ts";
import { beginWave } from "./wave-row.ts";

/** 「催一下没报的」: a wave that staff ask for, on top of those of the settings; one a day, whoever asks for it. */
export const remindForm: Form<World> = {
  name: "remind-missing",
  intents: ["remind-missing"],
  action: "change-campaign",
  commit: "remind-missing",
  open: () => ({}),
  fill: () => null,
  title: () => say("campaign:now.title"),
  next: () => ({ kind: "card", verb: "preview-reminder" }),
};

/** The card: how many would be reminded, and when. */
export const previewReminder: Verb = async (context) => {
  const due = await nextWave(context);
  const { missing, bound } = await countMissing(context, due.year);
  if (missing === 0) return ended("campaign:now.none", { year: due.year });
  if (await isBegun(context, due)) return ended("campaign:now.already", {});
  return {
    replies: [
      say("campaign:now.card", {
        year: due.year,
        missing,
        bound,
        when: say(
          isQuiet(due.policy, context.now) ? "campaign:now.when-quiet-is-over" : "campaign:now.at-once",
          {
            from: due.policy.fromHour,
          },
        ),
      }),
    ],
  };
};

/** 确认: the wave stands; the clock plans it part by part, as it plans all. */
export const remindMissing: Verb = async (context) => {
  const due = await nextWave(context);
  if ((await beginWave(context, due)) === null) return { replies: [say("campaign:now.already")] };
  const details = { year: due.year, daysLeft: due.daysLeft };
  return {
    replies: [say("campaign:now.begun")],
    audit: [{ action: "remind-missing", subject: null, details }],
    wake: true,
  };
};

const ended = (key: "campaign:now.none" | "campaign:now.already", params: { readonly year?: number }) => ({
  replies: [say(key, params)],
  dialogue: { next: "end" as const },
});

/** Of the day on which it goes out: today, or tomorrow where today's hours are over. */
async function nextWave({ tx, now, today }: VerbContext): Promise<DueWave> {
  const [policy] = await readPolicies(tx);
  if (policy === undefined)
    throw new Error("the schema comes with a first version of the campaign's settings");
  const dueOn = hourInZone(now) < policy.untilHour ? today : addDays(today, 1);
  const year = returnYear(dueOn);
  return { year, daysLeft: daysBetween(dueOn, deadlineOf(year)), dueOn, caughtUp: false, policy };
}

async function isBegun({ tx }: VerbContext, { year, daysLeft }: DueWave): Promise<boolean> {
  const rows = await queryRows(
    tx,
    sql`select 1 from reminder_waves where year = ${year} and days_left = ${daysLeft}`,
  );
  return rows.length > 0;
}

/** Unions whose return is not in, and how many of them have somebody who can be told. */
async function countMissing(
  { tx }: VerbContext,
  year: number,
): Promise<{ readonly missing: number; readonly bound: number }> {
  const [row] = await queryRows<{ missing: number; bound: number }>(
    tx,
    sql`select count(*)::int as missing, count(*) filter (where exists (
        select 1 from bindings b where b.union_id = m.union_id and b.role = 'officer' and b.revoked_at is null))::int as bound
      from (${missingUnions(year)}) m`,
  );
  return row ?? { missing: 0, bound: 0 };
}
