import { type Reply, say } from "../../../conversation/reply.ts";
import type { Notice, VerbContext } from "../../feature.ts";
import type { ReportStatus } from "../schema.ts";
import type { CompleteChange } from "./complete-change.ts";
import { nameSubject } from "./describe-change.ts";
import type { Recorded } from "./insert-report.ts";

/** What comes next, for whoever reported it. */
export function nextLine(change: CompleteChange, status: ReportStatus, { world }: VerbContext): Reply {
  switch (status) {
    case "awaiting-acceptance": {
      const union = world.directory.unions.get(change.slots.toUnionId ?? "")?.name ?? "";
      return say("changes:next.acceptance", { union });
    }
    case "scheduled":
      return say("changes:next.scheduled", { date: change.date });
    default:
      return say(change.rule.condolence ? "changes:next.condolence" : "changes:next.undo");
  }
}

/** Who else hears of it: staff and the unit's officers of a major event, the receiving officers of a transfer. */
export function noticesFor(
  { world, actor }: VerbContext,
  change: CompleteChange,
  { receipt, reportId, status }: Recorded,
): Notice[] {
  const { rule, union, slots, date, late } = change;
  const said = {
    person: nameSubject(change, world),
    kind: say("changes:text", { text: rule.names }),
    date,
    receipt,
    reporter: actor.name ?? "",
    late: late ? [say("changes:major-late")] : [],
  };
  const notices: Notice[] = [];
  if (rule.major) {
    const reply = say("changes:major-notice", said);
    const once = `major:${reportId}`;
    notices.push({ to: { kind: "staff" }, reply, once });
    notices.push({ to: { kind: "officers", unionId: union.id, except: actor.bindingId }, reply, once });
  } else if (rule.subject === "union") {
    notices.push({
      to: { kind: "staff" },
      reply: say("changes:unit-notice", said),
      once: `unit:${reportId}`,
    });
  }
  if (status !== "awaiting-acceptance" && rule.acceptance && slots.toUnionId !== undefined) {
    const to = { kind: "officers", unionId: slots.toUnionId } as const;
    notices.push({ to, reply: say("changes:arrived", said), once: `arrived:${reportId}` });
  }
  if (status === "awaiting-acceptance" && slots.toUnionId !== undefined) {
    const to = { kind: "officers", unionId: slots.toUnionId } as const;
    notices.push({ to, reply: say("changes:acceptance-asked", said), once: `accept:${reportId}` });
  }
  return notices;
}
