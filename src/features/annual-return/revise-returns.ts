import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Job, JobContext } from "../feature.ts";
import { findCovered } from "./find-covered.ts";

/** Kinds of change that make a new version by themselves (重大情况, domain §2). */
const MAJOR_KINDS = ["death", "discipline", "disaster"] as const;

interface Outdated {
  readonly id: string;
  readonly unionId: string;
  readonly year: number;
  readonly version: number;
  readonly headcount: number;
  readonly daysLate: number;
  readonly submittedBy: string;
  readonly sourceMessageId: string;
}

/**
 * A major event of a year that was filed already makes the next version: told later, or taken back. Found from the data:
 * the reports that stand are not those that the last version covers.
 */
export const reviseReturns: Job = {
  name: "revise-returns",
  async run(context) {
    const outdated = await findOutdated(context);
    const notices = [];
    for (const one of outdated) notices.push(...(await revise(context, one)));
    return {
      notices,
      audit: outdated.map(({ unionId, year, version }) => ({
        action: "revise-return",
        subject: `union:${unionId}`,
        details: { year, version: version + 1 },
      })),
    };
  },
};

function findOutdated({ tx }: JobContext): Promise<Outdated[]> {
  const major = sql`r.kind in (${sql.join(
    MAJOR_KINDS.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;
  // Two years back at most; the report's own columns say whether it came, or went, after the version was filed.
  return queryRows<Outdated>(
    tx,
    sql`select distinct on (c.id) c.id, c.union_id as "unionId", c.year, c.version, c.headcount, c.days_late as "daysLate",
        r.reporter_binding_id as "submittedBy", r.source_message_id as "sourceMessageId"
      from current_returns c join change_reports r on r.union_id = c.union_id and ${major}
        and extract(year from r.event_date) = c.year
        and greatest(r.recorded_at, r.closed_at) > c.submitted_at
        and (r.status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')) <> (c.covers ? r.receipt)
      where c.status <> 'returned'
      order by c.id, r.recorded_at`,
  );
}

async function revise({ tx, world, now }: JobContext, old: Outdated) {
  const covered = await findCovered(tx, old.unionId, old.year);
  const id = newId();
  const [made] = await queryRows<{ receipt: string }>(
    tx,
    sql`insert into annual_returns (id, union_id, year, version, cause, zero, headcount, changes, covers, receipt,
        days_late, submitted_at, submitted_by, source_message_id)
      values (${id}::uuid, ${old.unionId}::uuid, ${old.year}, ${old.version + 1}, 'major-event', ${covered.length === 0},
        ${old.headcount}, ${covered.length}, ${JSON.stringify(covered.map(({ receipt }) => receipt))}::jsonb,
        ${String(old.year)} || '-N' || lpad(nextval('receipt_number')::text, 5, '0'), ${old.daysLate},
        ${now.toISOString()}::timestamptz, ${old.submittedBy}::uuid, ${old.sourceMessageId}::uuid)
      on conflict (union_id, year, version) do nothing returning receipt`,
  );
  if (made === undefined) return [];
  const said = {
    union: world.directory.unions.get(old.unionId)?.name ?? "",
    year: old.year,
    version: old.version + 1,
    changes: covered.length,
    receipt: made.receipt,
  };
  return [
    { to: { kind: "staff" } as const, reply: say("returns:revised", said), once: `return-revised:${id}` },
    {
      to: { kind: "officers", unionId: old.unionId } as const,
      reply: say("returns:revised", said),
      once: `return-revised:${id}`,
    },
  ];
}
