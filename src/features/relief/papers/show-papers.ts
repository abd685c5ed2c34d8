import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { personInScope } from "../../roster/index.ts";
import { deskOf } from "../decision/find-case.ts";
import { type Application, loadApplications } from "../load-application.ts";
import { loadPaper } from "./paper-store.ts";
import { formOf, loadPapers } from "./proofs.ts";

interface Paper {
  readonly id: string;
  readonly proof: number;
  readonly date: string;
  readonly name: string;
}

/**
 * 「看材料SQ2026-000001」: what was handed in, numbered, and every bill with its boxes; 「看材料SQ2026-000001 2」 sends that
 * picture. For who applied, the unit's officer, staff and the director; on record.
 */
export const showPapers: Verb = async (context) => {
  const { tx, frame } = context;
  const application = await findOne(context);
  if (application === undefined) return { replies: [say("relief:papers.no-such")] };
  const papers = await queryRows<Paper>(
    tx,
    sql`select id, proof, name_sealed as name, to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date
      from application_papers where application_id = ${application.id}::uuid and released_at is null
      order by proof, received_at`,
  );
  const wanted = frame.slots.choice;
  const audit = [
    {
      action: "show-papers",
      subject: `person:${application.personId}`,
      details: { applicationId: application.id, paper: wanted ?? null },
    },
  ];
  if (wanted !== undefined)
    return { ...(await sendPaper(context, application, papers[wanted - 1], wanted)), audit };
  const standing = await loadPapers(tx, context.world.vault, application.id);
  const proofs = formOf(context.world, application, standing)?.proofs ?? [];
  const lines = papers.map(({ proof, date }, index) =>
    say("relief:papers.line", { number: index + 1, name: proofs[proof] ?? "", date }),
  );
  const billLines = standing.bills.map(({ number, date, boxes }): Reply =>
    say("relief:papers.bill-line", { number, date, ...boxes }),
  );
  return {
    replies: [say("relief:papers.all", { receipt: application.receipt, lines: [...lines, ...billLines] })],
    audit,
  };
};

async function sendPaper(
  context: VerbContext,
  { receipt }: Application,
  paper: Paper | undefined,
  number: number,
): Promise<VerbResult> {
  if (paper === undefined) return { replies: [say("relief:papers.no-such")] };
  const bytes = await loadPaper(context, paper.id);
  if (bytes === null) return { replies: [say("relief:papers.forgotten")] };
  const place = { table: "application_papers", column: "name", row: paper.id };
  const ending = /\.([a-z0-9]{2,4})$/i.exec(context.world.vault.open(paper.name, place))?.[1] ?? "jpg";
  return {
    replies: [say("relief:papers.here", { receipt, number })],
    files: [{ kind: "stored", name: say("relief:papers.file", { receipt, number }), ending, bytes }],
  };
}

/** The one of the number, else what lies first on the own desk, or the own latest; within one's scope. */
async function findOne({ tx, world, actor, frame }: VerbContext): Promise<Application | undefined> {
  const { receipt } = frame.slots;
  const desk = deskOf(actor.role);
  const mine = sql`(created_by = ${actor.bindingId}::uuid or person_id = ${actor.personId}::uuid)`;
  const found = await loadApplications(
    tx,
    world.vault,
    receipt !== undefined
      ? sql`receipt = ${receipt}`
      : desk === null
        ? mine
        : sql`(status = ${desk} or ${mine})`,
  );
  const seen = found.filter(
    ({ createdBy, personId }) =>
      createdBy === actor.bindingId || personInScope(world.directory, actor, personId) !== undefined,
  );
  return desk === null ? seen.at(-1) : seen[0];
}
