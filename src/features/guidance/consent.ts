import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { NOTICE_VERSION } from "../roster/index.ts";

/** 同意: recorded with version and time (domain §7.1). */
export const giveConsent: Verb = async ({ tx, actor, now }) => {
  if (actor.role === "guest") return { replies: [say("privacy:bind-first")] };
  await tx.execute(sql`
    insert into consents (id, contact_id, purpose, version, given_at)
    values (${newId()}::uuid, ${actor.contactId}, 'notice', ${NOTICE_VERSION}, ${now.toISOString()}::timestamptz)
    on conflict (contact_id, purpose, version) where withdrawn_at is null do nothing`);
  return {
    replies: [say("privacy:consented")],
    audit: [{ action: "consent", subject: null, details: { version: NOTICE_VERSION } }],
  };
};

/** 撤回同意: personal matters stop at once; public policy goes on. Whoever asks whether it can be done is told what it does. */
export const withdrawConsent: Verb = async ({ tx, actor, now, frame }) => {
  if (frame.mode === "question") return { replies: [say("privacy:how-to-withdraw")] };
  await tx.execute(sql`update consents set withdrawn_at = ${now.toISOString()}::timestamptz
    where contact_id = ${actor.contactId} and withdrawn_at is null`);
  // What the conversation holds was kept by that consent.
  return {
    replies: [say("privacy:withdrawn")],
    audit: [{ action: "withdraw-consent", subject: null }],
    dialogue: { next: "forget" },
  };
};

export const refuseConsent: Verb = async () => ({ replies: [say("privacy:refused")] });
