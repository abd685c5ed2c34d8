import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../../domain/vault.ts";
import type { ChangeSource, UnionSummary } from "../../roster/index.ts";
import { unionName } from "./check-change.ts";
import type { CompleteChange } from "./complete-change.ts";

/** Fields of a union that a change can set. Aliases stand in the history as JSON. */
export const UNION_FIELDS = ["name", "aliases", "status"] as const;
export type UnionField = (typeof UNION_FIELDS)[number];

/**
 * 改名: the old name stays an alias, so that everybody is still understood. 注销: the union closes; its people wait in
 * 「待接收」 until somebody looks after them. A merger takes effect when the other union accepts.
 */
export function unitSettings({ slots, union }: CompleteChange, by: ChangeSource, vault: Vault): SQL[] {
  switch (slots.unitChange) {
    case "renamed": {
      const name = unionName(slots.value ?? "");
      const aliases = [...new Set([...union.aliases, union.name, slots.value ?? ""])].filter(
        (one) => one !== name,
      );
      const parts = { name, aliases: JSON.stringify(aliases) };
      return writeUnion(union, parts, by, vault);
    }
    case "closed":
      return writeUnion(union, { status: "closed" }, by, vault);
    default:
      return [];
  }
}

/** Parts of one statement: the union's new values, and their history. */
export function writeUnion(
  union: UnionSummary,
  settings: Readonly<Partial<Record<UnionField, string>>>,
  by: ChangeSource,
  vault: Vault,
): SQL[] {
  const entries = Object.entries(settings) as [UnionField, string][];
  const assignments = entries.map(([field, value]) =>
    field === "aliases"
      ? sql`aliases = (select coalesce(array_agg(a), '{}') from json_array_elements_text(${value}::json) a)`
      : sql`${sql.identifier(field)} = ${value}`,
  );
  const rows = entries.map(([field, value]) => {
    const id = newId();
    const before = field === "aliases" ? JSON.stringify(union.aliases) : union[field];
    const seal = (text: string, column: "old" | "new"): string =>
      vault.seal(text, { table: "field_history", column, row: id });
    return sql`(${id}::uuid, ${union.id}::uuid, ${field}, ${seal(before, "old")}, ${seal(value, "new")},
      ${by.reportId}::uuid, ${by.actorBindingId}::uuid, ${by.inboxId}::uuid, ${by.at.toISOString()}::timestamptz)`;
  });
  return [
    sql`changed_union as (update unions set ${sql.join(assignments, sql`, `)} where id = ${union.id}::uuid returning 1)`,
    sql`union_history as (
      insert into field_history (id, union_id, field, old_sealed, new_sealed, report_id, actor_binding_id, source_message_id, at)
      values ${sql.join(rows, sql`, `)} returning 1)`,
  ];
}
