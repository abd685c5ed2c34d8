import type { FormSlots } from "../../../conversation/form.ts";
import { type Reply, say } from "../../../conversation/reply.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { readArchive } from "../../roster/index.ts";
import { type LocalDate, nearDay } from "../../../domain/local-date.ts";
import { checkDates } from "../record/check-change.ts";
import { completeChange, type CompleteChange } from "../record/complete-change.ts";
import { describeChange } from "../record/describe-change.ts";
import { tellRecorded } from "../record/record-change.ts";
import { closeObjections } from "./decide-objection.ts";
import { amendForm, readAmendment } from "./amend-form.ts";
import { loadOwnReport, loadReport, slotsOfReport, type StoredReport } from "./load-report.ts";
import { raiseObjection } from "./raise-objection.ts";
import { replaceReport } from "./replace-report.ts";
import { describeReport } from "./undo-report.ts";

/** The card of a correction: what was recorded, and what it would say. */
export const previewAmendment: Verb = async (context, formSlots) => {
  const read = await readCorrection(context, formSlots);
  if ("refusal" in read) return { replies: [read.refusal], dialogue: { next: "end" } };
  const { report, change } = read;
  const isObjection = objects(context, report);
  return {
    replies: [
      say(isObjection ? "changes:card.objection" : "changes:card.amendment", {
        ...describeReport(context, report),
        lines: describeChange(change, context.world),
      }),
    ],
  };
};

/** 更正: who reported it, or staff, set it right; another officer's word is an objection (domain §2). */
export const amendReport: Verb = async (context, formSlots) => {
  const read = await readCorrection(context, formSlots);
  if ("refusal" in read) return { replies: [read.refusal] };
  const { report, change } = read;
  if (objects(context, report)) return raiseObjection(context, change, report);
  const told = tellRecorded(context, change, await replaceReport(context, report.id, change));
  if (report.status !== "disputed") return told;
  const notices = await closeObjections(context, report, "overruled", change);
  return { ...told, notices: [...(told.notices ?? []), ...notices] };
};

/** 「打错了，11月18号」 with nothing in hand: the correction of one's own last report. */
export const correctLast: Verb = async (context) => {
  const { actor, frame, world } = context;
  const last = actor.bindingId === null ? undefined : await loadOwnReport(context, frame.slots.receipt);
  const age =
    last === undefined ? Number.POSITIVE_INFINITY : world.now.getTime() - new Date(last.recordedAt).getTime();
  if (last === undefined || age > 86_400_000) return { replies: [say("guidance:nothing-in-hand")] };
  const slots = amendForm.open({ ...frame, slots: { ...frame.slots, receipt: last.receipt } }, world, null);
  return { replies: [], dialogue: { next: "begin", form: amendForm.name, slots } };
};

function objects({ actor }: VerbContext, report: StoredReport): boolean {
  return actor.role === "officer" && report.reporterBindingId !== actor.bindingId;
}

type Correction =
  | { readonly report: StoredReport; readonly change: CompleteChange }
  | { readonly refusal: Reply };

async function readCorrection(context: VerbContext, formSlots: FormSlots): Promise<Correction> {
  const { receipt = "", ...said } = readAmendment(formSlots);
  const report = await loadReport(context, receipt);
  if (report === undefined) return { refusal: say("changes:no-such-report", { receipt }) };
  const waitsForStaff = report.status === "disputed" && context.actor.role === "officer";
  if (waitsForStaff) return { refusal: say("changes:is-disputed", { receipt }) };
  const otherId = said.personId ?? said.people?.[0];
  const other = otherId === undefined ? {} : { personId: otherId };
  const before = slotsOfReport(context, report);
  const corrected =
    said.date === undefined
      ? {}
      : { date: nearDay(report.eventDate as LocalDate, said.date as LocalDate, said.dateLacks) };
  const slots = { ...before, ...said, ...other, ...corrected };
  const change = completeChange(slots, context.actor, context.world);
  if (change === null) return { refusal: say("changes:person-not-found", { name: said.personName ?? "" }) };
  const archive =
    change.person === null ? undefined : await readArchive(context.tx, change.person.id, context.world.vault);
  const sameDeath = report.kind === "death" && report.personId === change.person?.id;
  const refusal =
    archive === undefined ? null : checkDates(change, sameDeath ? { ...archive, diedOn: null } : archive);
  if (refusal !== null) return { refusal: refusal.reply };
  if (change.date > context.today && !change.rule.mayBeFuture)
    return { refusal: say("changes:date-in-future", { date: change.date, today: context.today }) };
  return { report, change };
}
