import { type SQL, sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { queryRows, type Tx } from "../database.ts";
import { namePerson } from "../roster/index.ts";
import type { World } from "../world.ts";

/** A major event that stands, with whoever has said 收到. */
export interface MajorEvent {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly kind: string;
  readonly eventDate: string;
  readonly late: boolean;
  readonly recordedAt: string;
  /** Names of those who acknowledged, and whether one of them is staff. */
  readonly seenBy: readonly string[];
  readonly seenByStaff: boolean;
  /** The one who asks has acknowledged it. */
  readonly mine: boolean;
}

/** Standing major events that meet `condition`, oldest first. `bindingId`: who asks. */
export function findEvents(tx: Tx, condition: SQL, bindingId: string | null): Promise<MajorEvent[]> {
  return queryRows<MajorEvent>(
    tx,
    sql`select r.id, r.receipt, r.person_id as "personId", r.union_id as "unionId", r.kind, r.event_date::text as "eventDate",
        r.late, r.recorded_at::text as "recordedAt",
        coalesce((select json_agg(b.name order by a.at) from acknowledgements a join signatories b on b.id = a.binding_id
          where a.report_id = r.id), '[]') as "seenBy",
        exists (select 1 from acknowledgements a join signatories b on b.id = a.binding_id
          where a.report_id = r.id and b.role in ('staff', 'director')) as "seenByStaff",
        exists (select 1 from acknowledgements a where a.report_id = r.id and a.binding_id = ${bindingId}::uuid) as mine
      from change_reports r
      where r.major and r.status in ('recorded', 'disputed') and ${condition}
      order by r.recorded_at, r.id limit 200`,
  );
}

export const nameEvent = (world: World, event: MajorEvent): Reply =>
  event.personId === null
    ? say("changes:text", { text: world.directory.unions.get(event.unionId)?.name ?? "" })
    : namePerson(world.directory, event.personId);

/** Within this long after the report somebody must have seen to it (domain §2). */
export const CLOCK_HOURS = 24;

export const hoursSince = (event: MajorEvent, now: Date): number =>
  Math.floor((now.getTime() - new Date(event.recordedAt).getTime()) / 3_600_000);
