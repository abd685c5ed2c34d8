import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Attachment, Verb, VerbContext, VerbResult } from "../feature.ts";
import { detectType, MOST_BYTES } from "./detect-type.ts";
import { findReport, type ReportRef, subjectOf } from "./find-report.ts";
import type { AttachmentType } from "./schema.ts";

/** Files of one report; a paper has a few pages. */
const MOST_FILES = 20;
/** Sealed piece by piece, so that a large file is never in memory as text all at once. */
const PART_BYTES = 256 * 1024;

/** A file without a word: belongs to the report that was just made. */
export const attachFile: Verb = async (context) => storeFor(context, undefined);

/** Takes a file in for the report with this number. */
export async function storeFor(context: VerbContext, receipt: string | undefined): Promise<VerbResult> {
  const { attachment } = context.source;
  if (attachment === null) return { replies: [say("attachments:send-now")] };
  const report = await findReport(context, receipt);
  if (report === undefined)
    return {
      replies: [receipt === undefined ? say("guidance:file-not-needed") : say("attachments:no-such-report")],
    };
  const read = await readFile(attachment);
  // A table or a song that comes without a word is for something else, and not a wrong photo.
  if (read.type === null)
    return { replies: [receipt === undefined ? say("guidance:file-not-needed") : read.refusal] };
  const stored = await store(context, report, attachment.name, read);
  if ("refusal" in stored) return { replies: [stored.refusal] };
  return {
    replies: [say("attachments:taken", { receipt: report.receipt, number: stored.number })],
    audit: [
      {
        action: "attach-file",
        subject: subjectOf(context, report),
        details: { reportId: report.id, id: stored.id },
      },
    ],
  };
}

interface ReadFile {
  readonly bytes: Uint8Array;
  readonly type: AttachmentType;
}

async function readFile(
  attachment: Attachment,
): Promise<ReadFile | { readonly type: null; readonly refusal: Reply }> {
  const bytes = (attachment.size ?? 0) > MOST_BYTES ? null : await loadUpTo(attachment, MOST_BYTES);
  if (bytes === null) return { type: null, refusal: say("attachments:too-large") };
  const type = detectType(bytes);
  return type === null ? { type, refusal: say("attachments:wrong-type") } : { bytes, type };
}

/** The size that a puppet announces may be wrong: what is larger all the same is refused, too. */
async function loadUpTo(attachment: Attachment, limit: number): Promise<Uint8Array | null> {
  try {
    const bytes = await attachment.load(limit);
    return bytes.byteLength > limit ? null : bytes;
  } catch (error) {
    if (error instanceof Error && error.name === "AttachmentTooLarge") return null;
    throw error;
  }
}

async function store(
  context: VerbContext,
  report: ReportRef,
  name: string,
  { bytes, type }: ReadFile,
): Promise<{ readonly id: string; readonly number: number } | { readonly refusal: Reply }> {
  const { tx, world, actor, now, source } = context;
  const fingerprint = world.vault.blindIndex("attachment", createHash("sha256").update(bytes).digest("hex"));
  const known = await queryRows<{ fingerprint: string }>(
    tx,
    sql`select fingerprint from attachments where report_id = ${report.id}::uuid and removed_at is null`,
  );
  if (known.some((one) => one.fingerprint === fingerprint)) return { refusal: say("attachments:known") };
  if (known.length >= MOST_FILES) return { refusal: say("attachments:enough", { count: MOST_FILES }) };
  const id = newId();
  const sealedName = world.vault.seal(name.slice(0, 200), { table: "attachments", column: "name", row: id });
  await tx.execute(sql`
    insert into attachments (id, report_id, type, size, name_sealed, fingerprint, sender_binding_id, source_message_id, received_at)
    values (${id}::uuid, ${report.id}::uuid, ${type}, ${bytes.byteLength}, ${sealedName}, ${fingerprint}, ${actor.bindingId}::uuid,
      ${source.inboxId}::uuid, ${now.toISOString()}::timestamptz)`);
  for (let part = 0; part * PART_BYTES < bytes.byteLength; part += 1) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const sealed = world.vault.sealBytes(piece, placeOf(id, part));
    await tx.execute(
      sql`insert into attachment_chunks (attachment_id, part, body_sealed) values (${id}::uuid, ${part}, ${sealed})`,
    );
  }
  return { id, number: known.length + 1 };
}

/** A piece is bound to its file and to its place in it: pieces cannot be swapped. */
export const placeOf = (id: string, part: number) => ({
  table: "attachment_chunks",
  column: "body",
  row: `${id}:${part}`,
});
