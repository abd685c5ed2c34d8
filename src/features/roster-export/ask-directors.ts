import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import type { Job, JobContext, Notice } from "../feature.ts";
import { nameScope } from "./build-workbook.ts";
import { sourceOf } from "./export-request.ts";
import { loadExports, type StoredExport } from "./load-export.ts";

/** Requests for full numbers are put before the directors, once; what nobody decided or fetched in time lapses. */
export const askDirectors: Job = {
  name: "ask-directors-about-exports",
  async run(context) {
    const { tx, now } = context;
    const at = now.toISOString();
    const lapsed = await loadExports(
      tx,
      sql`e.status in ('requested', 'approved') and e.expires_at <= ${at}::timestamptz`,
    );
    if (lapsed.length > 0)
      await tx.execute(
        sql`update exports set status = 'expired' where status in ('requested', 'approved') and expires_at <= ${at}::timestamptz`,
      );
    const asked = await loadExports(tx, sql`e.status = 'requested'`);
    return {
      notices: [...lapsed.flatMap(tellLapsed), ...asked.map((one) => ask(context, one))],
      audit: lapsed.map(({ number }) => ({ action: "export-expired", subject: null, details: { number } })),
    };
  },
};

function ask(context: JobContext, { id, number, request, requester, purposeSealed }: StoredExport): Notice {
  const purpose = context.world.vault.open(purposeSealed, { table: "exports", column: "purpose", row: id });
  return {
    to: { kind: "director" },
    reply: say("exports:ask-director", {
      number,
      requester: requester ?? say("exports:command-line"),
      what: say(`exports:kind.${request.kind}`),
      scope: nameScope(sourceOf(context), request),
      purpose,
    }),
    once: `export-asked:${id}`,
  };
}

const tellLapsed = ({ id, number, contactId }: StoredExport): Notice[] =>
  contactId === null
    ? []
    : [
        {
          to: { kind: "contact", contactId },
          reply: say("exports:lapsed", { number }),
          once: `export-lapsed:${id}`,
        },
      ];
