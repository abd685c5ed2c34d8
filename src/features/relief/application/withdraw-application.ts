import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";
import { releasePapers } from "../decision/send-back.ts";
import { loadApplications, moveApplication } from "../load-application.ts";

/** 「撤回申请」: by the one who made it or the person, until it is decided. */
export const withdrawApplication: Verb = async ({ tx, world, actor, frame, now, source }) => {
  const { receipt } = frame.slots;
  const [application] = (
    await loadApplications(
      tx,
      world.vault,
      sql`(created_by = ${actor.bindingId}::uuid or person_id = ${actor.personId}::uuid)
        and status in ('draft', 'awaiting-endorsement', 'awaiting-check', 'awaiting-approval', 'returned')
        and ${receipt === undefined ? sql`true` : sql`receipt = ${receipt}`}`,
      true,
    )
  ).toReversed();
  if (application === undefined) return { replies: [say("relief:application.nothing-to-withdraw")] };
  await moveApplication(tx, world.vault, application, {
    step: "withdrawn",
    to: "withdrawn",
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
  });
  await releasePapers(tx, application.id, now);
  return {
    replies: [say("relief:application.withdrawn", { receipt: application.receipt })],
    audit: [
      {
        action: "withdraw-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id },
      },
    ],
    dialogue: { next: "end" },
  };
};
