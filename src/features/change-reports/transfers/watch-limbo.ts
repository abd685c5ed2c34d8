import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { addDays, startOfDay } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Job, Notice } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { LIMBO_DAYS } from "./list-waiting.ts";

interface Silent {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly toUnionId: string;
}

/** Halfway, and from the day on which it is in limbo: whoever should accept is asked again, and staff hear of it once. */
export const watchLimbo: Job = {
  name: "watch-limbo",
  async run({ tx, world, today }) {
    const silentFor = (days: number): Promise<Silent[]> =>
      queryRows<Silent>(
        tx,
        sql`select id, receipt, person_id as "personId", union_id as "unionId", to_union_id as "toUnionId"
          from change_reports where status = 'awaiting-acceptance'
            and recorded_at < ${startOfDay(addDays(today, 1 - days)).toISOString()}::timestamptz
          order by recorded_at limit 1000`,
      );
    const said = (row: Silent) => ({
      receipt: row.receipt,
      days: LIMBO_DAYS,
      person:
        row.personId === null
          ? say("changes:everybody-of", { union: world.directory.unions.get(row.unionId)?.name ?? "" })
          : namePerson(world.directory, row.personId),
      union: world.directory.unions.get(row.toUnionId)?.name ?? "",
    });
    const reminders = (await silentFor(7)).map((row): Notice => ({
      to: { kind: "officers", unionId: row.toUnionId },
      reply: say("changes:acceptance-reminder", said(row)),
      once: `accept-again:${row.id}`,
    }));
    const limbo = (await silentFor(LIMBO_DAYS)).map((row): Notice => ({
      to: { kind: "staff" },
      reply: say("changes:limbo-notice", said(row)),
      once: `limbo:${row.id}`,
    }));
    return { notices: [...reminders, ...limbo], audit: [] };
  },
};
