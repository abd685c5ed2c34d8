import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson, personInScope } from "../roster/index.ts";
import { STAMPS, type Stamp } from "./schema.ts";

interface CaseRow {
  readonly id: string;
  readonly personId: string;
  readonly helped: boolean;
  readonly reported: boolean;
}

function openCases({ tx, actor }: VerbContext): Promise<CaseRow[]> {
  const own = actor.role === "officer" ? sql`union_id = ${actor.unionId}::uuid` : sql`true`;
  return queryRows(
    tx,
    sql`select id, person_id as "personId", helped_at is not null as helped, reported_at is not null as reported
      from care_cases where resolved_at is null and ${own} order by known_at, id for update`,
  );
}

/** 「建帮扶 周福生：独居，腿脚不便」: 第一知情人 is whoever opens it, and owns it. */
export const openCase: Verb = async ({ tx, world, actor, frame, now }) => {
  const person = personInScope(world.directory, actor, frame.slots.person?.ids[0]);
  if (person === undefined || actor.bindingId === null) return { replies: [say("services:who")] };
  const id = newId();
  const at = sql`${now.toISOString()}::timestamptz`;
  const note = world.vault.seal(frame.slots.value ?? "", { table: "care_cases", column: "note", row: id });
  const [opened] = await queryRows<{ id: string }>(
    tx,
    sql`with opened as (
      insert into care_cases (id, person_id, union_id, owner_binding_id, note_sealed, known_at, moved_at)
      values (${id}::uuid, ${person.id}::uuid, ${person.unionId}::uuid, ${actor.bindingId}::uuid, ${note}, ${at}, ${at})
      on conflict (person_id) where resolved_at is null do nothing returning id
    ), stamped as (
      insert into care_notes (id, case_id, stamp, by_binding_id, at)
      select gen_random_uuid(), id, 'known', ${actor.bindingId}::uuid, ${at} from opened returning 1
    ) select id from opened`,
  );
  const name = namePerson(world.directory, person.id);
  return {
    replies: [
      say(opened === undefined ? "services:case.open-already" : "services:case.opened", { person: name }),
    ],
    notices:
      opened === undefined || actor.role !== "officer"
        ? []
        : [
            {
              to: { kind: "staff" },
              reply: say("services:case.notice", { person: name }),
              once: `case:${id}`,
            },
          ],
    audit: [{ action: "open-case", subject: `person:${person.id}` }],
  };
};

/** 「周福生 已帮助：联系了助老餐」: the next stamp; each is given once, and 已解决 closes the case. */
export const stampCase: Verb = async (context) => {
  const { tx, world, actor, frame, now } = context;
  const cases = await openCases(context);
  const named = frame.slots.person?.ids[0];
  const found = cases.filter(({ personId }) => named === undefined || personId === named);
  const [open] = found;
  const stamp = STAMPS.find((known) => known === frame.slots.facts?.["stamp"]);
  if (open === undefined || stamp === undefined || stamp === "known")
    return { replies: [say("services:case.none")] };
  if (found.length > 1) return { replies: [listOf(context, found)] };
  if (stamp === "resolved" && !open.helped) return { replies: [say("services:case.help-first")] };
  const id = newId();
  const at = sql`${now.toISOString()}::timestamptz`;
  const note = world.vault.seal(frame.slots.value ?? "", { table: "care_notes", column: "note", row: id });
  const column = { helped: sql`helped_at`, reported: sql`reported_at`, resolved: sql`resolved_at` }[stamp];
  const [stamped] = await queryRows<{ id: string }>(
    tx,
    sql`with stamped as (
      insert into care_notes (id, case_id, stamp, note_sealed, by_binding_id, at)
      values (${id}::uuid, ${open.id}::uuid, ${stamp}, ${note}, ${actor.bindingId}::uuid, ${at})
      on conflict (case_id, stamp) do nothing returning id
    ), moved as (
      update care_cases set ${column} = ${at}, moved_at = ${at} where id = ${open.id}::uuid
        and exists (select 1 from stamped) returning 1
    ) select id from stamped`,
  );
  const said = { person: namePerson(world.directory, open.personId), stamp: say(`services:stamp.${stamp}`) };
  return {
    replies: [say(stamped === undefined ? "services:case.stamped-before" : "services:case.stamped", said)],
    audit: [{ action: "stamp-case", subject: `person:${open.personId}`, details: { stamp } }],
  };
};

/** 「帮扶案件」: the open ones, and how far each has come. */
export const listCases: Verb = async (context) => {
  const cases = await openCases(context);
  return { replies: [cases.length === 0 ? say("services:case.none") : listOf(context, cases)] };
};

function listOf({ world }: VerbContext, cases: readonly CaseRow[]): Reply {
  const stampsOf = ({ helped, reported }: CaseRow): Stamp[] => [
    "known",
    ...(helped ? (["helped"] as const) : []),
    ...(reported ? (["reported"] as const) : []),
  ];
  const lines = cases.slice(0, 40).map((open) =>
    say("services:case.line", {
      person: namePerson(world.directory, open.personId),
      stamps: stampsOf(open).map((stamp) => say(`services:stamp.${stamp}`)),
    }),
  );
  return say("services:case.list", { count: cases.length, lines });
}
