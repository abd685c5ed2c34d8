import { type SQL, sql } from "drizzle-orm";

/** Contacts who took back a consent and have not given it again since. */
const withdrawn = (purpose: "notice" | "health" | "money"): SQL => sql`
  select w.contact_id from consents w where w.purpose = ${purpose} and w.withdrawn_at is not null
    and not exists (select 1 from consents c where c.contact_id = w.contact_id and c.purpose = w.purpose and c.withdrawn_at is null)`;

/** Applications that rest on consent alone: nothing was granted, so nothing has to be accounted for. */
const restingOnConsent = sql`status in ('draft', 'returned', 'withdrawn', 'refused') and person_id in (
  select person_id from bindings where person_id is not null
    and contact_id in (${withdrawn("notice")} union ${withdrawn("health")} union ${withdrawn("money")}))`;

/** What was kept by a consent that was withdrawn (撤回同意): where it stands, and how it is forgotten. */
export const WITHDRAWN: readonly { readonly find: SQL; readonly act: SQL }[] = [
  {
    find: sql`from applications where (facts_sealed is not null or payee_sealed is not null) and ${restingOnConsent}`,
    act: sql`update applications set facts_sealed = null, payee_sealed = null
      where (facts_sealed is not null or payee_sealed is not null) and ${restingOnConsent}`,
  },
  {
    find: sql`from paper_chunks where paper_id in (select p.id from application_papers p
      where p.application_id in (select id from applications where ${restingOnConsent}))`,
    act: sql`delete from paper_chunks where paper_id in (select p.id from application_papers p
      where p.application_id in (select id from applications where ${restingOnConsent}))`,
  },
];

/**
 * Words of people who took back the notice itself, unless a record needs them (`kept`: ids of rows that do), and the
 * words that those applications came in.
 */
export const withdrawnTexts = (kept: SQL): SQL => sql`text_sealed is not null and (
  (contact_id in (${withdrawn("notice")}) and id not in (${kept}))
  or id in (select source_message_id from application_steps where application_id in (
    select id from applications where ${restingOnConsent})))`;
