import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import type { ImportStatus } from "../schema.ts";

/** A roster of 20,000 people takes a quarter of it. */
const MOST_BYTES = 8 * 1024 * 1024;

const askAgain = (reply: VerbResult["replies"][number]): VerbResult => ({
  replies: [reply],
  dialogue: { next: "ask", slot: "file", without: ["file"] },
});

/** Takes the file in; it is checked once this is committed, and the preview follows. */
export const takeFile: Verb = async (context) => {
  const { tx, world, actor, now, source } = context;
  const { attachment } = source;
  if (attachment === null) return { replies: [say(await stateKey(context))] };
  if (!/\.xlsx$/i.test(attachment.name)) return askAgain(say("imports:refused.not-a-workbook"));
  const content = await attachment.load(MOST_BYTES).catch(() => null);
  if (content === null) return askAgain(say("imports:refused.too-large"));
  const id = newId();
  const sealed = world.vault.sealBytes(content, { table: "roster_imports", column: "content", row: id });
  await tx.execute(sql`
    with earlier as (
      update roster_imports set status = 'cancelled', content_sealed = null, closed_at = ${now.toISOString()}::timestamptz
      where binding_id = ${actor.bindingId}::uuid and status in ('received', 'checked') returning 1)
    insert into roster_imports (id, binding_id, source_message_id, status, content_sealed, received_at)
    select ${id}::uuid, ${actor.bindingId}::uuid, ${source.inboxId}::uuid, 'received', ${sealed},
      ${now.toISOString()}::timestamptz from (select count(*) from earlier) e`);
  return {
    replies: [say("imports:received")],
    audit: [{ action: "take-roster-file", subject: null, details: { importId: id, bytes: content.length } }],
    wake: true,
  };
};

/** 确认: whole and at once, after this is committed. */
export const confirmImport: Verb = async (context) => {
  const { tx, actor } = context;
  const [confirmed] = await queryRows<{ id: string }>(
    tx,
    sql`update roster_imports set status = 'confirmed'
      where binding_id = ${actor.bindingId}::uuid and status = 'checked' returning id`,
  );
  if (confirmed === undefined) return { replies: [say(await stateKey(context))] };
  return {
    replies: [say("imports:started")],
    audit: [{ action: "confirm-roster-import", subject: null, details: { importId: confirmed.id } }],
    wake: true,
  };
};

async function stateKey({ tx, actor }: VerbContext) {
  const [last] = await queryRows<{ status: ImportStatus }>(
    tx,
    sql`select status from roster_imports where binding_id = ${actor.bindingId}::uuid order by received_at desc, id desc limit 1`,
  );
  return last === undefined ? "imports:send-file" : (`imports:state.${last.status}` as const);
}
