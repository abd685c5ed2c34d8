import { type SQL, sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { returnYear } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import type { Notice, Verb, VerbContext, VerbResult } from "../feature.ts";

interface Decided {
  readonly id: string;
  readonly unionId: string;
  readonly receipt: string;
  readonly version: number;
}

/** 「退回展览路印刷厂年报，缺王建国」: to be mended and filed again; the officers hear what is missing. */
export const sendBackReturn: Verb = async (context) => {
  const { tx, world, actor, now, source } = context;
  const named = namedReturn(context);
  if (named === null) return { replies: [say("returns:send-back-which")] };
  const reason = reasonOf(source.text);
  if (reason === null) return { replies: [say("returns:send-back-why")] };
  const [found] = await queryRows<{ id: string }>(
    tx,
    sql`select id from current_returns where ${named} and status <> 'returned'`,
  );
  if (found === undefined) return { replies: [say("returns:nothing-to-decide")] };
  const sealed = world.vault.seal(reason, {
    table: "annual_returns",
    column: "return_reason",
    row: found.id,
  });
  const decided = await queryRows<Decided>(
    tx,
    sql`update annual_returns set status = 'returned', return_reason_sealed = ${sealed},
        decided_at = ${now.toISOString()}::timestamptz, decided_by = ${actor.bindingId}::uuid
      where id = ${found.id}::uuid and status <> 'returned'
      returning id, union_id as "unionId", receipt, version`,
  );
  return answer(context, decided, "returned", (one) => ({
    to: { kind: "officers", unionId: one.unionId },
    reply: say("returns:sent-back-notice", { ...wordsFor(context, one), reason }),
    once: `return-sent-back:${one.id}`,
  }));
};

/** 「接受展览路印刷厂年报」, 「年报全部接受」. */
export const acceptReturn: Verb = async (context) => {
  const { tx, actor, now, source, today } = context;
  const all = /全部|都|所有|\ball\b/i.test(source.text);
  const named = namedReturn(context) ?? (all ? sql`year = ${returnYear(today)}` : null);
  if (named === null) return { replies: [say("returns:accept-which")] };
  const decided = await queryRows<Decided>(
    tx,
    sql`update annual_returns set status = 'accepted', decided_at = ${now.toISOString()}::timestamptz,
        decided_by = ${actor.bindingId}::uuid
      where id in (select id from current_returns where ${named} and status = 'submitted')
      returning id, union_id as "unionId", receipt, version`,
  );
  return answer(context, decided, "accepted", (one) => ({
    to: { kind: "officers", unionId: one.unionId },
    reply: say("returns:accepted-notice", wordsFor(context, one)),
    once: `return-accepted:${one.id}`,
  }));
};

/** By receipt number, or by the union and the year whose return is due. */
function namedReturn({ frame, today }: VerbContext): SQL | null {
  const { receipt, toUnion } = frame.slots;
  if (receipt !== undefined) return sql`receipt like ${`%${receipt}`}`;
  const [unionId] = toUnion?.ids ?? [];
  return unionId === undefined ? null : sql`union_id = ${unionId}::uuid and year = ${returnYear(today)}`;
}

/** What follows the first mark: 「退回…，缺王建国」. */
function reasonOf(text: string): string | null {
  const at = text.search(/[，,：:；;。\n]/);
  const reason = at < 0 ? "" : text.slice(at + 1).trim();
  return reason === "" ? null : reason;
}

function wordsFor({ world }: VerbContext, { unionId, receipt, version }: Decided) {
  return { union: world.directory.unions.get(unionId)?.name ?? "", receipt, version };
}

function answer(
  context: VerbContext,
  decided: readonly Decided[],
  outcome: "returned" | "accepted",
  notice: (one: Decided) => Notice,
): VerbResult {
  const [first] = decided;
  if (first === undefined) return { replies: [say("returns:nothing-to-decide")] };
  const reply =
    decided.length === 1
      ? say(`returns:decided-${outcome}`, wordsFor(context, first))
      : say("returns:decided-many", { count: decided.length });
  return {
    replies: [reply],
    notices: decided.map(notice),
    audit: decided.map((one) => ({
      action: `return-${outcome}`,
      subject: `union:${one.unionId}`,
      details: { receipt: one.receipt, version: one.version },
    })),
  };
}
