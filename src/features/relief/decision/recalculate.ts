import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import type { VerbContext, VerbResult } from "../../feature.ts";
import { noticeFor } from "../application/submit-application.ts";
import { type Application, moveApplication } from "../load-application.ts";

/** What was checked holds no longer: back to staff, with the reason, and nobody has approved anything. */
export async function recalculate(
  context: VerbContext,
  application: Application,
  why: Reply,
): Promise<VerbResult> {
  const { tx, world, actor, now, source } = context;
  const version = await moveApplication(tx, world.vault, application, {
    step: "recalculated",
    to: "awaiting-check",
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    sets: [sql`checked_by = null`],
  });
  return {
    replies: [say("relief:decide.back-to-check", { receipt: application.receipt, why })],
    notices: [noticeFor(context, { ...application, version }, "awaiting-check")],
    audit: [
      {
        action: "recalculate-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, version },
      },
    ],
  };
}
