import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { unionOf } from "./list-union.ts";

interface Keeper {
  readonly name: string;
  readonly deputy: boolean;
  readonly since: string;
}

/** 「谁管档案」: the named keeper and the deputy of a unit's archive; until one is named, the officers as bound. */
export const listKeepers: Verb = async (context) => {
  const { tx, world } = context;
  const unionId = unionOf(context);
  const rows = await queryRows<Keeper>(
    tx,
    sql`with named as (
        select b.name, k.deputy, k.since::text as since from archive_keepers k join bindings b on b.id = k.binding_id
        where k.union_id = ${unionId}::uuid and k.until is null and k.accepted and b.revoked_at is null)
      select * from named
      union all select name, deputy, bound_at::text from bindings
        where union_id = ${unionId}::uuid and role = 'officer' and revoked_at is null and deputy not in (select deputy from named)
      order by deputy`,
  );
  const union = world.directory.unions.get(unionId ?? "")?.name ?? "";
  if (rows.length === 0) return { replies: [say("archive:keeper-none", { union })] };
  const lines = rows.map((row) =>
    say(row.deputy ? "archive:keeper-deputy" : "archive:keeper", {
      name: row.name,
      date: dateInZone(new Date(row.since)),
    }),
  );
  return { replies: [say("archive:keepers", { union, lines })] };
};

/** 「档案移交给钱敏」: offered to another officer of the unit; the charge passes when they take it (接管). */
export const handOver: Verb = async (context) => {
  const { tx, world, actor, frame, now, source } = context;
  const unionId = unionOf(context);
  const name = frame.slots.person?.name ?? "";
  const [heir] = await queryRows<{ id: string; contactId: string }>(
    tx,
    sql`select id, contact_id as "contactId" from bindings
      where union_id = ${unionId}::uuid and role = 'officer' and revoked_at is null and name = ${name} and id <> ${actor.bindingId}::uuid`,
  );
  if (heir === undefined) return { replies: [say("archive:no-heir", { name })] };
  const deputy = frame.slots.topic === "deputy";
  const id = newId();
  const at = now.toISOString();
  await tx.execute(sql`
    with dropped as (
      delete from archive_keepers where union_id = ${unionId}::uuid and deputy = ${deputy} and not accepted returning 1)
    insert into archive_keepers (id, union_id, binding_id, deputy, since, handed_by, accepted)
    values (${id}::uuid, ${unionId}::uuid, ${heir.id}::uuid, ${deputy}, ${at}::timestamptz, ${actor.bindingId}::uuid, false)`);
  const union = world.directory.unions.get(unionId ?? "")?.name ?? "";
  const said = { name, union, from: actor.name ?? "", count: world.directory.peopleOf(unionId ?? "").length };
  return {
    replies: [say("archive:handed", said)],
    notices: [
      {
        to: { kind: "contact", contactId: heir.contactId },
        reply: say("archive:hand-over-asked", said),
        once: `hand-over:${source.inboxId}`,
      },
    ],
    audit: [
      { action: "hand-over-archive", subject: `union:${unionId ?? ""}`, details: { to: heir.id, deputy } },
    ],
  };
};

/** 接管: from now on this officer keeps the archive; who kept it before stays on record. */
export const takeOver: Verb = async ({ tx, world, actor, now }: VerbContext) => {
  const at = now.toISOString();
  const [taken] = await queryRows<{ id: string; unionId: string; deputy: boolean }>(
    tx,
    sql`select id, union_id as "unionId", deputy from archive_keepers
      where binding_id = ${actor.bindingId}::uuid and not accepted and until is null order by since desc limit 1 for update`,
  );
  if (taken === undefined) return { replies: [say("archive:nothing-to-take")] };
  await tx.execute(sql`update archive_keepers set until = ${at}::timestamptz
    where union_id = ${taken.unionId}::uuid and deputy = ${taken.deputy} and accepted and until is null`);
  await tx.execute(
    sql`update archive_keepers set accepted = true, since = ${at}::timestamptz where id = ${taken.id}::uuid`,
  );
  const said = { name: actor.name ?? "", union: world.directory.unions.get(taken.unionId)?.name ?? "" };
  return {
    replies: [say("archive:taken-over", said)],
    notices: [
      {
        to: { kind: "staff" },
        reply: say("archive:taken-over-notice", said),
        once: `taken-over:${taken.id}`,
      },
    ],
    audit: [{ action: "take-over-archive", subject: `union:${taken.unionId}` }],
  };
};
