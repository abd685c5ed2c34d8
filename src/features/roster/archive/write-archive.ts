import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../../domain/vault.ts";
import { type ArchiveField, ruleOf } from "./archive-fields.ts";
import type { ArchiveValues } from "./read-archive.ts";

/** Whose doing a change is, and what it rests on. */
export interface ChangeSource {
  readonly reportId: string | null;
  readonly actorBindingId: string | null;
  readonly inboxId: string | null;
  readonly at: Date;
}

/** What the history calls an honour. */
export const HONOUR_FIELD = "honour";

export const writeHonour = (code: string, year: number, document: string | null): string =>
  `${code}:${year}:${document ?? ""}`;

export type Settings = ReadonlyMap<ArchiveField, string | null>;

/**
 * Parts of one statement (`with …`): the person's new values, and a history row for each with the old value, the new
 * one, the actor and the source message. A report's settings are remembered even where they change nothing: they keep
 * the value when an earlier report of the same is taken back.
 */
export function writeArchive(
  personId: string,
  settings: Settings,
  before: ArchiveValues,
  source: ChangeSource,
  vault: Vault,
): SQL[] {
  const written = [...settings].filter(
    ([field, value]) => source.reportId !== null || before[field] !== value,
  );
  if (written.length === 0) return [];
  const changed = written.filter(([field, value]) => before[field] !== value);
  const assignments = changed.flatMap(([field, value]) => assign(field, value, personId, vault));
  const rows = written.map(([field, value]) =>
    historyRow(personId, field, before[field], value, source, vault),
  );
  const person =
    assignments.length === 0
      ? []
      : [
          sql`person as (update people set ${sql.join(assignments, sql`, `)} where id = ${personId}::uuid returning 1)`,
        ];
  return [
    ...person,
    sql`history as (
      insert into field_history (id, person_id, field, old_sealed, new_sealed, report_id, actor_binding_id, source_message_id, at)
      values ${sql.join(rows, sql`, `)} returning 1)`,
  ];
}

function assign(field: ArchiveField, value: string | null, personId: string, vault: Vault): SQL[] {
  const { column, type, sealed, indexed } = ruleOf(field);
  if (sealed !== true) {
    const cast = type === "date" ? sql`::date` : type === "uuid" ? sql`::uuid` : sql`::text`;
    return [sql`${sql.identifier(column)} = ${value}${cast}`];
  }
  const kept = value === null ? null : vault.seal(value, { table: "people", column, row: personId });
  const index =
    indexed === true
      ? [
          sql`${sql.identifier(`${column}_index`)} = ${value === null ? null : vault.blindIndex(column, value)}::text`,
        ]
      : [];
  return [sql`${sql.identifier(`${column}_sealed`)} = ${kept}::text`, ...index];
}

/** A line of history for an honour, which is a row of its own: `title:year:document`. */
export function noteHonour(
  personId: string,
  change: { readonly before: string | null; readonly after: string | null },
  source: ChangeSource,
  vault: Vault,
): SQL {
  return sql`honour_history as (
    insert into field_history (id, person_id, field, old_sealed, new_sealed, report_id, actor_binding_id, source_message_id, at)
    values ${historyRow(personId, HONOUR_FIELD, change.before, change.after, source, vault)} returning 1)`;
}

function historyRow(
  personId: string,
  field: string,
  before: string | null,
  after: string | null,
  source: ChangeSource,
  vault: Vault,
): SQL {
  const id = newId();
  const seal = (text: string | null, column: "old" | "new"): string | null =>
    text === null ? null : vault.seal(text, { table: "field_history", column, row: id });
  return sql`(${id}::uuid, ${personId}::uuid, ${field}, ${seal(before, "old")}, ${seal(after, "new")},
    ${source.reportId}::uuid, ${source.actorBindingId}::uuid, ${source.inboxId}::uuid, ${source.at.toISOString()}::timestamptz)`;
}
