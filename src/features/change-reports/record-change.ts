import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Notice, Verb, VerbContext, VerbResult } from "../feature.ts";
import { namePerson, personInScope, type PersonSummary } from "../roster/index.ts";
import { applySettings, archiveColumns, type Before, settingsOf } from "./apply-change.ts";
import { readSlots } from "./change-form.ts";
import { CHANGE_RULES } from "./change-kinds.ts";
import { type CompleteChange, describeMeaning } from "./describe-change.ts";
import { type EarlierReport, eventKeyOf } from "./find-earlier.ts";
import { formatReceipt } from "./receipt.ts";
import type { REPORT_STATUSES } from "./schema.ts";

/** 确认: the archive follows, the history remembers, the officer gets a receipt, and whoever must know is told. */
export const recordChange: Verb = async (context, formSlots) => {
  const { world, actor } = context;
  const slots = readSlots(formSlots);
  const person = personInScope(world.directory, actor, slots.personId ?? slots.people?.[0]);
  if (
    person === undefined ||
    slots.kind === undefined ||
    slots.date === undefined ||
    actor.bindingId === null
  ) {
    return { replies: [say("changes:person-not-found")] };
  }
  const change: CompleteChange = { ...slots, kind: slots.kind, date: slots.date, personId: person.id };
  const found = await lockPerson(context, change);
  if (found.earlier !== null) return settleEarlier(context, change, person, found.earlier);
  const status = statusOf(change, context);
  const { receipt, reportId } = await insertReport(context, change, status, found);
  return {
    replies: [
      say("changes:recorded", {
        receipt,
        next: [nextLine(change, status, context), ...describeMeaning(change, person)],
      }),
    ],
    notices: noticesFor(context, change, person, { receipt, reportId, status }),
    audit: [{ action: "record-change", subject: `person:${person.id}`, details: { reportId, receipt } }],
  };
};

type Status = (typeof REPORT_STATUSES)[number];

interface Found {
  readonly number: string;
  readonly before: Before;
  readonly earlier: EarlierReport | null;
}

/** Locks the person's row and reads in one statement all that recording depends on. */
async function lockPerson({ tx }: VerbContext, change: CompleteChange): Promise<Found> {
  const [row] = await queryRows<{ number: string; before: Before; earlier: EarlierReport | null }>(
    tx,
    sql`
    with person as (select ${archiveColumns} from people where id = ${change.personId}::uuid for update)
    select nextval('receipt_number')::text as number, to_json(person) as before,
      (select json_build_object('id', id, 'receipt', receipt, 'eventDate', event_date::text,
          'reporterBindingId', reporter_binding_id)
        from change_reports where person_id = ${change.personId}::uuid and kind = ${change.kind}
          and event_key = ${eventKeyOf(change)}
          and status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')) as earlier
    from person`,
  );
  if (row === undefined) throw new Error("the person is in the directory but not in the archive");
  return row;
}

/** The same event told again is one change; another date is an objection that staff decide (domain §2). */
function settleEarlier(
  { world }: VerbContext,
  change: CompleteChange,
  person: PersonSummary,
  earlier: EarlierReport,
): VerbResult {
  if (earlier.eventDate === change.date) {
    return { replies: [say("changes:already-reported", { receipt: earlier.receipt })] };
  }
  const said = {
    person: namePerson(world.directory, person.id),
    kind: say(`changes:kind.${change.kind}`),
    receipt: earlier.receipt,
    first: earlier.eventDate,
    second: change.date,
  };
  return {
    replies: [say("changes:objection-taken", { receipt: earlier.receipt })],
    notices: [
      {
        to: { kind: "staff" },
        reply: say("changes:objection-notice", said),
        once: `objection:${earlier.id}:${change.date}`,
      },
    ],
    audit: [
      {
        action: "object",
        subject: `person:${person.id}`,
        details: { reportId: earlier.id, date: change.date },
      },
    ],
  };
}

function statusOf(change: CompleteChange, { today }: VerbContext): Status {
  if (change.kind === "transfer" && change.toUnionId !== undefined) return "awaiting-acceptance";
  return change.date > today ? "scheduled" : "recorded";
}

async function insertReport(
  { tx, world, actor, now, today, source }: VerbContext,
  change: CompleteChange,
  status: Status,
  found: Found,
): Promise<{ receipt: string; reportId: string }> {
  const reportId = newId();
  const receipt = formatReceipt(today, found.number);
  const { toUnionId, toUnionName, value } = change;
  const details = world.vault.seal(JSON.stringify({ toUnionId, toUnionName, value }), {
    table: "change_reports",
    column: "details",
    row: reportId,
  });
  const parts: SQL[] = [
    sql`report as (
      insert into change_reports (id, receipt, person_id, union_id, kind, event_key, event_date, learned_at, late, status,
        details_sealed, source_message_id, reporter_binding_id, recorded_at)
      values (${reportId}::uuid, ${receipt}, ${change.personId}::uuid,
        (select custodian_union_id from people where id = ${change.personId}::uuid), ${change.kind}, ${eventKeyOf(change)},
        ${change.date}::date, ${now.toISOString()}::timestamptz, false, ${status}, ${details}, ${source.inboxId}::uuid,
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz) returning 1)`,
  ];
  if (status === "recorded") {
    const by = { reportId, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
    parts.push(...applySettings(change.personId, settingsOf(change), found.before, by, world.vault));
  }
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
  return { receipt, reportId };
}

function nextLine(change: CompleteChange, status: Status, { world }: VerbContext): Reply {
  switch (status) {
    case "awaiting-acceptance":
      return say("changes:next.acceptance", {
        union: world.directory.unions.get(change.toUnionId ?? "")?.name ?? "",
      });
    case "scheduled":
      return say("changes:next.scheduled", { date: change.date });
    default:
      return say(change.kind === "death" ? "changes:next.condolence" : "changes:next.undo");
  }
}

interface Recorded {
  readonly receipt: string;
  readonly reportId: string;
  readonly status: Status;
}

function noticesFor(
  { world, actor }: VerbContext,
  change: CompleteChange,
  person: PersonSummary,
  { receipt, reportId, status }: Recorded,
): Notice[] {
  const said = {
    person: namePerson(world.directory, person.id),
    kind: say(`changes:kind.${change.kind}`),
    date: change.date,
    receipt,
    reporter: actor.name ?? "",
  };
  const notices: Notice[] = [];
  if (CHANGE_RULES[change.kind].major) {
    notices.push({
      to: { kind: "staff" },
      reply: say("changes:major-notice", said),
      once: `major:${reportId}`,
    });
  }
  if (status === "awaiting-acceptance" && change.toUnionId !== undefined) {
    const to = { kind: "officers", unionId: change.toUnionId } as const;
    notices.push({ to, reply: say("changes:acceptance-asked", said), once: `accept:${reportId}` });
  }
  return notices;
}
