import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";
import { noticeFor } from "../application/submit-application.ts";
import { loadApplications, moveApplication } from "../load-application.ts";
import { reclaimPapers } from "./send-back.ts";

/** 「我有异议」 after a refusal: reviewed once, by staff and then the director, with the objection before them. */
export const objectDecision: Verb = async (context) => {
  const { tx, world, actor, frame, now, source } = context;
  const { receipt } = frame.slots;
  const [application] = (
    await loadApplications(
      tx,
      world.vault,
      sql`status = 'refused' and (created_by = ${actor.bindingId}::uuid or person_id = ${actor.personId}::uuid)
        and ${receipt === undefined ? sql`true` : sql`receipt = ${receipt}`}`,
      true,
    )
  ).toReversed();
  if (application === undefined) return { replies: [say("relief:objection.nothing")] };
  if (application.round === 2)
    return { replies: [say("relief:objection.reviewed", { receipt: application.receipt })] };
  const version = await moveApplication(tx, world.vault, application, {
    step: "objected",
    to: "awaiting-check",
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    reason: source.text,
    sets: [sql`round = 2`, sql`decided_by = null`, sql`checked_by = null`],
  });
  await reclaimPapers(tx, application.id);
  return {
    replies: [say("relief:objection.taken", { receipt: application.receipt })],
    notices: [noticeFor(context, { ...application, version }, "awaiting-check")],
    audit: [
      {
        action: "object-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, version },
      },
    ],
  };
};
