import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import { addUp } from "./granting/add-up.ts";
import { describeList, findList, type ListRow } from "./show-list.ts";

/** 「撤销名单MD2026-0001」: before it is approved; nothing of it is owed. */
export const withdrawList: Verb = async (context) => {
  const { tx, frame } = context;
  const list = await findList(tx, frame.slots.receipt, true);
  if (list === undefined) return { replies: [say("lists:none")] };
  const { id, number } = list;
  if (list.status === "approving" || list.status === "approved")
    return { replies: [say("lists:approved-before", { number })] };
  await tx.execute(
    sql`update benefit_lists set status = 'withdrawn', go_on_after = null where id = ${id}::uuid`,
  );
  return {
    replies: [say("lists:withdrawn", { number })],
    audit: [{ action: "withdraw-list", subject: null, details: { listId: id } }],
  };
};

/**
 * 「名单MD2026-0001加上李秀英，理由：卡已补办」: who is excepted comes onto the list by staff's word, on record (domain
 * §5). Whom the rule does not entitle nobody can put there.
 */
export const addToList: Verb = (context) =>
  changeItem(context, async ({ tx, world, actor }, list, personId, why) => {
    const [item] = await queryRows<{ id: string }>(
      tx,
      sql`select id from list_items where list_id = ${list.id}::uuid and person_id = ${personId}::uuid
        and exception is not null for update`,
    );
    if (item === undefined) return false;
    const sealed = world.vault.seal(why, { table: "list_items", column: "added_why", row: item.id });
    await tx.execute(sql`update list_items set exception = null, added_by = ${actor.bindingId}::uuid,
      added_why_sealed = ${sealed} where id = ${item.id}::uuid`);
    return true;
  });

/** 「名单MD2026-0001去掉李秀英，理由：本人不要」. */
export const takeOffList: Verb = (context) =>
  changeItem(context, async ({ tx, world, actor }, list, personId, why) => {
    const [item] = await queryRows<{ id: string }>(
      tx,
      sql`select id from list_items where list_id = ${list.id}::uuid and person_id = ${personId}::uuid
        and exception is null for update`,
    );
    if (item === undefined) return false;
    const sealed = world.vault.seal(why, { table: "list_items", column: "added_why", row: item.id });
    await tx.execute(sql`update list_items set exception = 'taken-off', added_by = ${actor.bindingId}::uuid,
      added_why_sealed = ${sealed} where id = ${item.id}::uuid`);
    return true;
  });

type Change = (context: VerbContext, list: ListRow, personId: string, why: string) => Promise<boolean>;

async function changeItem(context: VerbContext, change: Change): Promise<VerbResult> {
  const { tx, world, frame } = context;
  const list = await findList(tx, frame.slots.receipt, true);
  const personId = frame.slots.person?.ids[0];
  if (list === undefined) return { replies: [say("lists:none")] };
  const { id, number } = list;
  if (list.status !== "proposed") return { replies: [say("lists:not-open", { number })] };
  if (personId === undefined) return { replies: [say("lists:whom")] };
  const why = (frame.slots.value ?? "").trim();
  if (why === "")
    return { replies: [say("lists:why", { number, person: namePerson(world.directory, personId) })] };
  if (!(await change(context, list, personId, why)))
    return { replies: [say("lists:not-there", { number, person: namePerson(world.directory, personId) })] };
  await addUp(tx, id, "proposed");
  return {
    replies: [await describeList(tx, world, number)],
    audit: [
      {
        action: frame.intent === "add-to-list" ? "add-to-list" : "take-off-list",
        subject: `person:${personId}`,
        details: { listId: id },
      },
    ],
  };
}
