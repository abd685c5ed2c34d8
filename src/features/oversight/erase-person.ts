import { type SQL, sql } from "drizzle-orm";

import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";

/** What stands in the place of an erased name. */
export const ERASED_NAME = "已删除";

export type Erased = Readonly<Record<string, number>>;

/**
 * Erases a person (删除): name, numbers, addresses, what was said of them and the papers they sent. What accounts rest on
 * stays: amounts, payables, the ledger, bills, and the sealed facts of decisions that led to a payment; so do the audit
 * chain, receipts and dates, under the person's id. The owner's work: the bot's login may not do it.
 */
export async function erasePerson(tx: Tx, vault: Vault, personId: string, now: Date): Promise<Erased> {
  const person = sql`${personId}::uuid`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const contacts = sql`(select contact_id from bindings where person_id = ${person})`;
  const reports = sql`(select id from change_reports where person_id = ${person})`;
  const applications = sql`(select id from applications where person_id = ${person})`;
  const erased: Record<string, number> = {};
  const run = async (name: string, statement: SQL): Promise<void> => {
    const [row] = await queryRows<{ rows: number }>(
      tx,
      sql`with done as (${statement} returning 1) select count(*)::int as rows from done`,
    );
    erased[name] = (erased[name] ?? 0) + (row?.rows ?? 0);
  };
  const blank = async (table: string, columns: readonly [string, string][], where: SQL): Promise<void> => {
    const name = sql.identifier(table);
    const rows = await queryRows<{ id: string }>(tx, sql`select id from ${name} where ${where}`);
    for (const { id } of rows) {
      const cells = columns.map(
        ([column, empty]) =>
          sql`${sql.identifier(`${column}_sealed`)} = ${vault.seal(empty, { table, column, row: id })}`,
      );
      await run(table, sql`update ${name} set ${sql.join(cells, sql`, `)} where id = ${id}::uuid`);
    }
  };
  const sources = sql`(select source_message_id from change_reports where person_id = ${person}
    union select source_message_id from leads where person_ids ? ${personId}
    union select source_message_id from field_history where person_id = ${person}
    union select source_message_id from application_steps where application_id in ${applications})`;
  await run(
    "inbox",
    sql`update inbox set text_sealed = null where text_sealed is not null
      and (contact_id in ${contacts} or id in ${sources})`,
  );
  await run(
    "outbox",
    sql`update outbox set body_sealed = '', file_id = null, dead_at = coalesce(dead_at, case when sent_at is null then ${at} end)
      where contact_id in ${contacts} and body_sealed <> ''`,
  );
  await run(
    "conversations",
    sql`update conversations set state_sealed = null where contact_id in ${contacts}`,
  );
  await run(
    "consents",
    sql`update consents set withdrawn_at = ${at} where withdrawn_at is null and contact_id in ${contacts}`,
  );
  await blank("change_reports", [["details", "{}"]], sql`person_id = ${person}`);
  await blank(
    "leads",
    [
      ["details", "{}"],
      ["text", ""],
    ],
    sql`person_ids ? ${personId}`,
  );
  await run(
    "objections",
    sql`update objections set text_sealed = null where text_sealed is not null and report_id in ${reports}`,
  );
  await blank("attachments", [["name", ""]], sql`report_id in ${reports}`);
  await run(
    "attachment_chunks",
    sql`delete from attachment_chunks where attachment_id in (select id from attachments where report_id in ${reports})`,
  );
  // A no, by the rule or by people, led to no payment.
  await run(
    "decisions",
    sql`update decisions set facts_sealed = '', trace_sealed = '' where person_id = ${person} and answer = 'no'
      and facts_sealed <> ''`,
  );
  await run(
    "applications",
    sql`update applications set facts_sealed = null, payee_sealed = null where person_id = ${person}`,
  );
  await run(
    "paper_chunks",
    sql`delete from paper_chunks where paper_id in (select id from application_papers where application_id in ${applications})`,
  );
  await run(
    "application_papers",
    sql`update application_papers set name_sealed = null where name_sealed is not null and application_id in ${applications}`,
  );
  await run(
    "application_steps",
    sql`update application_steps set reason_sealed = null where reason_sealed is not null and application_id in ${applications}`,
  );
  for (const table of ["care_cases", "visits"])
    await run(
      table,
      sql`update ${sql.identifier(table)} set note_sealed = null where note_sealed is not null and person_id = ${person}`,
    );
  await run(
    "care_notes",
    sql`update care_notes set note_sealed = null where note_sealed is not null
      and case_id in (select id from care_cases where person_id = ${person})`,
  );
  await run(
    "audit",
    sql`update audit set details_sealed = null where details_sealed is not null
      and subjects && array[${`person:${personId}`}]::text[]`,
  );
  await run(
    "field_history",
    sql`update field_history set old_sealed = null, new_sealed = null where person_id = ${person}`,
  );
  await run("binding_codes", sql`delete from binding_codes where person_id = ${person}`);
  await run(
    "bindings",
    sql`update bindings set name = ${ERASED_NAME}, work_phone_sealed = null, revoked_at = coalesce(revoked_at, ${at})
      where person_id = ${person}`,
  );
  await run("people", erasedRow(person, at));
  return erased;
}

/** The row stays, for what points to it, and says nothing any more. */
const erasedRow = (person: SQL, at: SQL): SQL => sql`
  update people set name = ${ERASED_NAME}, aliases = '{}', sex = null, birthday = null, work_unit = null, post = null,
    professional_title = null, ethnicity = null, political_status = null, education = null, work_started_on = null,
    id_number_sealed = null, id_number_index = null, card_sealed = null, card_index = null, phone_sealed = null,
    phone_index = null, address_sealed = null, income_sealed = null, household_sealed = null, housing_sealed = null,
    insurance_sealed = null, health_category_sealed = null, hardship_level_sealed = null, hardship_cause_sealed = null,
    closed_on = coalesce(closed_on, (${at} at time zone 'Asia/Shanghai')::date), closed_reason = coalesce(closed_reason, 'departed')
  where id = ${person}`;
