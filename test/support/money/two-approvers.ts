import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Database, queryRows } from "../../../src/features/database.ts";
import type { House } from "../../../src/pipeline/house.ts";
import { decideApplication } from "../../../src/features/relief/decision/decide-application.ts";
import { sealFacts } from "../../../src/features/relief/load-application.ts";
import type { Tx } from "../../../src/features/database.ts";
import type { Verb, VerbContext } from "../../../src/features/feature.ts";
import type { FormSlots } from "../../../src/conversation/form.ts";
import type { Role } from "../../../src/domain/role.ts";
import type { Slots } from "../../../src/language/frame.ts";
import { dateInZone } from "../../../src/domain/local-date.ts";

/** People who decide and a person to decide on, for tests that go below the chat. */
export interface Desk {
  readonly officer: string;
  readonly staff: string;
  readonly directors: readonly string[];
  readonly people: readonly string[];
}

/** A second director beside the demo district's, and everybody's ids. */
export async function openDesk(db: Database): Promise<Desk> {
  await db.execute(sql`insert into bindings (id, contact_id, role, name, union_id, bound_at)
    select gen_random_uuid(), 'second-director', 'director', '第二主任', union_id, bound_at from bindings where role = 'director'`);
  const of = async (role: string): Promise<string[]> =>
    (
      await queryRows<{ id: string }>(
        db,
        sql`select id from bindings where role = ${role} and revoked_at is null order by contact_id`,
      )
    ).map(({ id }) => id);
  const people = await queryRows<{ id: string }>(
    db,
    sql`select p.id from people p where p.life = 'alive' and exists (select 1 from honours h where h.person_id = p.id) order by p.id`,
  );
  const [officer = ""] = await of("officer");
  const [staff = ""] = await of("staff");
  return { officer, staff, directors: await of("director"), people: people.map(({ id }) => id) };
}

export interface Proposal {
  readonly personId: string;
  readonly ruleCode: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly status?: "awaiting-check" | "awaiting-approval";
}

/** An application as it lies on the director's desk. */
export async function propose(
  house: House,
  desk: Desk,
  { personId, ruleCode, facts, status = "awaiting-approval" }: Proposal,
): Promise<string> {
  const id = newId();
  const now = house.clock.now().toISOString();
  await house.db.execute(sql`with application as (
      insert into applications (id, receipt, rule_code, person_id, status, version, facts_sealed, rule_version, created_by,
        checked_by, created_at, moved_at)
      values (${id}::uuid, 'SQ-' || nextval('application_number'), ${ruleCode}, ${personId}::uuid, ${status}, 1,
        ${sealFacts(house.vault, id, facts)}, 1, ${desk.officer}::uuid, ${status === "awaiting-approval" ? desk.staff : null}::uuid,
        ${now}::timestamptz, ${now}::timestamptz) returning id
    ) insert into application_steps (id, application_id, version, step, by_binding_id, at)
      select gen_random_uuid(), id, 1, 'opened', ${desk.officer}::uuid, ${now}::timestamptz from application`);
  return id;
}

export type Verdict = "approve" | "reject" | "return-for-mending";

/** One decision, in a transaction of its own: what 确认 on the card does. */
export async function decide(
  house: House,
  by: { readonly bindingId: string; readonly role: "staff" | "director" },
  applicationId: string,
  verdict: Verdict,
  version: number,
): Promise<readonly string[]> {
  const slots = {
    verdict,
    applicationId,
    version,
    reason: "因故",
    receipt: null,
    personId: null,
    choice: null,
    warned: true,
  };
  return runAs(house, by, decideApplication, { slots });
}

interface Doing {
  readonly slots?: FormSlots;
  readonly frame?: Slots;
}

/** Runs a verb in a transaction of its own, as somebody in a role; keys of what was replied. */
export async function runAs(
  house: House,
  by: { readonly bindingId: string; readonly role: Role },
  verb: Verb,
  { slots = {}, frame = {} }: Doing = {},
): Promise<readonly string[]> {
  return house.db.transaction(async (transaction) => {
    const now = house.clock.now();
    const today = dateInZone(now);
    const actor = {
      contactId: by.bindingId,
      role: by.role,
      bindingId: by.bindingId,
      personId: null,
      unionId: null,
      name: null,
      consents: new Set<string>(),
    };
    const { directory, vault, rules, words, readSheet, changeKinds } = house;
    const own = { actor, text: "", said: null, attachment: null, today, now };
    const context: VerbContext = {
      tx: transaction as Tx,
      world: { ...own, directory, vault, rules: rules.current, words, readSheet, changeKinds },
      actor,
      roomId: null,
      now,
      today,
      source: { inboxId: newId(), text: "", attachment: null },
      frame: { intent: "confirm", confidence: 1, candidates: [], mode: "report", slots: frame },
    };
    const result = await verb(context, slots);
    return result.replies.map(({ key }) => key);
  });
}

/** Both say yes at the same moment, on the same case; what each was told. */
export async function race(house: House, desk: Desk, applicationId: string): Promise<string[]> {
  const [one = "", other = ""] = desk.directors;
  const told = await Promise.all(
    [one, other].map((bindingId) =>
      decide(house, { bindingId, role: "director" }, applicationId, "approve", 1),
    ),
  );
  return told.flat();
}
