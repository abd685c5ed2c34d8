import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { DEFAULT_LOCALE } from "../../domain/locale.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows, type Tx } from "../../features/database.ts";
import type { InboundMessage } from "../ports/channel.ts";
import { cleanText } from "../clean-text.ts";
import { commitDeeds, type PlannedSend } from "../commit-deeds.ts";
import type { House } from "../house.ts";
import { makeAuditRow } from "../audit/make-audit-row.ts";
import { planNotices, planReplies } from "../outbox/plan-sends.ts";

interface Failure {
  readonly error: unknown;
  readonly tries: number;
}

/**
 * Puts aside a message that failed for itself: taken in, so that it never comes again; kept sealed for staff, who are
 * told; the sender is told that people will see to it. The next message finds the way free.
 */
export async function quarantineMessage(
  house: House,
  message: InboundMessage,
  { error, tries }: Failure,
): Promise<readonly PlannedSend[]> {
  const now = house.clock.now();
  const id = newId();
  const { contactId, roomId = null } = message.from;
  const { text } = cleanText(message.text);
  const sealed = house.vault.seal(text, { table: "quarantine", column: "text", row: id });
  return transactAsSystem(house.db, async (tx) => {
    await tx.execute(sql`
      with put_aside as (
        insert into quarantine (id, message_id, contact_id, room_id, text_sealed, reason, tries, failed_at)
        values (${id}::uuid, ${message.id}, ${contactId}, ${roomId}, ${sealed}, ${kindOf(error)}, ${tries},
          ${now.toISOString()}::timestamptz)
        on conflict (message_id) do nothing)
      insert into inbox (id, message_id, contact_id, room_id, fingerprint, text_sealed, sent_at, handled_at)
      values (${id}::uuid, ${message.id}, ${contactId}, ${roomId}, '', null, ${message.sentAt.toISOString()}::timestamptz,
        ${now.toISOString()}::timestamptz)
      on conflict (message_id) do nothing`);
    const answered = { contactId, roomId: null, inboxId: id, locale: DEFAULT_LOCALE };
    const sends = [
      ...(message.addressed ? planReplies(house, [say("dialogue:put-aside")], answered, now) : []),
      ...(await planNotices(
        house,
        tx,
        [
          {
            to: { kind: "staff" },
            reply: say("dialogue:put-aside-notice", { tries, who: await nameSender(tx, contactId) }),
            once: `quarantine:${id}`,
          },
        ],
        now,
      )),
    ];
    const audit = [{ action: "quarantine-message", subject: `message:${id}` }];
    const planned = await commitDeeds(tx, {
      now,
      conversation: null,
      audit: makeAuditRow(house, "system", audit, { inboxId: id, now }),
      sends,
    });
    return sends.filter((send) => planned.has(send.id));
  });
}

/** Whom staff are to ask: by name where the sender is bound. */
async function nameSender(tx: Tx, contactId: string): Promise<Reply> {
  const [sender] = await queryRows<{ name: string; union: string }>(
    tx,
    sql`select b.name, u.name as union from bindings b join unions u on u.id = b.union_id
      where b.contact_id = ${contactId} and b.revoked_at is null`,
  );
  return sender === undefined ? say("deliveries:unbound") : say("roster:person", { ...sender });
}

/** The innermost error's kind; its message may quote what was written. */
function kindOf(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  const { code } = (root ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : root instanceof Error ? root.name : typeof root;
}
