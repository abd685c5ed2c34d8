import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { daysBetween, type LocalDate } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";

/** Silent for this long, a transfer is in limbo and staff see to it (domain §2). */
export const LIMBO_DAYS = 15;

export interface WaitingLine {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly toUnionId: string;
  readonly status: string;
  readonly since: string;
}

/** 「待接收」: who waits for whom, since when; a receiving officer sees the own ones. */
export const listWaiting: Verb = async (context) => {
  const { actor, tx, today } = context;
  const mine =
    actor.role === "officer"
      ? sql`(to_union_id = ${actor.unionId}::uuid or union_id = ${actor.unionId}::uuid)`
      : sql`true`;
  const waiting = await queryRows<WaitingLine>(
    tx,
    sql`select id, receipt, person_id as "personId", union_id as "unionId", to_union_id as "toUnionId", status,
        (recorded_at at time zone 'Asia/Shanghai')::date::text as since
      from change_reports where status in ('awaiting-acceptance', 'declined') and ${mine} order by recorded_at, id limit 50`,
  );
  const orphans = actor.role === "officer" ? [] : orphansOf(context);
  const audit = [{ action: "list-waiting", subject: null }];
  if (waiting.length === 0 && orphans.length === 0) return { replies: [say("changes:nobody-waits")], audit };
  const lines = waiting.map((row) => describeWaiting(context, row, today));
  return {
    replies: [
      say("changes:waiting", { count: waiting.length + orphans.length, lines: [...lines, ...orphans] }),
    ],
    audit,
  };
};

function describeWaiting({ world }: VerbContext, row: WaitingLine, today: LocalDate): Reply {
  const days = daysBetween(row.since as LocalDate, today);
  const state = row.status === "declined" ? "declined" : days >= LIMBO_DAYS ? "limbo" : "waiting";
  return say(`changes:waiting-line.${state}`, {
    receipt: row.receipt,
    person:
      row.personId === null
        ? say("changes:everybody-of", { union: world.directory.unions.get(row.unionId)?.name ?? "" })
        : namePerson(world.directory, row.personId),
    union: world.directory.unions.get(row.toUnionId)?.name ?? "",
    days,
  });
}

/** People of a closed unit whom nobody looks after yet. */
function orphansOf({ world }: VerbContext): Reply[] {
  const { directory } = world;
  return [...directory.unions.values()]
    .filter((union) => union.status !== "active")
    .flatMap((union) => directory.peopleOf(union.id))
    .slice(0, 50)
    .map((person) => say("changes:waiting-line.orphan", { person: namePerson(directory, person.id) }));
}
