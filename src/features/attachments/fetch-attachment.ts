import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { readAttachSlots } from "./attach-form.ts";
import { placeOf, storeFor } from "./attach-file.ts";
import { endingOf } from "./detect-type.ts";
import { findReport, type ReportRef, subjectOf } from "./find-report.ts";
import type { AttachmentType } from "./schema.ts";

interface Listed {
  readonly id: string;
  readonly type: AttachmentType;
  readonly size: number;
  readonly receivedAt: string;
  readonly sender: string | null;
}

function listOf({ tx }: VerbContext, report: ReportRef): Promise<Listed[]> {
  return queryRows<Listed>(
    tx,
    sql`select a.id, a.type, a.size, a.received_at::text as "receivedAt", b.name as sender
      from attachments a left join signatories b on b.id = a.sender_binding_id
      where a.report_id = ${report.id}::uuid and a.removed_at is null order by a.received_at, a.id`,
  );
}

/** The list of a report's files; a file that has just come is taken in. */
export const showAttachments: Verb = async (context, slots) => {
  const { receipt } = readAttachSlots(slots);
  if (context.frame.intent === "send-file") return storeFor(context, receipt);
  const report = await findReport(context, receipt);
  if (report === undefined)
    return { replies: [say("attachments:no-such-report")], dialogue: { next: "end" } };
  const files = await listOf(context, report);
  const lines = files.map((file, index) =>
    say("attachments:line", {
      number: index + 1,
      type: endingOf(file.type).toUpperCase(),
      size: Math.max(1, Math.round(file.size / 1024)),
      sender: file.sender ?? "",
      date: dateInZone(new Date(file.receivedAt)),
    }),
  );
  return {
    replies: [
      files.length === 0
        ? say("attachments:none", { receipt: report.receipt })
        : say("attachments:list", { receipt: report.receipt, count: files.length, lines }),
    ],
    audit: [{ action: "list-attachments", subject: subjectOf(context, report) }],
  };
};

export const finishAttaching: Verb = async (_context, slots) => ({
  replies: [say("attachments:finished", { count: readAttachSlots(slots).files ?? 0 })],
});

/** 「看附件 2026-000001 2」: the file itself, to whoever may see the report, under a name of our own. */
export const fetchAttachment: Verb = async (context) => {
  const { frame, world } = context;
  const report =
    frame.slots.receipt === undefined ? undefined : await findReport(context, frame.slots.receipt);
  if (report === undefined) return { replies: [say("attachments:no-such-report")] };
  const files = await listOf(context, report);
  const number = frame.slots.choice ?? 1;
  const file = files[number - 1];
  if (file === undefined) return { replies: [say("attachments:no-such-file", { count: files.length })] };
  const parts = await queryRows<{ part: number; sealed: string }>(
    context.tx,
    sql`select part, body_sealed as sealed from attachment_chunks where attachment_id = ${file.id}::uuid order by part`,
  );
  const bytes = Buffer.concat(
    parts.map(({ part, sealed }) => world.vault.openBytes(sealed, placeOf(file.id, part))),
  );
  return {
    replies: [say("attachments:here", { receipt: report.receipt, number })],
    files: [
      {
        kind: "stored",
        name: say("attachments:file-name", { receipt: report.receipt, number }),
        ending: endingOf(file.type),
        bytes,
      },
    ],
    audit: [{ action: "fetch-attachment", subject: subjectOf(context, report), details: { id: file.id } }],
  };
};
