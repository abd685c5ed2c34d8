import { sql } from "drizzle-orm";

import { queryRows } from "../database.ts";
import type { VerbContext } from "../feature.ts";

export interface ReportRef {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly kind: string;
}

/** How long after a report a file without another word is taken to belong to it. */
const FRESH_MINUTES = 60;

/**
 * The report that files are for: by its number, within the actor's scope; without one, the own report of the last hour.
 * Not there and out of scope are the same undefined.
 */
export async function findReport(
  context: VerbContext,
  receipt: string | undefined,
): Promise<ReportRef | undefined> {
  const { tx, actor, now } = context;
  const inScope =
    actor.role === "officer"
      ? sql`(union_id = ${actor.unionId}::uuid or reporter_binding_id = ${actor.bindingId}::uuid)`
      : actor.role === "staff" || actor.role === "director"
        ? sql`true`
        : sql`false`;
  const since = new Date(now.getTime() - FRESH_MINUTES * 60_000).toISOString();
  const which =
    receipt === undefined
      ? sql`reporter_binding_id = ${actor.bindingId}::uuid and recorded_at > ${since}::timestamptz`
      : sql`receipt = ${receipt}`;
  const [row] = await queryRows<ReportRef>(
    tx,
    sql`select id, receipt, person_id as "personId", union_id as "unionId", kind from change_reports
      where ${which} and ${inScope} and status not in ('withdrawn', 'superseded') order by recorded_at desc, id desc limit 1`,
  );
  return row;
}

export const subjectOf = ({ world }: VerbContext, report: ReportRef): string =>
  world.changeKinds.subject(report.kind, report.personId, report.unionId);
