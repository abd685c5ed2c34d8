import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type LocalDate, ZONE } from "../../domain/local-date.ts";
import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Facts } from "./facts/read-facts.ts";
import type { ApplicationStatus, STEPS } from "./schema.ts";

/** An application as the verbs work with it. */
export interface Application {
  readonly id: string;
  readonly receipt: string;
  readonly ruleCode: string;
  readonly personId: string;
  readonly status: ApplicationStatus;
  readonly version: number;
  readonly round: number;
  /** Empty once erased. */
  readonly facts: Facts;
  readonly ruleVersion: number | null;
  readonly estimate: string | null;
  readonly payee: string | null;
  readonly createdBy: string;
  readonly endorsedBy: string | null;
  readonly checkedBy: string | null;
  readonly decidedBy: string | null;
  /** The application date, ISO. */
  readonly appliedOn: LocalDate;
}

type Row = Omit<Application, "facts" | "payee"> & {
  readonly factsSealed: string | null;
  readonly payeeSealed: string | null;
};

const columns = sql`id, receipt, rule_code as "ruleCode", person_id as "personId", status, version, round,
  facts_sealed as "factsSealed", rule_version as "ruleVersion", estimate::text, payee_sealed as "payeeSealed",
  created_by as "createdBy", endorsed_by as "endorsedBy", checked_by as "checkedBy", decided_by as "decidedBy",
  to_char(created_at at time zone ${ZONE}::text, 'YYYY-MM-DD') as "appliedOn"`;

const place = (column: string, row: string) => ({ table: "applications", column, row });

/** Applications that fit a condition, oldest movement first. `lock` holds their rows until the transaction ends. */
export async function loadApplications(
  tx: Tx,
  vault: Vault,
  condition: ReturnType<typeof sql>,
  lock = false,
): Promise<Application[]> {
  const rows = await queryRows<Row>(
    tx,
    sql`select ${columns} from applications where ${condition} order by moved_at, receipt
      ${lock ? sql`for update` : sql``}`,
  );
  return rows.map(({ factsSealed, payeeSealed, ...row }) => ({
    ...row,
    facts: factsSealed === null ? {} : (JSON.parse(vault.open(factsSealed, place("facts", row.id))) as Facts),
    payee: payeeSealed === null ? null : vault.open(payeeSealed, place("payee", row.id)),
  }));
}

/** One application, its row locked: whoever else decides on it waits, and then sees what was done. */
export async function lockApplication(tx: Tx, vault: Vault, id: string): Promise<Application | undefined> {
  const [application] = await loadApplications(tx, vault, sql`id = ${id}::uuid`, true);
  return application;
}

export const sealFacts = (vault: Vault, id: string, facts: Facts): string =>
  vault.seal(JSON.stringify(facts), place("facts", id));
export const sealPayee = (vault: Vault, id: string, payee: string): string =>
  vault.seal(payee, place("payee", id));

/** A step of an application: the next version, the new status, who did it and when. */
export interface Moved {
  readonly step: (typeof STEPS)[number];
  readonly to: ApplicationStatus;
  readonly byBindingId: string | null;
  readonly at: Date;
  readonly inboxId: string | null;
  readonly reason?: string | null;
  /** Further columns to set. */
  readonly sets?: readonly ReturnType<typeof sql>[];
}

/** Moves an application one step on; the caller holds its row. @returns its new version */
export async function moveApplication(
  tx: Tx,
  vault: Vault,
  application: Pick<Application, "id" | "version">,
  moved: Moved,
): Promise<number> {
  const version = application.version + 1;
  const stepId = newId();
  const { reason = null } = moved;
  const reasonSealed =
    reason === null
      ? null
      : vault.seal(reason, { table: "application_steps", column: "reason", row: stepId });
  const at = sql`${moved.at.toISOString()}::timestamptz`;
  const sets = [
    sql`status = ${moved.to}`,
    sql`version = ${version}`,
    sql`moved_at = ${at}`,
    ...(moved.sets ?? []),
  ];
  await tx.execute(sql`with moved as (
      update applications set ${sql.join(sets, sql`, `)} where id = ${application.id}::uuid returning id
    ) insert into application_steps (id, application_id, version, step, by_binding_id, at, reason_sealed, source_message_id)
      select ${stepId}::uuid, id, ${version}, ${moved.step}, ${moved.byBindingId}::uuid, ${at}, ${reasonSealed},
        ${moved.inboxId}::uuid from moved`);
  return version;
}
