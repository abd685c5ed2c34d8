import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import { applySettings, archiveColumns, type Before } from "./apply-change.ts";

interface Waiting {
  readonly id: string;
  readonly receipt: string;
  readonly personId: string;
  readonly detailsSealed: string;
  readonly reporterBindingId: string;
  readonly before: Before;
}

/** 接收: the receiving officer takes a transferred person in; only now does the custody change (domain §2). */
export const acceptTransfer: Verb = async ({ tx, world, actor, frame, now, source }) => {
  const waiting = (await findWaiting(tx, frame.slots.receipt)).filter(
    (row) => destination(row) === actor.unionId,
  );
  const [transfer] = waiting;
  if (transfer === undefined || actor.unionId === null)
    return { replies: [say("changes:nothing-to-accept")] };
  if (waiting.length > 1) {
    return {
      replies: [
        say("changes:accept-which", {
          lines: waiting.map((row) =>
            say("changes:accept-line", {
              receipt: row.receipt,
              person: namePerson(world.directory, row.personId),
            }),
          ),
        }),
      ],
    };
  }
  const by = { reportId: transfer.id, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  const parts = [
    sql`report as (update change_reports set status = 'recorded' where id = ${transfer.id}::uuid returning 1)`,
    ...applySettings(
      transfer.personId,
      new Map([["custodianUnionId", actor.unionId]] as const),
      transfer.before,
      by,
      world.vault,
    ),
  ];
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
  const said = { receipt: transfer.receipt, person: namePerson(world.directory, transfer.personId) };
  return {
    replies: [say("changes:accepted", said)],
    notices: [
      { to: { kind: "staff" }, reply: say("changes:accepted-notice", said), once: `accepted:${transfer.id}` },
    ],
    audit: [
      {
        action: "accept-transfer",
        subject: `person:${transfer.personId}`,
        details: { reportId: transfer.id },
      },
    ],
  };

  function destination(row: Waiting): string | undefined {
    const place = { table: "change_reports", column: "details", row: row.id };
    return (JSON.parse(world.vault.open(row.detailsSealed, place)) as { toUnionId?: string }).toUnionId;
  }
};

function findWaiting(tx: Parameters<Verb>[0]["tx"], receipt: string | undefined): Promise<Waiting[]> {
  return queryRows<Waiting>(
    tx,
    sql`select r.id, r.receipt, r.person_id as "personId", r.details_sealed as "detailsSealed",
        r.reporter_binding_id as "reporterBindingId",
        (select to_json(p) from (select ${archiveColumns} from people where id = r.person_id) p) as before
      from change_reports r
      where r.status = 'awaiting-acceptance' and ${receipt === undefined ? sql`true` : sql`r.receipt = ${receipt}`}
      order by r.recorded_at for update of r`,
  );
}
