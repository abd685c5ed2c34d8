import { say } from "../../../conversation/reply.ts";
import type { Notice, Verb, VerbContext } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { loadOwnReport, type StoredReport } from "./load-report.ts";
import { reverseReport } from "./reverse-report.ts";

const UNDO_MS = 24 * 3_600_000;

/** 撤销: takes back one's own last report, or the one whose receipt is named, within 24 hours; everything is restored. */
export const undoReport: Verb = async (context) => {
  const report = await loadOwnReport(context, context.frame.slots.receipt);
  if (report === undefined) return { replies: [say("changes:nothing-to-undo")] };
  const age = context.now.getTime() - new Date(report.recordedAt).getTime();
  if (age > UNDO_MS) return { replies: [say("changes:too-late-to-undo", { receipt: report.receipt })] };
  await reverseReport(context, report.id, "withdrawn");
  return {
    replies: [say("changes:undone", describeReport(context, report))],
    notices: noticesOfWithdrawal(context, report, "changes:undone-notice"),
    audit: [auditOf(context, "undo-report", report)],
  };
};

export const auditOf = ({ world }: VerbContext, action: string, report: StoredReport) => ({
  action,
  subject: world.changeKinds.subject(report.kind, report.personId, report.unionId),
  details: { reportId: report.id },
});

/** Number, person and kind, for a line about the report. */
export function describeReport({ world }: VerbContext, report: StoredReport) {
  const union = world.directory.unions.get(report.unionId)?.name ?? "";
  return {
    receipt: report.receipt,
    person:
      report.personId === null
        ? say("changes:text", { text: union })
        : namePerson(world.directory, report.personId),
    kind: world.changeKinds.name(report.kind),
    date: report.eventDate,
  };
}

/** Whoever was told of it is told that it is off: staff of a major event or of what others had seen, the receiving officers. */
export function noticesOfWithdrawal(
  context: VerbContext,
  report: StoredReport,
  key: "changes:undone-notice" | "changes:withdrawn-notice",
): Notice[] {
  const reply = say(key, { ...describeReport(context, report), reporter: context.actor.name ?? "" });
  const once = `undone:${report.id}`;
  const tellStaff = report.major || key === "changes:withdrawn-notice";
  const { bindingId } = context.actor;
  return [
    ...(tellStaff ? [{ to: { kind: "staff" } as const, reply, once }] : []),
    ...(report.major
      ? [{ to: { kind: "officers", unionId: report.unionId, except: bindingId } as const, reply, once }]
      : []),
    ...(report.toUnionId === null
      ? []
      : [{ to: { kind: "officers", unionId: report.toUnionId } as const, reply, once: `${once}:to` }]),
  ];
}
