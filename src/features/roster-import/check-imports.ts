import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Job, JobContext, Notice } from "../feature.ts";
import { applyImport } from "./apply-import.ts";
import { describePlan } from "./describe-import.ts";
import type { ImportSummary } from "./import-summary.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import type { ImportStatus } from "./schema.ts";

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
    return { notices: [await check(context, waiting, "checked")], audit: [] };
  },
};

/** What was confirmed is written, all or nothing; if the archive has moved since the preview, that is shown again first. */
export const applyImports: Job = {
  name: "apply-roster-imports",
  async run(context) {
    const waiting = await takeNext(context, "confirmed");
    if (waiting === null) return { notices: [], audit: [] };
    const plan = await planFor(context, waiting);
    if (typeof plan === "string" || !isSame(plan.summary, waiting.summary)) {
      return { notices: [await check(context, waiting, "again")], audit: [] };
    }
    const { tx, world, now } = context;
    await applyImport(tx, world.vault, plan, {
      bindingId: waiting.bindingId,
      inboxId: waiting.inboxId,
      at: now,
    });
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

/** The plan, or why there is none. */
async function planFor(context: JobContext, { id, contentSealed }: Waiting) {
  const { world } = context;
  const bytes = world.vault.openBytes(contentSealed, { table: "roster_imports", column: "content", row: id });
  const sheet = await world.readSheet(bytes);
  if (!sheet.ok) return sheet.refusal;
  return (await planImport(context, sheet.value)) ?? ("no-heading" as const);
}

async function check(context: JobContext, waiting: Waiting, how: "checked" | "again"): Promise<Notice> {
  const plan = await planFor(context, waiting);
  const told = (reply: Notice["reply"], file?: Notice["file"]): Notice => ({
    to: { kind: "contact", contactId: waiting.contactId },
    reply,
    once: `import-${how}:${waiting.id}:${context.now.toISOString()}`,
    ...(file === undefined ? {} : { file }),
  });
  if (typeof plan === "string") {
    await close(context, waiting.id, "rejected", null);
    return told(say(`imports:refused.${plan}`));
  }
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
