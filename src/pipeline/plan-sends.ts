import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, sayPublicly } from "../conversation/reply.ts";
import { DEFAULT_LOCALE, type Locale } from "../domain/locale.ts";
import { queryRows, type Tx } from "../features/database.ts";
import type { Notice, Recipient } from "../features/feature.ts";
import type { PlannedSend } from "./commit-deeds.ts";
import type { House } from "./house.ts";

/** How long the process that planned a line may take to send it before another one does. */
export const LEASE_MS = 30_000;

export interface Answered {
  readonly contactId: string;
  readonly roomId: string | null;
  readonly inboxId: string;
  readonly locale: Locale;
}

/**
 * Replies → lines for the outbox. The second wall of privacy: in a group only public replies are said; for the others
 * one neutral line stands there, and they go to the person in private.
 */
export function planReplies(house: House, replies: readonly Reply[], to: Answered, now: Date): PlannedSend[] {
  const lines: { reply: Reply; roomId: string | null }[] = replies.map((reply) => ({
    reply,
    roomId: reply.audience === "public" ? to.roomId : null,
  }));
  if (to.roomId !== null && lines.some((line) => line.roomId === null)) {
    lines.unshift({ reply: sayPublicly("privacy:moved-to-private"), roomId: to.roomId });
  }
  return lines.map(({ reply, roomId }, index) =>
    planLine(
      house,
      reply,
      { contactId: to.contactId, roomId, locale: to.locale },
      `${to.inboxId}:${index}`,
      now,
      now,
    ),
  );
}

/** Notices → lines for everyone they concern, planned once each. */
export async function planNotices(
  house: House,
  tx: Tx,
  notices: readonly Notice[],
  now: Date,
): Promise<PlannedSend[]> {
  const lines: PlannedSend[] = [];
  for (const notice of notices) {
    for (const { contact_id: contactId, locale } of await findContacts(tx, notice.to)) {
      const to = { contactId, roomId: null, locale: locale ?? DEFAULT_LOCALE };
      lines.push(planLine(house, notice.reply, to, `${notice.once}:${contactId}`, now, notice.dueAt ?? now));
    }
  }
  return lines;
}

function planLine(
  house: House,
  reply: Reply,
  to: { contactId: string; roomId: string | null; locale: Locale },
  dedupeKey: string,
  now: Date,
  dueAt: Date,
): PlannedSend {
  const id = newId();
  const body = house.render(reply, to.locale);
  return {
    id,
    dedupeKey,
    contactId: to.contactId,
    roomId: to.roomId,
    bodySealed: house.vault.seal(body, { table: "outbox", column: "body", row: id }),
    dueAt,
    leasedUntil: dueAt <= now ? new Date(now.getTime() + LEASE_MS) : null,
  };
}

interface ContactRow {
  readonly contact_id: string;
  readonly locale: Locale | null;
}

function findContacts(tx: Tx, to: Recipient): Promise<ContactRow[]> {
  const find = (condition: ReturnType<typeof sql>): Promise<ContactRow[]> =>
    queryRows(
      tx,
      sql`select b.contact_id, c.locale from bindings b left join conversations c on c.contact_id = b.contact_id
        where b.revoked_at is null and ${condition} order by b.contact_id`,
    );
  switch (to.kind) {
    case "staff":
      return find(sql`b.role = 'staff'`);
    case "director":
      return find(sql`b.role = 'director'`);
    case "officers":
      return find(sql`b.role = 'officer' and b.union_id = ${to.unionId}::uuid
        and b.id is distinct from ${to.except ?? null}::uuid`);
    case "person":
      return find(sql`b.person_id = ${to.personId}`);
    case "contact":
      return Promise.resolve([{ contact_id: to.contactId, locale: null }]);
  }
}
