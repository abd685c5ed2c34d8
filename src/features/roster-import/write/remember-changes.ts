import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../../domain/vault.ts";
import type { Tx } from "../../database.ts";
import { HONOUR_FIELD, isArchiveField, type SheetField, writeHonour } from "../../roster/index.ts";
import { heldHonour, type KnownPerson } from "../plan/known-people.ts";
import type { IndexedRow } from "../sheet/roster-row.ts";

export interface ImportSource {
  readonly bindingId: string | null;
  readonly inboxId: string | null;
  readonly at: Date;
}

/** A row that tells something else of somebody than the archive holds. */
export interface Change {
  readonly row: IndexedRow;
  readonly person: KnownPerson;
  readonly fields: readonly SheetField[];
}

interface Line {
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Old value, new value, who and when, for every field that changes; kept for ever. */
export async function rememberChanges(
  tx: Tx,
  vault: Vault,
  changes: readonly Change[],
  source: ImportSource,
): Promise<void> {
  const rows = changes.flatMap((change) =>
    change.fields.flatMap((field) => {
      const line = lineOf(change, field);
      const id = newId();
      const seal = (text: string | null, column: "old" | "new"): string | null =>
        text === null ? null : vault.seal(text, { table: "field_history", column, row: id });
      return {
        id,
        person: change.person.id,
        field: line.field,
        old: seal(line.old, "old"),
        new: seal(line.new, "new"),
      };
    }),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into field_history (id, person_id, field, old_sealed, new_sealed, actor_binding_id, source_message_id, at)
    select id, person, field, old, new, ${source.bindingId}::uuid, ${source.inboxId}::uuid, ${source.at.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as h(id uuid, person uuid, field text, old text, new text)`);
}

function lineOf({ row, person }: Change, field: Change["fields"][number]): Line {
  if (isArchiveField(field)) return { field, old: person.valueOf(field), new: row.values[field] ?? null };
  const { honour } = row;
  if (honour === undefined) return { field: HONOUR_FIELD, old: null, new: null };
  const held = heldHonour(person, honour);
  return {
    field: HONOUR_FIELD,
    old: held === undefined ? null : writeHonour(held.code, held.year, held.document),
    new: writeHonour(honour.code, honour.year, honour.document ?? held?.document ?? null),
  };
}
