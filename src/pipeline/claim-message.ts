import { sql } from "drizzle-orm";

import type { Locale } from "../domain/locale.ts";
import { queryRows, type Tx } from "../features/database.ts";
import type { Actor } from "../features/feature.ts";
import type { BOUND_ROLES } from "../features/roster/index.ts";

/** The message as the gate lets it through. */
export interface GatedMessage {
  readonly inboxId: string;
  readonly messageId: string;
  readonly contactId: string;
  readonly roomId: string | null;
  readonly fingerprint: string;
  readonly sentAt: Date;
}

export interface Claim {
  /** False: this message was handled before. */
  readonly fresh: boolean;
  readonly stateSealed: string | null;
  readonly locale: Locale | null;
  /** The newest sending time among the messages handled before. */
  readonly newestSentAt: Date | null;
  /** Bound, but to be proved anew, for the puppet may have given the contact's id to somebody else. */
  readonly frozen: boolean;
  readonly actor: Actor;
  /** The roster changed since the directory last looked. */
  readonly rosterStale: boolean;
  /** A rule was approved or withdrawn since the shelf last looked. */
  readonly rulesStale: boolean;
}

/**
 * The same words again this soon under another id, with nothing said in between, are one message that WeChat delivered
 * twice.
 */
const TWIN_SECONDS = 3;

/**
 * The first statement of the message's transaction: takes the message in once, locks its conversation, and says who
 * speaks. From here on the transaction acts as the speaker, and the database lets it see no more (see `acting.ts`): the
 * parts of the statement hang together so that `act_as` comes first. Waits for a message of the same contact that is
 * being handled elsewhere.
 */
export async function claimMessage(
  tx: Tx,
  message: GatedMessage,
  now: Date,
  seen: { readonly roster: number; readonly rules: number },
): Promise<Claim> {
  const [row] = await queryRows<ClaimRow>(
    tx,
    sql`
    with actor as materialized (
      select * from act_as(${message.contactId}, ${seen.roster}::bigint)
    ), conversation as (
      insert into conversations (contact_id, touched_at)
      select ${message.contactId}, ${now.toISOString()}::timestamptz from actor
      on conflict (contact_id) do update set touched_at = excluded.touched_at
      returning contact_id, state_sealed, locale, newest_sent_at
    ), taken as (
      insert into inbox (id, message_id, contact_id, room_id, fingerprint, sent_at, handled_at)
      select ${message.inboxId}::uuid, ${message.messageId}, ${message.contactId}, ${message.roomId}, ${message.fingerprint},
        ${message.sentAt.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      from conversation
      where not exists (
        select 1 from (
          select fingerprint, sent_at from inbox where contact_id = conversation.contact_id order by sent_at desc, id desc limit 1
        ) as last
        where last.fingerprint = ${message.fingerprint}
          and abs(extract(epoch from last.sent_at - ${message.sentAt.toISOString()}::timestamptz)) <= ${TWIN_SECONDS}
      )
      on conflict (message_id) do nothing
      returning id
    )
    select (select count(*) from taken) = 1 as fresh, conversation.state_sealed, conversation.locale,
      extract(epoch from conversation.newest_sent_at)::float8 as newest, actor.*,
      (select array_agg(purpose) from consents
        where contact_id = conversation.contact_id and withdrawn_at is null) as consents,
      exists (select 1 from rule_versions where revision >= ${seen.rules} and status in ('approved', 'withdrawn')) as rules_stale
    from conversation, actor`,
  );
  if (row === undefined) throw new Error("the claim returned no row");
  return {
    fresh: row.fresh,
    stateSealed: row.state_sealed,
    locale: row.locale,
    newestSentAt: row.newest === null ? null : new Date(row.newest * 1_000),
    frozen: row.frozen,
    rosterStale: row.roster_stale,
    rulesStale: row.rules_stale,
    actor: row.frozen
      ? guestOf(message.contactId)
      : {
          contactId: message.contactId,
          role: row.role ?? "guest",
          bindingId: row.binding_id,
          personId: row.person_id,
          unionId: row.union_id,
          name: row.name,
          consents: new Set(row.consents),
        },
  };
}

const guestOf = (contactId: string): Actor => ({
  contactId,
  role: "guest",
  bindingId: null,
  personId: null,
  unionId: null,
  name: null,
  consents: new Set(),
});

interface ClaimRow {
  readonly fresh: boolean;
  readonly state_sealed: string | null;
  readonly locale: Locale | null;
  /** Seconds. */
  readonly newest: number | null;
  readonly frozen: boolean;
  readonly binding_id: string | null;
  readonly role: (typeof BOUND_ROLES)[number] | null;
  readonly name: string | null;
  readonly person_id: string | null;
  readonly union_id: string | null;
  readonly consents: string[] | null;
  readonly roster_stale: boolean;
  readonly rules_stale: boolean;
}
