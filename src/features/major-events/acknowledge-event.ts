import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { findEvents, type MajorEvent, nameEvent } from "./open-events.ts";

/** Only what was reported lately can be meant by a bare 收到. */
const RECENT_DAYS = 30;

/** 收到: on record by whom and for which event. With several open it is asked which, or 「全部收到」. */
export const acknowledgeEvent: Verb = async (context) => {
  const { frame, world, actor } = context;
  // A model worker has got money or a notice: on record, and of no event.
  if (actor.role === "model-worker")
    return {
      replies: [say("major:noted")],
      audit: [{ action: "acknowledge", subject: `person:${actor.personId}` }],
    };
  const open = await findMine(context);
  const { receipt, all } = frame.slots;
  const meant = receipt === undefined ? open : open.filter((event) => event.receipt === receipt);
  if (meant.length === 0) return { replies: [say(receipt === undefined ? "major:noted" : "major:no-such")] };
  if (meant.length > 1 && all !== true) {
    const lines = meant.map((event) => describe(context, event));
    return { replies: [say("major:acknowledge-which", { lines })] };
  }
  await remember(context, meant);
  const lines = meant.map((event) => describe(context, event));
  return {
    replies: [say("major:acknowledged", { lines })],
    audit: meant.map((event) => ({
      action: "acknowledge-event",
      subject: world.changeKinds.subject(event.kind, event.personId, event.unionId),
      details: { reportId: event.id },
    })),
  };

  function describe({ world: { changeKinds } }: VerbContext, event: MajorEvent) {
    return say("major:line-short", {
      receipt: event.receipt,
      person: nameEvent(world, event),
      kind: changeKinds.name(event.kind),
    });
  }
};

/** Events that the actor was told of and has not acknowledged. */
function findMine({ tx, actor, now }: VerbContext): Promise<MajorEvent[]> {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000).toISOString();
  const mine =
    actor.role === "officer"
      ? sql`r.union_id = ${actor.unionId}::uuid and r.reporter_binding_id <> ${actor.bindingId}::uuid`
      : sql`true`;
  return findEvents(
    tx,
    sql`r.recorded_at > ${since}::timestamptz and ${mine}
      and not exists (select 1 from acknowledgements a where a.report_id = r.id and a.binding_id = ${actor.bindingId}::uuid)`,
    actor.bindingId,
  );
}

async function remember({ tx, actor, now }: VerbContext, events: readonly MajorEvent[]): Promise<void> {
  const rows = events.map(
    (event) =>
      sql`(${newId()}::uuid, ${event.id}::uuid, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)`,
  );
  await tx.execute(sql`insert into acknowledgements (id, report_id, binding_id, at) values ${sql.join(rows, sql`, `)}
    on conflict (report_id, binding_id) do nothing`);
}
