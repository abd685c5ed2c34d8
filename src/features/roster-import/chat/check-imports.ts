import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Job, JobContext, Notice } from "../../feature.ts";
import type { Sheet } from "../../sheet-reader.ts";
import { applyImport } from "../write/apply-import.ts";
import { describePlan } from "../plan/describe-import.ts";
import type { ImportSummary } from "../plan/import-summary.ts";
import { type ImportPlan, planImport } from "../plan/plan-import.ts";
import type { ImportStatus } from "../schema.ts";

interface Waiting {
  readonly id: string;
  readonly bindingId: string;
  readonly contactId: string;
  readonly inboxId: string;
  readonly contentSealed: string;
  readonly summary: ImportSummary | null;
}

/** Files that came in are read, checked and compared; the preview goes to whoever sent them. */
export const checkImports: Job = {
  name: "check-roster-imports",
  async run(context) {
    const waiting = await takeNext(context, "received");
    if (waiting === null) return { notices: [], audit: [] };
    const planned = await planImport(context, openSheet(context, waiting));
    return { notices: [await check(context, waiting, planned, "checked")], audit: [] };
  },
};

/** What was confirmed is written, all or nothing; if the archive has moved since the preview, that is shown again first. */
export const applyImports: Job = {
  name: "apply-roster-imports",
  async run(context) {
    const waiting = await takeNext(context, "confirmed");
    if (waiting === null) return { notices: [], audit: [] };
    const sheet = openSheet(context, waiting);
    const planned = await planImport(context, sheet);
    if (!planned.ok || !isSame(planned.value.summary, waiting.summary))
      return { notices: [await check(context, waiting, planned, "again")], audit: [] };
    const plan = planned.value;
    const { tx, world, now } = context;
    await applyImport(
      tx,
      world.vault,
      { sheet, plan },
      {
        bindingId: waiting.bindingId,
        inboxId: waiting.inboxId,
        at: now,
      },
    );
    await close(context, waiting.id, "applied", plan.summary);
    return {
      notices: [
        {
          to: { kind: "contact", contactId: waiting.contactId },
          reply: say("imports:done", { ...plan.summary }),
          once: `import-done:${waiting.id}`,
        },
      ],
      audit: [
        {
          action: "apply-roster-import",
          subject: null,
          details: { importId: waiting.id, by: waiting.bindingId, ...plan.summary },
        },
      ],
    };
  },
};

async function takeNext({ tx }: JobContext, status: ImportStatus): Promise<Waiting | null> {
  const [row] = await queryRows<Waiting>(
    tx,
    sql`select i.id, i.binding_id as "bindingId", b.contact_id as "contactId", i.source_message_id as "inboxId",
        i.content_sealed as "contentSealed", i.summary
      from roster_imports i join bindings b on b.id = i.binding_id
      where i.status = ${status} and i.content_sealed is not null
      order by i.received_at limit 1 for update of i skip locked`,
  );
  return row ?? null;
}

function openSheet({ world }: JobContext, { id, contentSealed }: Waiting): Sheet {
  return world.readSheet(
    world.vault.openBytes(contentSealed, { table: "roster_imports", column: "content", row: id }),
  );
}

/** Tells what was planned, or why nothing is; what may be confirmed stays open. */
async function check(
  context: JobContext,
  waiting: Waiting,
  planned: Awaited<ReturnType<typeof planImport>>,
  how: "checked" | "again",
): Promise<Notice> {
  const told = (reply: Notice["reply"], file?: Notice["file"]): Notice => ({
    to: { kind: "contact", contactId: waiting.contactId },
    reply,
    once: `import-${how}:${waiting.id}:${context.now.toISOString()}`,
    ...(file === undefined ? {} : { file }),
  });
  if (!planned.ok) {
    await close(context, waiting.id, "rejected", null);
    return told(say(`imports:refused.${planned.refusal}`));
  }
  const plan = planned.value;
  const open = plan.summary.errors === 0 && plan.summary.added + plan.summary.changed > 0;
  await (open ? keepOpen(context, waiting.id, plan) : close(context, waiting.id, "rejected", plan.summary));
  const { reply, file } = describePlan(plan, context.world.directory);
  return told(how === "again" ? say("imports:moved-on", { text: reply }) : reply, file);
}

async function keepOpen({ tx }: JobContext, id: string, { summary }: ImportPlan): Promise<void> {
  await tx.execute(sql`update roster_imports set status = 'checked', summary = ${JSON.stringify(summary)}::jsonb
    where id = ${id}::uuid`);
}

async function close(
  { tx, now }: JobContext,
  id: string,
  status: ImportStatus,
  summary: ImportSummary | null,
): Promise<void> {
  await tx.execute(sql`update roster_imports set status = ${status}, content_sealed = null,
      summary = ${summary === null ? null : JSON.stringify(summary)}::jsonb, closed_at = ${now.toISOString()}::timestamptz
    where id = ${id}::uuid`);
}

const isSame = (left: ImportSummary, right: ImportSummary | null): boolean =>
  right !== null &&
  left.added === right.added &&
  left.changed === right.changed &&
  left.unchanged === right.unchanged &&
  left.errors === 0;
