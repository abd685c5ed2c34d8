import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Notice, Verb, VerbContext } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { usageOf } from "../../limits.ts";
import { assessApplication } from "../assess.ts";
import { recordDecision } from "../decision/record-decision.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import { type Application, moveApplication, sealFacts } from "../load-application.ts";
import type { ApplicationStatus } from "../schema.ts";
import { checklist } from "../papers/checklist.ts";
import { readPapersSlots } from "../papers/papers-form.ts";
import { factsOfBills, formOf, loadPapers, needsBills, proofLines } from "../papers/proofs.ts";
import { findDraft } from "../papers/update-papers.ts";

/** 确认 with all papers there: goes to the officer who endorses, or straight to staff. */
export const submitApplication: Verb = async (context, slots) => {
  const { tx, world, actor, now, source } = context;
  const application = await findDraft(context, readPapersSlots(slots));
  const rule = world.rules.rules.get(application?.ruleCode ?? "");
  if (application === undefined || rule === undefined) return { replies: [say("relief:papers.no-draft")] };
  const papers = await loadPapers(tx, world.vault, application.id);
  const form = formOf(world, application, papers);
  const missing = proofLines(form, papers.ticked).length - papers.ticked.size;
  if (missing > 0 || (needsBills(form) && papers.bills.length === 0)) {
    return {
      replies: [say("relief:papers.incomplete"), await checklist(tx, world, application.id)],
      dialogue: { next: "open", form: "papers", slots: { applicationId: application.id, rule: rule.code } },
    };
  }
  const facts = factsOfBills(application.facts, papers.bills);
  const assessed = await assessApplication(tx, world, { ...application, facts }, false);
  if (assessed === null) return { replies: [say("relief:no-rule")] };
  const { answer } = assessed;
  if (answer.answer === "no" || answer.answer === "invalid") {
    const { personId } = application;
    const usage = usageOf(assessed.held);
    const said = {
      answer,
      facts: assessed.facts,
      usage,
      amount: null,
      personId,
      applicationId: application.id,
    };
    await recordDecision(context, said);
    return {
      replies: [explainIn(world, assessed.rule, answer), say("relief:application.stays-draft")],
      dialogue: { next: "open", form: "papers", slots: { applicationId: application.id, rule: rule.code } },
    };
  }
  const to = await firstDesk(context, application);
  await moveApplication(tx, world.vault, application, {
    step: "submitted",
    to,
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    sets: [
      sql`facts_sealed = ${sealFacts(world.vault, application.id, facts)}`,
      sql`rule_version = ${answer.version}`,
      sql`estimate = ${answer.answer === "yes" ? answer.amount : null}::numeric`,
      ...(actor.role === "officer" ? [sql`endorsed_by = ${actor.bindingId}::uuid`] : []),
      ...(to === "awaiting-approval" ? [sql`checked_by = ${actor.bindingId}::uuid`] : []),
    ],
  });
  return {
    replies: [
      say("relief:application.submitted", {
        receipt: application.receipt,
        next: say(`relief:status.${to}`),
        estimate: explainIn(world, assessed.rule, answer, "conclusion"),
      }),
    ],
    notices: [noticeFor(context, application, to)],
    audit: [
      {
        action: "submit-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, to },
      },
    ],
  };
};

/** An officer's proposal is endorsed, staff's is checked; the person's own goes to the officer of the unit, if there is one. */
async function firstDesk(
  { tx, world, actor }: VerbContext,
  application: Application,
): Promise<ApplicationStatus> {
  if (actor.role === "staff") return "awaiting-approval";
  if (actor.role !== "model-worker") return "awaiting-check";
  const unionId = world.directory.people.get(application.personId)?.unionId ?? null;
  const [officer] = await queryRows<{ id: string }>(
    tx,
    sql`select id from addresses where role = 'officer' and union_id = ${unionId}::uuid
      and person_id is distinct from ${application.personId}::uuid limit 1`,
  );
  return officer === undefined ? "awaiting-check" : "awaiting-endorsement";
}

/** Whoever's desk it lies on now is told. */
export function noticeFor(
  { world }: Pick<VerbContext, "world">,
  application: Pick<Application, "id" | "receipt" | "personId" | "ruleCode" | "version">,
  at: ApplicationStatus,
): Notice {
  const unionId = world.directory.people.get(application.personId)?.unionId ?? "";
  const to =
    at === "awaiting-endorsement"
      ? ({ kind: "officers", unionId } as const)
      : ({ kind: at === "awaiting-check" ? "staff" : "director" } as const);
  const desk = at === "awaiting-endorsement" || at === "awaiting-check" ? at : "awaiting-approval";
  return {
    to,
    reply: say(`relief:notice.${desk}`, {
      receipt: application.receipt,
      person: namePerson(world.directory, application.personId),
      rule: nameRule(world, application.ruleCode),
    }),
    once: `application:${application.id}:${application.version}:${at}`,
  };
}
