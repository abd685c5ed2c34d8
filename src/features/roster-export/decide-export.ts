import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { buildWorkbook, collectTables, countRows } from "./build-workbook.ts";
import { sourceOf } from "./export-request.ts";
import { loadExports, type StoredExport } from "./load-export.ts";
import { auditOf } from "./register-export.ts";

/** 「同意导出 X00012」: the file goes to whoever asked, on record with both names. Never one's own request. */
export const approveExport: Verb = async (context) => {
  const found = await findAsked(context);
  if ("key" in found) return { replies: [found] };
  const { tx, world, now, actor } = context;
  const { request, number, contactId } = found;
  const source = sourceOf(context);
  const tables = await collectTables(source, request);
  const rows = countRows(request, tables);
  // From the command line the file is fetched there.
  const status = contactId === null ? "approved" : "delivered";
  await tx.execute(sql`update exports set status = ${status}, rows = ${status === "delivered" ? rows : null},
      decided_at = ${now.toISOString()}::timestamptz, decided_by = ${actor.bindingId}::uuid where id = ${found.id}::uuid`);
  const audit = [auditOf(request, number, rows)];
  if (contactId === null) return { replies: [say("exports:approved-to-fetch", { number })], audit };
  const stamp = {
    number,
    by: say("exports:both", { requester: found.requester ?? "", approver: actor.name ?? "" }),
    at: dateInZone(now),
    purpose: world.vault.open(found.purposeSealed, { table: "exports", column: "purpose", row: found.id }),
    expires: dateInZone(found.expiresAt),
  };
  return {
    replies: [say("exports:approved", { number, requester: found.requester ?? "" })],
    notices: [
      {
        to: { kind: "contact", contactId },
        reply: say("exports:delivered", { number, rows, expires: stamp.expires }),
        once: `export:${found.id}`,
        file: buildWorkbook(source, request, tables, stamp),
      },
    ],
    audit,
  };
};

/** 「不同意导出 X00012」. */
export const refuseExport: Verb = async (context): Promise<VerbResult> => {
  const found = await findAsked(context);
  if ("key" in found) return { replies: [found] };
  const { tx, now, actor } = context;
  const { number, contactId, request } = found;
  await tx.execute(sql`update exports set status = 'refused', decided_at = ${now.toISOString()}::timestamptz,
      decided_by = ${actor.bindingId}::uuid where id = ${found.id}::uuid`);
  return {
    replies: [say("exports:refused", { number })],
    notices:
      contactId === null
        ? []
        : [
            {
              to: { kind: "contact", contactId },
              reply: say("exports:refused-notice", { number }),
              once: `export:${found.id}`,
            },
          ],
    audit: [{ ...auditOf(request, number, null), action: "refuse-export" }],
  };
};

/** The request that is meant: by its number, or the only one that waits. A reply where there is none to decide. */
async function findAsked({ tx, actor, frame, now }: VerbContext): Promise<StoredExport | Reply> {
  const { receipt } = frame.slots;
  const waiting = await loadExports(
    tx,
    sql`e.status = 'requested' and e.expires_at > ${now.toISOString()}::timestamptz
      and ${receipt === undefined ? sql`true` : sql`e.number = ${receipt}`}`,
  );
  const [only, ...more] = waiting;
  if (only === undefined) return say("exports:none-waits");
  if (more.length > 0)
    return say("exports:which-waits", {
      lines: waiting.map(({ number, requester }) =>
        say("exports:waiting-line", { number, requester: requester ?? say("exports:command-line") }),
      ),
    });
  return only.requestedBy === actor.bindingId ? say("exports:never-own") : only;
}
