import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import type { Tx } from "../../database.ts";
import type { World } from "../../world.ts";
import { loadApplications } from "../load-application.ts";
import { formOf, loadPapers, needsBills, proofLines, sumOf } from "./proofs.ts";

/** What is there and what is still missing, and what to do next. */
export async function checklist(tx: Tx, world: World, applicationId: string): Promise<Reply> {
  const [application] = await loadApplications(tx, world.vault, sql`id = ${applicationId}::uuid`);
  if (application === undefined) return say("relief:application.not-yours");
  const papers = await loadPapers(tx, world.vault, applicationId);
  const form = formOf(world, application, papers);
  if (form === undefined) return say("relief:application.not-yours");
  const wantsBills = needsBills(form) && papers.bills.length === 0;
  const complete = !wantsBills && proofLines(form, papers.ticked).length === papers.ticked.size;
  const bills =
    papers.bills.length === 0
      ? []
      : [
          say("relief:papers.bills", {
            count: papers.bills.length,
            copay1: sumOf(papers.bills, "copay1"),
            copay2: sumOf(papers.bills, "copay2"),
          }),
        ];
  const next = complete
    ? say("relief:papers.complete")
    : say(wantsBills ? "relief:papers.send-bills" : "relief:papers.send");
  return say("relief:papers.list", {
    receipt: application.receipt,
    lines: [...proofLines(form, papers.ticked), ...bills],
    next,
  });
}
