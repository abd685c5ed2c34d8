import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { hourInZone } from "../../domain/local-date.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Job, JobContext, JobResult, Notice } from "../feature.ts";
import type { AgeLaw, AgeLaws } from "./ages/age-laws.ts";
import { describeWarnings } from "./describe-warnings.ts";
import { findWarnings, type Warning } from "./find-warnings.ts";
import { readPolicy, type WarningPolicy } from "./policy.ts";

const NOTHING: JobResult = { notices: [], audit: [] };

/**
 * Once a month each unit's officers are asked about what is new: retirement ages that come, stale records, missing
 * cards. A round that an outage delayed goes out later in its month, marked; what a lost month would have asked, the next
 * one asks, for each question is remembered by person and occasion.
 */
export const planRound = (laws: AgeLaws): Job => ({
  name: "plan-warnings",
  async run(context) {
    const policy = await readPolicy(context.tx);
    const { today, now, tx } = context;
    const hour = hourInZone(now);
    const day = Number(today.slice(8, 10));
    if (day < policy.dayOfMonth || hour < policy.fromHour || hour >= policy.untilHour) return NOTHING;
    const month = today.slice(0, 7);
    const caughtUp = day > policy.dayOfMonth;
    if (!(await claimRound(context, month, caughtUp))) return NOTHING;
    const law = laws.on(today);
    const { warnings, unknown } = await findWarnings(tx, null, today, {
      law,
      monthsAhead: policy.monthsAhead,
    });
    const fresh = await remember(tx, warnings, now);
    await tx.execute(sql`update warning_rounds set warned = ${fresh.length} where month = ${month}`);
    return {
      notices: [
        ...askOfficers(context, fresh, { law, policy, caughtUp }),
        ...tellStaff(fresh, policy, { month, unknown }),
      ],
      audit: [{ action: "plan-warnings", subject: null, details: { month, warned: fresh.length } }],
    };
  },
});

async function claimRound({ tx, now }: JobContext, month: string, caughtUp: boolean): Promise<boolean> {
  const rows = await queryRows<{ month: string }>(
    tx,
    sql`insert into warning_rounds (month, planned_at, caught_up, warned)
      select ${month}, ${now.toISOString()}::timestamptz, ${caughtUp}, 0
      where not exists (select 1 from warning_rounds where month = ${month})
      on conflict (month) do nothing returning month`,
  );
  return rows.length > 0;
}

/** Those that nobody was asked before. */
async function remember(tx: Tx, warnings: readonly Warning[], now: Date): Promise<Warning[]> {
  const keyOf = ({ kind, personId, occasion }: Pick<Warning, "kind" | "personId" | "occasion">): string =>
    `${kind} ${personId} ${occasion}`;
  const fresh = new Set<string>();
  for (let start = 0; start < warnings.length; start += 5_000) {
    const asked = warnings
      .slice(start, start + 5_000)
      .map(({ kind, personId, occasion }) => ({ kind, person: personId, occasion }));
    const rows = await queryRows<Pick<Warning, "kind" | "personId" | "occasion">>(
      tx,
      sql`insert into warnings (id, kind, person_id, occasion, warned_at)
        select gen_random_uuid(), kind, person, occasion, ${now.toISOString()}::timestamptz
        from json_to_recordset(${JSON.stringify(asked)}::json) as w(kind text, person uuid, occasion text)
        on conflict (kind, person_id, occasion) do nothing
        returning kind, person_id as "personId", occasion`,
    );
    for (const row of rows) fresh.add(keyOf(row));
  }
  return warnings.filter((warning) => fresh.has(keyOf(warning)));
}

function askOfficers(
  { world, today }: JobContext,
  fresh: readonly Warning[],
  { law, policy, caughtUp }: { law: AgeLaw; policy: WarningPolicy; caughtUp: boolean },
): Notice[] {
  const byUnion = new Map<string, Warning[]>();
  for (const warning of fresh)
    byUnion.set(warning.unionId, [...(byUnion.get(warning.unionId) ?? []), warning]);
  return [...byUnion].map(([unionId, warnings]) => {
    const text = say("warnings:letter", {
      union: world.directory.unions.get(unionId)?.name ?? "",
      month: today.slice(0, 7),
      lines: describeWarnings(world.directory, warnings, law),
    });
    return {
      to: { kind: "officers", unionId },
      reply: caughtUp ? say("campaign:delayed", { text }) : text,
      once: `warnings:${today.slice(0, 7)}:${unionId}`,
      hours: { from: policy.fromHour, until: policy.untilHour },
    };
  });
}

function tellStaff(
  fresh: readonly Warning[],
  policy: WarningPolicy,
  { month, unknown }: { month: string; unknown: number },
): Notice[] {
  if (fresh.length === 0) return [];
  const count = (kind: Warning["kind"]): number => fresh.filter((warning) => warning.kind === kind).length;
  return [
    {
      to: { kind: "staff" },
      reply: say("warnings:digest", {
        month,
        unions: new Set(fresh.map(({ unionId }) => unionId)).size,
        retiring: count("retirement-age"),
        stale: count("stale-record"),
        cardless: count("missing-card"),
        unknown: unknown === 0 ? [] : [say("warnings:unknown", { count: unknown })],
      }),
      once: `warnings-digest:${month}`,
      hours: { from: policy.fromHour, until: policy.untilHour },
    },
  ];
}
