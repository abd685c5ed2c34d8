import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { asSystem } from "../acting.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Verb } from "../feature.ts";
import type { BOUND_ROLES } from "../roster/index.ts";
import { findCodes } from "./binding-code.ts";
import { indexCode } from "./issue-code.ts";

interface Redeemed {
  readonly id: string;
  readonly role: (typeof BOUND_ROLES)[number];
  readonly name: string;
  readonly personId: string | null;
  readonly unionId: string;
  readonly replacesBindingId: string | null;
  readonly issuer: string | null;
}

/** 「绑定 7K3M-…」: wrong, used, expired and void codes are answered alike. In a group no code is good. */
export const redeemCode: Verb = async (context) => {
  const { tx, world, actor, roomId, now, source } = context;
  const [code] = findCodes(source.text);
  if (code === undefined) return { replies: [say("binding:how-to")] };
  if (roomId !== null) return { replies: [say("binding:code-invalid")] };
  // A guest reaches nobody's binding: the code does.
  const taken = await asSystem(tx, async () => {
    const redeemed = await takeCode(tx, indexCode(world.vault, code), now);
    if (redeemed === undefined) return undefined;
    return { redeemed, bindingId: await bind(tx, redeemed, actor.contactId, now) };
  });
  if (taken === undefined) return { replies: [say("binding:code-invalid")] };
  const { redeemed, bindingId } = taken;
  const bound = {
    name: redeemed.name,
    role: say(`roster:role.${redeemed.role}`),
    union: world.directory.unions.get(redeemed.unionId)?.name ?? "",
  };
  return {
    replies: [say("binding:bound", bound), say("privacy:notice")],
    notices:
      redeemed.issuer === null
        ? []
        : [
            {
              to: { kind: "contact", contactId: redeemed.issuer },
              reply: say("binding:bound-notice", bound),
              once: `bound:${redeemed.id}`,
            },
          ],
    audit: [{ action: "bind", subject: `binding:${bindingId}`, details: { code: redeemed.id } }],
  };
};

/** Takes the code if it is still good, and its issuer still in office. */
async function takeCode(tx: Tx, codeIndex: string, now: Date): Promise<Redeemed | undefined> {
  const at = now.toISOString();
  const [row] = await queryRows<Redeemed>(
    tx,
    sql`update binding_codes c set used_at = ${at}::timestamptz
      where code_index = ${codeIndex} and used_at is null and voided_at is null and expires_at > ${at}::timestamptz
        and (issued_by is null or exists (select 1 from bindings b where b.id = c.issued_by and b.revoked_at is null
          and b.frozen_at is null))
      returning id, role, name, person_id as "personId", union_id as "unionId", replaces_binding_id as "replacesBindingId",
        (select contact_id from bindings b where b.id = c.issued_by) as issuer`,
  );
  return row;
}

/** Ends what the contact was before, who the subject was before (another id of the same person) and who is relieved. */
async function bind(tx: Tx, to: Redeemed, contactId: string, now: Date): Promise<string> {
  const id = newId();
  const at = now.toISOString();
  const before = await queryRows<{ contactId: string; same: boolean }>(
    tx,
    sql`update bindings set revoked_at = ${at}::timestamptz
      where revoked_at is null and (contact_id = ${contactId} or id = ${to.replacesBindingId}::uuid
        or (role = ${to.role} and union_id = ${to.unionId}::uuid and name = ${to.name}
          and person_id is not distinct from ${to.personId}::uuid))
      returning contact_id as "contactId", (name = ${to.name} and contact_id <> ${contactId}) as same`,
  );
  await tx.execute(sql`
    insert into bindings (id, contact_id, role, name, person_id, union_id, bound_at)
    values (${id}::uuid, ${contactId}, ${to.role}, ${to.name}, ${to.personId}::uuid, ${to.unionId}::uuid, ${at}::timestamptz)`);
  for (const old of before.filter(({ same }) => same)) await followTo(tx, old.contactId, contactId, at);
  return id;
}

/** The same person under a new id: consents stay given, and what was still to be said finds them, dead letters too. */
async function followTo(tx: Tx, from: string, to: string, at: string): Promise<void> {
  await tx.execute(sql`
    with moved as (
      update consents set withdrawn_at = ${at}::timestamptz where contact_id = ${from} and withdrawn_at is null
      returning purpose, version, given_at)
    insert into consents (id, contact_id, purpose, version, given_at)
    select gen_random_uuid(), ${to}, purpose, version, given_at from moved
    on conflict (contact_id, purpose, version) where withdrawn_at is null do nothing`);
  await tx.execute(sql`update outbox set contact_id = ${to}, due_at = ${at}::timestamptz
    where contact_id = ${from} and sent_at is null and room_id is null`);
}
