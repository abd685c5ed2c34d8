import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { addDays, type LocalDate, startOfDay } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson, offerRecords, type PersonLine } from "../roster/index.ts";
import { STANDING } from "./schema.ts";

/** Lines that a phone shows without much scrolling. */
const MOST_LINES = 20;

interface Row {
  readonly receipt: string;
  readonly kind: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly date: string;
}

/**
 * 「本月报了哪些变动」「今日汇总」: what was reported in that time and stands, newest first, with how many of each kind; of
 * the own union for an officer. Without a time, of the month so far. A kind that is named (「今年谁退休了」) is counted by
 * the day on which it happened. The number of a line asks for that person's record.
 */
export const listChanges: Verb = async (context) => {
  const { actor, tx, world, frame } = context;
  const { from, until } = stretchOf(context);
  const mine = actor.role === "officer" ? sql`union_id = ${actor.unionId}::uuid` : sql`true`;
  const { kind } = frame.slots;
  const inTime =
    kind === undefined
      ? sql`recorded_at >= ${startOfDay(from).toISOString()}::timestamptz
          and recorded_at < ${startOfDay(until).toISOString()}::timestamptz`
      : sql`kind = ${kind} and event_date >= ${from}::date and event_date < ${until}::date`;
  const rows = await queryRows<Row>(
    tx,
    sql`select receipt, kind, person_id as "personId", union_id as "unionId", event_date::text as date
      from change_reports where status in ${STANDING} and ${mine} and ${inTime}
      order by recorded_at desc, id desc`,
  );
  const time = { from, last: addDays(until, -1) };
  const audit = [{ action: "list-changes", subject: null }];
  if (rows.length === 0) {
    const none =
      kind === undefined
        ? say("changes:list.none", time)
        : say("changes:list.none-of", { ...time, kind: world.changeKinds.name(kind) });
    return { replies: [none], audit };
  }
  const shown = rows.slice(0, MOST_LINES);
  const lines = shown.map((row, index) => describe(context, row, index + 1));
  const more = [
    ...(rows.length > MOST_LINES ? [say("changes:list.more", { most: MOST_LINES })] : []),
    say("changes:list.next"),
  ];
  const kinds = [...countKinds(rows)]
    .map(([kind, count]) => say("changes:list.kind", { kind: world.changeKinds.name(kind), count }))
    .reduce((before, kind) => say("changes:list.kinds", { before, kind }));
  return {
    replies: [say("changes:list.of", { ...time, count: rows.length, kinds, lines, more })],
    dialogue: offerRecords(numbered(context, shown)),
    audit,
  };
};

/** Days [from, until): those that were said, and else of this month; never beyond today. */
function stretchOf({ frame, today }: VerbContext): { readonly from: LocalDate; readonly until: LocalDate } {
  const { start = null, end = null } = frame.slots.date ?? {};
  const from = (start ?? `${today.slice(0, 7)}-01`) as LocalDate;
  const tomorrow = addDays(today, 1);
  return { from, until: end === null || end > tomorrow ? tomorrow : (end as LocalDate) };
}

/** kind → how many, the commonest first. */
function countKinds(rows: readonly Row[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { kind } of rows) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  return new Map([...counted].toSorted(([, a], [, b]) => b - a));
}

function describe({ world }: VerbContext, row: Row, number: number): Reply {
  const { receipt, kind, personId, unionId, date } = row;
  return say("changes:list.line", {
    number,
    receipt,
    date,
    kind: world.changeKinds.name(kind),
    who:
      personId === null
        ? say("changes:text", { text: world.directory.unions.get(unionId)?.name ?? "" })
        : namePerson(world.directory, personId),
  });
}

function numbered({ world }: VerbContext, rows: readonly Row[]): PersonLine[] {
  return rows.flatMap(({ personId }, index) => {
    const person = personId === null ? undefined : world.directory.people.get(personId);
    return person === undefined ? [] : [{ number: index + 1, id: person.id, name: person.name }];
  });
}
