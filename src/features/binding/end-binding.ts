import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly union: string;
}

/** 「停用绑定 赵敏」: ends a binding for good; only a new code binds again. Names shared by several need the union. */
export const endBinding: Verb = async ({ tx, actor, source, world, now }) => {
  const live = await queryRows<Ended>(
    tx,
    sql`select b.id, b.name, u.name as union from bindings b join unions u on u.id = b.union_id
      where b.revoked_at is null and b.id <> ${actor.bindingId}::uuid and position(b.name in ${source.text}) > 0
        and (${actor.role} = 'director' or b.role in ('officer', 'model-worker'))`,
  );
  const unionsSaid = world.directory
    .grassroots()
    .filter(({ name, aliases }) => [name, ...aliases].some((call) => source.text.includes(call)))
    .map(({ name }) => name);
  const fitting = unionsSaid.length === 0 ? live : live.filter(({ union }) => unionsSaid.includes(union));
  const [binding] = fitting;
  if (binding === undefined) return { replies: [say("binding:none-to-end")] };
  const lines = fitting.map(({ name, union }) => say("roster:person", { name, union }));
  if (fitting.length > 1) return { replies: [say("binding:several-to-end", { lines })] };
  await tx.execute(
    sql`update bindings set revoked_at = ${now.toISOString()}::timestamptz where id = ${binding.id}::uuid`,
  );
  return {
    replies: [say("binding:ended", { name: binding.name, union: binding.union })],
    audit: [{ action: "end-binding", subject: `binding:${binding.id}` }],
  };
};
