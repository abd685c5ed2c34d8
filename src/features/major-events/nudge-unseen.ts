import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import type { Job, Notice } from "../feature.ts";
import { CLOCK_HOURS, findEvents, hoursSince, type MajorEvent, nameEvent } from "./open-events.ts";

/** Hours after the report at which staff are reminded while none of them has seen it; then once a day. */
const NUDGE_HOURS = [2, 6, 12, 20, 24] as const;
const LAST_DAY = 14;

/** The latest reminder that is due; after an outage only that one goes out, and not one for each that was missed. */
export function dueNudge(hours: number): number | null {
  if (hours >= 48) return Math.min(Math.floor(hours / 24), LAST_DAY) * 24;
  return NUDGE_HOURS.findLast((hour) => hour <= hours) ?? null;
}

/** Reminds staff of a major event until one of them says 收到; past 24 hours the director hears of it too. */
export const nudgeUnseen: Job = {
  name: "nudge-unseen",
  async run({ tx, world, now }) {
    const since = new Date(now.getTime() - (LAST_DAY + 2) * 86_400_000).toISOString();
    const unseen = await findEvents(
      tx,
      sql`r.recorded_at > ${since}::timestamptz and r.recorded_at <= ${new Date(now.getTime() - 7_200_000).toISOString()}::timestamptz
        and not exists (select 1 from acknowledgements a join bindings b on b.id = a.binding_id
          where a.report_id = r.id and b.role in ('staff', 'director'))`,
      null,
    );
    return { notices: unseen.flatMap((event) => remind(event)), audit: [] };

    function remind(event: MajorEvent): Notice[] {
      const hours = hoursSince(event, now);
      const due = dueNudge(hours);
      if (due === null) return [];
      const overdue = hours >= CLOCK_HOURS;
      const reply = say(overdue ? "major:nudge-overdue" : "major:nudge", {
        receipt: event.receipt,
        person: nameEvent(world, event),
        kind: world.changeKinds.name(event.kind),
        hours: overdue ? hours : CLOCK_HOURS - hours,
      });
      const once = `major:${event.id}:${due}`;
      const director: Notice[] = overdue ? [{ to: { kind: "director" }, reply, once }] : [];
      return [{ to: { kind: "staff" }, reply, once }, ...director];
    }
  },
};
