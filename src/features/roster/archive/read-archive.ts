import { type SQL, sql } from "drizzle-orm";

import type { Vault } from "../../../domain/vault.ts";
import { queryRows, type Tx } from "../../database.ts";
import { ARCHIVE_FIELD_NAMES, type ArchiveField, ruleOf } from "./archive-fields.ts";

/** A person's archive in clear: field → value, null where nothing is known. Stays inside the transaction's code. */
export type ArchiveValues = Readonly<Record<ArchiveField, string | null>>;

/** As the database holds it: sealed fields still sealed. */
export type RawArchive = ArchiveValues & { readonly __sealed: true };

const columnOf = (field: ArchiveField): SQL => {
  const { column, sealed } = ruleOf(field);
  return sql.identifier(sealed ? `${column}_sealed` : column) as unknown as SQL;
};

/** These fields under their own names, for `select … from people`. */
export const columnsOf = (fields: readonly ArchiveField[]): SQL =>
  sql.join(
    fields.map((field) => sql`${columnOf(field)}::text as ${sql.identifier(field)}`),
    sql`, `,
  );

/** Every field. */
export const archiveColumns: SQL = columnsOf(ARCHIVE_FIELD_NAMES);

/** Opens what is sealed. `personId` is the row's id, which the seal is bound to. */
export function openArchive(raw: RawArchive, personId: string, vault: Vault): ArchiveValues {
  const entries = ARCHIVE_FIELD_NAMES.map((field) => {
    const value = raw[field];
    const { sealed, column } = ruleOf(field);
    const clear =
      sealed && value !== null ? vault.open(value, { table: "people", column, row: personId }) : value;
    return [field, clear] as const;
  });
  return Object.fromEntries(entries) as Record<ArchiveField, string | null>;
}

/** Reads one person's archive; undefined when there is no such person. */
export async function readArchive(
  tx: Tx,
  personId: string,
  vault: Vault,
): Promise<ArchiveValues | undefined> {
  const [row] = await queryRows<RawArchive>(
    tx,
    sql`select ${archiveColumns} from people where id = ${personId}::uuid`,
  );
  return row === undefined ? undefined : openArchive(row, personId, vault);
}

/** The same, with the row locked until the transaction ends: whoever changes it next sees what this one did. */
export async function lockArchive(
  tx: Tx,
  personId: string,
  vault: Vault,
): Promise<ArchiveValues | undefined> {
  const [row] = await queryRows<RawArchive>(
    tx,
    sql`select ${archiveColumns} from people where id = ${personId}::uuid for update`,
  );
  return row === undefined ? undefined : openArchive(row, personId, vault);
}
