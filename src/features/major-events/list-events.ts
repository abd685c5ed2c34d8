import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { CLOCK_HOURS, findEvents, hoursSince, type MajorEvent, nameEvent } from "./open-events.ts";

/** How far back the list goes. */
const LIST_DAYS = 30;

/** 「重大情况」: what was reported, who has seen it, and how much of the 24 hours is left. */
export const listEvents: Verb = async (context) => {
  const { tx, actor, now, world } = context;
  const since = new Date(now.getTime() - LIST_DAYS * 86_400_000).toISOString();
  const mine = actor.role === "officer" ? sql`r.union_id = ${actor.unionId}::uuid` : sql`true`;
  const events = await findEvents(
    tx,
    sql`r.recorded_at > ${since}::timestamptz and ${mine}`,
    actor.bindingId,
  );
  if (events.length === 0) return { replies: [say("major:none", { days: LIST_DAYS })] };
  const open = events.filter((event) => !event.seenByStaff);
  const lines = [...open, ...events.filter((event) => event.seenByStaff)]
    .slice(0, 30)
    .map((event) => describe(context, event));
  return {
    replies: [say("major:list", { count: events.length, open: open.length, lines })],
    audit: events.map((event) => ({
      action: "list-events",
      subject: world.changeKinds.subject(event.kind, event.personId, event.unionId),
    })),
  };

  function describe(_context: VerbContext, event: MajorEvent): Reply {
    return say("major:line", {
      receipt: event.receipt,
      person: nameEvent(world, event),
      kind: world.changeKinds.name(event.kind),
      date: event.eventDate,
      state: stateOf(event, now),
      late: event.late ? [say("major:late")] : [],
    });
  }
};

function stateOf(event: MajorEvent, now: Date): Reply {
  if (event.seenByStaff) return say("major:state.seen", { names: event.seenBy.join("、") });
  const hours = hoursSince(event, now);
  return hours < CLOCK_HOURS
    ? say("major:state.open", { hours: CLOCK_HOURS - hours })
    : say("major:state.overdue", { hours: hours - CLOCK_HOURS });
}
