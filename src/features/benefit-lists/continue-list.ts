import { sql } from "drizzle-orm";

import type { LocalDate } from "../../domain/local-date.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Job, JobContext, Notice } from "../feature.ts";
import { say } from "../../conversation/reply.ts";
import { addUp } from "./granting/add-up.ts";
import { buildSlice, type ListPlan } from "./build-items.ts";
import { describeList, findInHand, type ListRow } from "./show-list.ts";

/** People a slice asks about: a small district is done at once, a large one says how far it is. */
export const SLICE = 20_000;

/** One slice more, written down; the list is proposed when nobody is left. @returns whether it is done */
export async function continueList(
  { tx, world }: Pick<JobContext, "tx" | "world">,
  list: Pick<ListRow, "id" | "goOnAfter">,
  plan: Omit<ListPlan, "listId">,
  most = SLICE,
): Promise<boolean> {
  const { id } = list;
  const slice = await buildSlice(tx, world.vault, { ...plan, listId: id }, list.goOnAfter, most);
  const done = slice.goOnAfter === null;
  await tx.execute(sql`update benefit_lists set seen = seen + ${slice.seen}, included = included + ${slice.included},
      excepted = excepted + ${slice.excepted}, rule_version = coalesce(${slice.ruleVersion}::int, rule_version),
      go_on_after = ${slice.goOnAfter}::uuid where id = ${id}::uuid`);
  if (done) await addUp(tx, id, "proposed");
  return done;
}

/** 生成中: long lists go on where they stand, slice by slice, and say how far they are. */
export const continueLists: Job = {
  name: "continue-lists",
  async run(context) {
    const { tx, world } = context;
    const list = await findInHand(tx, "building");
    const rule = world.rules.rules.get(list?.kind ?? "");
    if (list === undefined || rule === undefined) return { notices: [], audit: [] };
    const { kind, festival } = list;
    const done = await continueList(context, list, { kind, festival, asOf: list.asOf as LocalDate, rule });
    const notices = done ? await tellDone(context, list) : [await tellProgress(tx, list)];
    return { notices, audit: [], again: !done || (await findInHand(tx, "building")) !== undefined };
  },
};

async function tellProgress(tx: Tx, { id, number }: ListRow): Promise<Notice> {
  const [now] = await queryRows<{ seen: number; people: number }>(
    tx,
    sql`select seen, people from benefit_lists where id = ${id}::uuid`,
  );
  const { seen = 0, people = 0 } = now ?? {};
  return {
    to: { kind: "staff" },
    reply: say("lists:progress", { number, seen, people }),
    once: `list-progress:${id}:${seen}`,
  };
}

/** Staff see the list, and the director is asked to approve. */
export async function tellDone(
  { tx, world }: Pick<JobContext, "tx" | "world">,
  { id, number }: Pick<ListRow, "id" | "number">,
): Promise<Notice[]> {
  return [
    {
      to: { kind: "staff" },
      reply: await describeList(tx, world, number),
      once: `list-done:${id}`,
    },
    { to: { kind: "director" }, reply: say("lists:to-approve", { number }), once: `list:${id}` },
  ];
}
