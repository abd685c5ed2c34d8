import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../domain/vault.ts";
import type { Tx } from "../database.ts";
import type { BOUND_ROLES } from "../roster/index.ts";
import { findCodes, makeCode } from "./binding-code.ts";

export const CODE_MINUTES = 10;

/** Whom a code makes of the contact that uses it. */
export interface CodeSubject {
  readonly role: (typeof BOUND_ROLES)[number];
  readonly name: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly replacesBindingId: string | null;
}

export interface Issuing {
  readonly vault: Vault;
  readonly now: Date;
  /** Null: the command line. */
  readonly issuedBy: string | null;
}

/** Makes a code that is good once, for ten minutes; earlier open ones for the same subject end. Returns it as shown. */
export async function issueCode(
  tx: Tx,
  subject: CodeSubject,
  { vault, now, issuedBy }: Issuing,
): Promise<string> {
  const shown = makeCode();
  const at = now.toISOString();
  const expires = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
  const { role, name, personId, unionId, replacesBindingId } = subject;
  await tx.execute(sql`
    with ended as (
      update binding_codes set voided_at = ${at}::timestamptz
      where used_at is null and voided_at is null and role = ${role} and name = ${name} and union_id = ${unionId}::uuid
        and person_id is not distinct from ${personId}::uuid)
    insert into binding_codes (id, code_index, role, name, person_id, union_id, replaces_binding_id, issued_by, issued_at,
      expires_at)
    values (${newId()}::uuid, ${indexCode(vault, shown)}, ${role}, ${name}, ${personId}::uuid, ${unionId}::uuid,
      ${replacesBindingId}::uuid, ${issuedBy}::uuid, ${at}::timestamptz, ${expires}::timestamptz)`);
  return shown;
}

export function indexCode(vault: Vault, shown: string): string {
  return vault.blindIndex("binding-code", findCodes(shown)[0] ?? "");
}

/** Codes that others have seen: worth nothing from now on. */
export async function voidCodes(tx: Tx, vault: Vault, text: string, now: Date): Promise<void> {
  const indexes = findCodes(text).map((code) => indexCode(vault, code));
  if (indexes.length === 0) return;
  await tx.execute(sql`update binding_codes set voided_at = ${now.toISOString()}::timestamptz
    where used_at is null and voided_at is null and code_index in ${indexes}`);
}
