import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { asSystem } from "../../acting.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { lockArchive, namePerson, writeArchive } from "../../roster/index.ts";
import { reopen } from "../record/apply-scheduled.ts";
import { settingsOf } from "../record/complete-change.ts";
import { moveEverybody } from "./move-everybody.ts";

/** A transfer or merger that waits for the receiving officer. */
export interface Waiting {
  readonly id: string;
  readonly receipt: string;
  readonly kind: string;
  /** Null: a whole unit comes. */
  readonly personId: string | null;
  readonly unionId: string;
  readonly toUnionId: string;
  readonly eventDate: string;
  readonly detailsSealed: string;
  readonly reporterBindingId: string;
}

/** 接收: the receiving officer takes a transferred person in; only now does the custody change (domain §2). */
export const acceptTransfer: Verb = async (context) => {
  const chosen = await chooseWaiting(context);
  if ("replies" in chosen) return chosen;
  const { tx, today } = context;
  const future = chosen.eventDate > today;
  if (future) {
    await tx.execute(sql`update change_reports set status = 'scheduled' where id = ${chosen.id}::uuid`);
  } else if (chosen.personId === null) {
    // The unit that ends is not this officer's.
    await asSystem(tx, () => moveEverybody(context, chosen));
  } else await takeIn(context, chosen, chosen.personId);
  const said = saidOf(context, chosen);
  return {
    replies: [say(future ? "changes:accepted-from" : "changes:accepted", said)],
    notices: [
      { to: { kind: "staff" }, reply: say("changes:accepted-notice", said), once: `accepted:${chosen.id}` },
      {
        to: { kind: "officers", unionId: chosen.unionId },
        reply: say("changes:accepted-notice", said),
        once: `accepted:${chosen.id}:from`,
      },
    ],
    audit: [auditOf("accept-transfer", chosen)],
  };
};

/** 不接收: the archive stays as it is, and staff see to it. */
export const refuseTransfer: Verb = async (context) => {
  const chosen = await chooseWaiting(context);
  if ("replies" in chosen) return chosen;
  await context.tx.execute(sql`update change_reports set status = 'declined' where id = ${chosen.id}::uuid`);
  const said = saidOf(context, chosen);
  const reply = say("changes:declined-notice", said);
  return {
    replies: [say("changes:declined", said)],
    notices: [
      { to: { kind: "staff" }, reply, once: `declined:${chosen.id}` },
      { to: { kind: "officers", unionId: chosen.unionId }, reply, once: `declined:${chosen.id}` },
    ],
    audit: [auditOf("refuse-transfer", chosen)],
  };
};

async function takeIn(context: VerbContext, transfer: Waiting, personId: string): Promise<void> {
  const { tx, world, actor, now, today, source } = context;
  const before = await lockArchive(tx, personId, world.vault);
  const change = reopen(context, { ...transfer, personId });
  if (before === undefined || change === null) return;
  const by = { reportId: transfer.id, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  const parts = [
    sql`report as (update change_reports set status = 'recorded' where id = ${transfer.id}::uuid returning 1)`,
    ...writeArchive(personId, settingsOf(change, before, today), before, by, world.vault),
  ];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

/** The one that is meant: by number or name, or the only one there is. */
async function chooseWaiting(context: VerbContext): Promise<Waiting | VerbResult> {
  const { receipt, person } = context.frame.slots;
  const all = await findWaiting(context);
  const named = all.filter(
    (row) =>
      (receipt === undefined || row.receipt === receipt) &&
      (receipt !== undefined || person === undefined || nameOf(context, row) === person.name),
  );
  const [only, ...more] = named.length > 0 ? named : receipt === undefined ? all : [];
  if (only === undefined) return { replies: [say("changes:nothing-to-accept")] };
  if (more.length === 0 && named.length > 0) return only;
  const lines = all.map((row) => say("changes:accept-line", saidOf(context, row)));
  return { replies: [say("changes:accept-which", { lines })] };
}

/** Waiting for this officer; for staff, whatever waits. */
export function findWaiting({ tx, actor }: VerbContext): Promise<Waiting[]> {
  const mine = actor.role === "officer" ? sql`to_union_id = ${actor.unionId}::uuid` : sql`true`;
  return queryRows<Waiting>(
    tx,
    sql`select id, receipt, kind, person_id as "personId", union_id as "unionId", to_union_id as "toUnionId",
        event_date::text as "eventDate", details_sealed as "detailsSealed", reporter_binding_id as "reporterBindingId"
      from change_reports where status in ('awaiting-acceptance', 'declined') and to_union_id is not null and ${mine}
      order by recorded_at, id limit 200 for update`,
  );
}

const nameOf = ({ world }: VerbContext, row: Waiting): string =>
  (row.personId === null
    ? world.directory.unions.get(row.unionId)?.name
    : world.directory.people.get(row.personId)?.name) ?? "";

function saidOf(context: VerbContext, row: Waiting) {
  const { world } = context;
  return {
    receipt: row.receipt,
    date: row.eventDate,
    person:
      row.personId === null
        ? say("changes:everybody-of", { union: nameOf(context, row) })
        : namePerson(world.directory, row.personId),
    union: world.directory.unions.get(row.toUnionId)?.name ?? "",
  };
}

const auditOf = (action: string, row: Waiting) => ({
  action,
  subject: row.personId === null ? `union:${row.unionId}` : `person:${row.personId}`,
  details: { reportId: row.id },
});
