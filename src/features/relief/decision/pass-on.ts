import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { VerbContext, VerbResult } from "../../feature.ts";
import { noticeFor } from "../application/submit-application.ts";
import { assessApplication } from "../assess.ts";
import { explainIn } from "../facts/explain-in.ts";
import { type Application, moveApplication } from "../load-application.ts";
import { checkPerson } from "./check-person.ts";

/** The officer's endorsement (推荐), or the staff's check (核对): on to the next desk. */
export async function passOn(context: VerbContext, application: Application): Promise<VerbResult> {
  const { tx, world, actor, now, source } = context;
  const checks = actor.role === "staff";
  const assessed = await assessApplication(tx, world, application, false);
  if (assessed === null) return { replies: [say("relief:no-rule")] };
  const { answer } = assessed;
  if (checks && answer.answer !== "yes") {
    // Without a plain yes there is nothing to approve: staff send it back, or leave it until it is one.
    return { replies: [say("relief:decide.cannot-pass"), explainIn(world, assessed.rule, answer)] };
  }
  const hold = checks ? await checkPerson(tx, world, application) : null;
  if (hold !== null) return { replies: [hold] };
  const to = checks ? "awaiting-approval" : "awaiting-check";
  const version = await moveApplication(tx, world.vault, application, {
    step: checks ? "checked" : "endorsed",
    to,
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    sets: checks
      ? [
          sql`checked_by = ${actor.bindingId}::uuid`,
          sql`rule_version = ${answer.answer === "yes" ? answer.version : null}`,
          sql`estimate = ${answer.answer === "yes" ? answer.amount : null}::numeric`,
        ]
      : [sql`endorsed_by = ${actor.bindingId}::uuid`],
  });
  return {
    replies: [
      say(checks ? "relief:decide.checked" : "relief:decide.endorsed", { receipt: application.receipt }),
    ],
    notices: [noticeFor(context, { ...application, version }, to)],
    audit: [
      {
        action: checks ? "check-application" : "endorse-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, version },
      },
    ],
  };
}
