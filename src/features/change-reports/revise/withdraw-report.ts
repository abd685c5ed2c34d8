import { say } from "../../../conversation/reply.ts";
import type { FormSlots } from "../../../conversation/form.ts";
import type { Verb } from "../../feature.ts";
import { loadReport } from "./load-report.ts";
import { reverseReport } from "./reverse-report.ts";
import { auditOf, describeReport, noticesOfWithdrawal } from "./undo-report.ts";
import type { WithdrawSlots } from "./withdraw-form.ts";

const read = (slots: FormSlots): WithdrawSlots => slots;

export const previewWithdrawal: Verb = async (context, formSlots) => {
  const { receipt = "", reason = "" } = read(formSlots);
  const report = await loadReport(context, receipt);
  if (report === undefined)
    return { replies: [say("changes:no-such-report", { receipt })], dialogue: { next: "end" } };
  return { replies: [say("changes:card.withdraw", { ...describeReport(context, report), reason })] };
};

/** 作废: the wrong person, or nothing of the kind. Everything it set is restored, whatever came since (domain §2). */
export const withdrawReport: Verb = async (context, formSlots) => {
  const { receipt = "", reason = "" } = read(formSlots);
  const report = await loadReport(context, receipt);
  if (report === undefined) return { replies: [say("changes:no-such-report", { receipt })] };
  await reverseReport(context, report.id, "withdrawn");
  const audit = auditOf(context, "withdraw-report", report);
  return {
    replies: [say("changes:undone", describeReport(context, report))],
    notices: noticesOfWithdrawal(context, report, "changes:withdrawn-notice"),
    audit: [{ ...audit, details: { ...audit.details, reason } }],
  };
};
