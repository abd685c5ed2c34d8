import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import {
  ARCHIVE_FIELDS,
  type ArchiveField,
  namePerson,
  personInScope,
  type PersonSummary,
  ruleOf,
  showValue,
} from "../roster/index.ts";

interface Line {
  readonly id: string;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly at: string;
  readonly by: string | null;
  readonly receipt: string | null;
}

const MOST_LINES = 30;

/** 「王建国的修改记录」: who changed what and when, old → new, newest first. */
export const showHistory: Verb = async (context) => {
  const { world, actor, frame } = context;
  const ids = frame.slots.person?.ids ?? (actor.personId === null ? [] : [actor.personId]);
  if (frame.slots.person === undefined && ids.length === 0)
    return { replies: [say("archive:history-of-whom")] };
  const people = ids.flatMap((id) => personInScope(world.directory, actor, id) ?? []).slice(0, 3);
  if (people.length === 0)
    return { replies: [say("roster:not-found", { name: frame.slots.person?.name ?? "" })] };
  const replies: Reply[] = [];
  for (const person of people) replies.push(await describeHistory(context, person));
  return {
    replies,
    audit: people.map((person) => ({ action: "show-history", subject: `person:${person.id}` })),
  };
};

async function describeHistory(context: VerbContext, person: PersonSummary): Promise<Reply> {
  const { tx, world, actor } = context;
  const rows = await queryRows<Line>(
    tx,
    sql`select h.id, h.field, h.old_sealed as old, h.new_sealed as new, h.at::text as at, b.name as by, r.receipt
      from field_history h left join signatories b on b.id = h.actor_binding_id left join change_reports r on r.id = h.report_id
      where h.person_id = ${person.id}::uuid order by h.at desc, h.id desc limit 200`,
  );
  const isSelf = actor.personId === person.id;
  const lines = rows.flatMap((row) => describeLine(context, row, isSelf)).slice(0, MOST_LINES);
  const name = namePerson(world.directory, person.id);
  return lines.length === 0
    ? say("archive:history-empty", { person: name })
    : say("archive:history", { person: name, lines });
}

function describeLine({ world }: VerbContext, row: Line, isSelf: boolean): Reply[] {
  if (!(row.field in ARCHIVE_FIELDS) || row.field.endsWith("ConfirmedOn")) return [];
  const field = row.field as ArchiveField;
  if (isSelf && ruleOf(field).secrecy === "discipline") return [];
  const open = (sealed: string | null, column: "old" | "new"): string | null =>
    sealed === null ? null : world.vault.open(sealed, { table: "field_history", column, row: row.id });
  const [before, after] = [open(row.old, "old"), open(row.new, "new")];
  if (before === after) return [];
  return [
    say(row.receipt === null ? "archive:history-line" : "archive:history-line-of-report", {
      date: dateInZone(new Date(row.at)),
      by: row.by === null ? say("archive:by-system") : say("changes:text", { text: row.by }),
      field: say(`archive:field.${field}`),
      before: showValue(world.directory, field, before),
      after: showValue(world.directory, field, after),
      receipt: row.receipt ?? "",
    }),
  ];
}
