import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import type { Tx } from "../../database.ts";
import type { VerbContext, VerbResult } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { usageOf } from "../../limits.ts";
import { assessApplication } from "../assess.ts";
import { nameRule } from "../facts/explain-in.ts";
import { type Application, moveApplication } from "../load-application.ts";
import { tellApplicant } from "./approve.ts";
import { recordDecision } from "./record-decision.ts";

/** 驳回 by the director, 退回 by anyone on whose desk it lies; the reason goes with it. */
export async function sendBack(
  context: VerbContext,
  application: Application,
  to: "refused" | "returned",
  reason: string,
): Promise<VerbResult> {
  const { tx, world, actor, now, source } = context;
  // Refusing is deciding: officers and staff return, or do not endorse.
  if (to === "refused" && actor.role !== "director")
    return { replies: [say("relief:decide.only-director-refuses")] };
  const version = await moveApplication(tx, world.vault, application, {
    step: to,
    to,
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    reason,
    sets:
      to === "refused"
        ? [sql`decided_by = ${actor.bindingId}::uuid`]
        : [sql`checked_by = null`, sql`endorsed_by = null`],
  });
  if (to === "refused") {
    await releasePapers(tx, application.id, now);
    await keepRefusal(context, application);
  }
  const said = {
    receipt: application.receipt,
    rule: nameRule(world, application.ruleCode),
    person: namePerson(world.directory, application.personId),
    reason,
  };
  const last = application.round === 2 ? "relief:notice.refused-finally" : "relief:notice.refused";
  return {
    replies: [say(`relief:decide.${to}`, { receipt: application.receipt })],
    notices: tellApplicant(context, application, version, to, [
      say(to === "refused" ? last : "relief:notice.returned", said),
    ]),
    audit: [
      {
        action: to === "refused" ? "refuse-application" : "return-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, version },
      },
    ],
  };
}

/** What the rule said of what people refused: the reason is theirs, and stands with the step. */
async function keepRefusal(context: VerbContext, application: Application): Promise<void> {
  const assessed = await assessApplication(context.tx, context.world, application, false);
  if (assessed === null) return;
  const { answer, facts, held } = assessed;
  const { id, personId } = application;
  await recordDecision(context, {
    answer,
    facts,
    usage: usageOf(held),
    amount: null,
    personId,
    applicationId: id,
  });
}

/** Bills and pictures of an application that came to nothing may serve another one. */
export async function releasePapers(tx: Tx, applicationId: string, at: Date): Promise<void> {
  const when = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`with freed as (
      update bills set released_at = ${when} where application_id = ${applicationId}::uuid and released_at is null
      returning 1
    ) update application_papers set released_at = ${when}
      where application_id = ${applicationId}::uuid and released_at is null`);
}

/** Takes them up again for a review, but for those that have served elsewhere meanwhile. */
export async function reclaimPapers(tx: Tx, applicationId: string): Promise<void> {
  await tx.execute(sql`with taken as (
      update bills b set released_at = null where b.application_id = ${applicationId}::uuid and not exists (
        select 1 from bills o where o.number_index = b.number_index and o.released_at is null) returning 1
    ) update application_papers p set released_at = null where p.application_id = ${applicationId}::uuid
      and not exists (select 1 from application_papers o where o.sha256 = p.sha256 and o.released_at is null)`);
}
