import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { type Application, loadApplications } from "../load-application.ts";
import { addBill } from "./add-bill.ts";
import { checklist } from "./checklist.ts";
import { storePaper } from "./paper-store.ts";
import { type PapersSlots, readPapersSlots } from "./papers-form.ts";
import { formOf, loadPapers } from "./proofs.ts";

/** A picture of a paper, sharp enough to read; larger ones are refused before they are fetched whole. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Takes in what came: a picture, a bill, or the choice of a paper; says what is still missing. */
export const updatePapers: Verb = async (context, slots) => {
  const { tx, world } = context;
  const said = readPapersSlots(slots);
  const application = await findDraft(context, said);
  if (application === undefined)
    return { replies: [say("relief:papers.no-draft")], dialogue: { next: "end" } };
  const replies: Reply[] = [];
  if (said.took === true) replies.push(await takePicture(context, application, said.proof ?? null));
  else if (said.bill !== undefined && said.bill !== null)
    replies.push(await addBill(context, application, said.bill));
  else if (typeof said.proof === "number")
    replies.push(say("relief:papers.waiting", { number: said.proof + 1 }));
  const bill = said.took === true || said.bill !== null ? null : said.bill;
  const proof = said.took === true ? null : (said.proof ?? null);
  return {
    replies: [...replies, await checklist(tx, world, application.id)],
    dialogue: {
      next: "with",
      slots: { applicationId: application.id, rule: application.ruleCode, took: null, bill, proof },
    },
  };
};

/** The draft in hand: the one named, else the latest of the speaker's. */
export async function findDraft(
  { tx, world, actor }: VerbContext,
  { applicationId, receipt = null }: PapersSlots,
): Promise<Application | undefined> {
  const drafts = await loadApplications(
    tx,
    world.vault,
    sql`status in ('draft', 'returned') and created_by = ${actor.bindingId}::uuid
      and ${applicationId === null ? sql`true` : sql`id = ${applicationId}::uuid`}
      and ${receipt === null ? sql`true` : sql`receipt = ${receipt}`}`,
    true,
  );
  return drafts.at(-1);
}

/** Ticks a paper off with the picture's hash: a picture that serves elsewhere already is not taken. */
async function takePicture(
  context: VerbContext,
  application: Application,
  chosen: number | null,
): Promise<Reply> {
  const { tx, world, source, now } = context;
  const { attachment } = source;
  if (attachment === null) return say("relief:papers.no-picture");
  if ((attachment.size ?? 0) > MOST_BYTES) return say("relief:papers.too-large");
  const papers = await loadPapers(tx, world.vault, application.id);
  const { ticked } = papers;
  const proofs = formOf(world, application, papers)?.proofs ?? [];
  const missing = proofs.findIndex((_name, index) => !ticked.has(index));
  const proof =
    chosen !== null && chosen < proofs.length ? chosen : missing < 0 ? proofs.length - 1 : missing;
  const content = await attachment.load(MOST_BYTES);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const id = newId();
  const name = world.vault.seal(attachment.name, { table: "application_papers", column: "name", row: id });
  const [taken] = await queryRows<{ id: string }>(
    tx,
    sql`insert into application_papers (id, application_id, proof, name_sealed, bytes, sha256, received_at)
      values (${id}::uuid, ${application.id}::uuid, ${proof}, ${name}, ${content.byteLength}, ${sha256},
        ${now.toISOString()}::timestamptz)
      on conflict (sha256) where released_at is null and sha256 is not null do nothing returning id`,
  );
  if (taken === undefined) return say("relief:papers.picture-used");
  await storePaper(context, id, content);
  return say("relief:papers.taken", { number: proof + 1, name: proofs[proof] ?? "" });
}
