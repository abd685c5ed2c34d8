import { say } from "../../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { readSlots } from "../form/change-slots.ts";
import { raiseObjection } from "../revise/raise-objection.ts";
import { replaceReport } from "../revise/replace-report.ts";
import { checkChange } from "./check-change.ts";
import { completeChange, type CompleteChange } from "./complete-change.ts";
import { nameSubject } from "./describe-change.ts";
import { type EarlierReport, saysTheSame } from "./find-earlier.ts";
import { insertReport, lockSubject, type Recorded } from "./insert-report.ts";
import { nextLine, noticesFor } from "./plan-notices.ts";

/** 确认: the archive follows, the history remembers, the officer gets a receipt, and whoever must know is told. */
export const recordChange: Verb = async (context, formSlots) => {
  const { world, actor } = context;
  const slots = readSlots(formSlots);
  const change = completeChange(slots, actor, world);
  if (change === null || actor.bindingId === null) {
    return { replies: [say("changes:person-not-found", { name: slots.personName ?? "" })] };
  }
  const found = await lockSubject(context, change);
  if (found.earlier !== null) return settleEarlier(context, change, found.earlier);
  const refusal = await checkChange(context, change, found.before);
  if (refusal !== null) return { replies: [refusal.reply] };
  return tellRecorded(context, change, await insertReport(context, change, found));
};

/** What is said once a report stands: its number, what it says, and how it is taken back. What it means stood on the card. */
export function tellRecorded(context: VerbContext, change: CompleteChange, recorded: Recorded): VerbResult {
  const { receipt, reportId } = recorded;
  const subject = context.world.changeKinds.subject(
    change.rule.code,
    change.person?.id ?? null,
    change.union.id,
  );
  return {
    replies: [
      say("changes:recorded", {
        receipt,
        what: say("changes:recorded-what", {
          person: nameSubject(change, context.world),
          kind: say("changes:text", { text: change.rule.names }),
          date: change.date,
        }),
        next: [
          nextLine(change, recorded.status, context),
          ...(change.late ? [say("changes:next.late")] : []),
        ],
      }),
    ],
    notices: noticesFor(context, change, recorded),
    audit: [
      { action: "record-change", subject, details: { reportId, receipt } },
      { action: "record-change", subject: `report:${reportId}` },
    ],
  };
}

/**
 * The same event told again is one change. Another date is a correction from whoever reported it first, and from
 * anybody else an objection that staff decide (domain §2).
 */
async function settleEarlier(
  context: VerbContext,
  change: CompleteChange,
  earlier: EarlierReport,
): Promise<VerbResult> {
  if (saysTheSame(change, earlier)) {
    return { replies: [say("changes:already-reported", { receipt: earlier.receipt })] };
  }
  const mayCorrect = earlier.reporterBindingId === context.actor.bindingId && earlier.status !== "disputed";
  if (!mayCorrect) return raiseObjection(context, change, earlier);
  const recorded = await replaceReport(context, earlier.id, change);
  return tellRecorded(context, change, recorded);
}
