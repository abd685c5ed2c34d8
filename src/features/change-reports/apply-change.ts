import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../domain/vault.ts";
import { type ArchiveField, CHANGE_RULES, type Setting } from "./change-kinds.ts";
import type { CompleteChange } from "./describe-change.ts";

/** The archive as it stood before, as the history keeps it: field → value. */
export type Before = Readonly<Partial<Record<ArchiveField, string | null>>>;

const COLUMNS: Readonly<Record<ArchiveField, SQL>> = {
  employment: sql`employment`,
  life: sql`life`,
  standing: sql`standing`,
  whereabouts: sql`whereabouts`,
  retiredOn: sql`retired_on`,
  diedOn: sql`died_on`,
  custodianUnionId: sql`custodian_union_id`,
  workUnit: sql`work_unit`,
  post: sql`post`,
};

const DATES: ReadonlySet<ArchiveField> = new Set(["retiredOn", "diedOn"]);

/** Reads every field that a change can set, under names of `ArchiveField`. */
export const archiveColumns: SQL = sql.join(
  Object.entries(COLUMNS).map(([field, column]) => sql`${column}::text as ${sql.identifier(field)}`),
  sql`, `,
);

/** What the change sets: field → new value. */
export function settingsOf(change: CompleteChange): ReadonlyMap<ArchiveField, string> {
  const sets = Object.entries(CHANGE_RULES[change.kind].sets) as [ArchiveField, Setting][];
  return new Map(
    sets.map(
      ([field, setting]) => [field, "to" in setting ? setting.to : valueOf(change, setting.from)] as const,
    ),
  );
}

function valueOf(change: CompleteChange, from: Extract<Setting, { from: string }>["from"]): string {
  switch (from) {
    case "date":
      return change.date;
    case "toUnionId":
      return change.toUnionId ?? "";
    case "toUnionName":
      return change.toUnionName ?? "";
    case "value":
      return change.value ?? "";
  }
}

export interface Source {
  readonly reportId: string;
  readonly actorBindingId: string | null;
  readonly inboxId: string | null;
  readonly at: Date;
}

/**
 * Parts of one statement (`with …`): the person's new values, and a history row for each with the old value, the new
 * one, the actor and the source message.
 */
export function applySettings(
  personId: string,
  settings: ReadonlyMap<ArchiveField, string | null>,
  before: Before,
  source: Source,
  vault: Vault,
): SQL[] {
  const changed = [...settings].filter(([field, value]) => before[field] !== value);
  if (changed.length === 0) return [];
  const assignments = changed.map(([field, value]) => {
    const cast = DATES.has(field) ? sql`::date` : field === "custodianUnionId" ? sql`::uuid` : sql``;
    return sql`${COLUMNS[field]} = ${value}${cast}`;
  });
  const rows = changed.map(([field, value]) => {
    const id = newId();
    const seal = (text: string | null | undefined, column: string): string | null =>
      text === null || text === undefined
        ? null
        : vault.seal(text, { table: "field_history", column, row: id });
    return sql`(${id}::uuid, ${personId}::uuid, ${field}, ${seal(before[field], "old")}, ${seal(value, "new")},
      ${source.reportId}::uuid, ${source.actorBindingId}::uuid, ${source.inboxId}::uuid, ${source.at.toISOString()}::timestamptz)`;
  });
  return [
    sql`person as (update people set ${sql.join(assignments, sql`, `)} where id = ${personId}::uuid returning 1)`,
    sql`history as (
      insert into field_history (id, person_id, field, old_sealed, new_sealed, report_id, actor_binding_id, source_message_id, at)
      values ${sql.join(rows, sql`, `)} returning 1)`,
  ];
}
