import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { candidates, type ListPlan } from "./build-items.ts";
import { continueList, tellDone } from "./continue-list.ts";
import { describeList } from "./show-list.ts";
import { type Festival, FESTIVALS, nextFestivalDay } from "../../domain/festival-day.ts";
import { LIST_KINDS, type ListKind } from "./schema.ts";

/** 「生成春节补助名单」: from the rule and the archive as of the festival; the director is asked to approve. */
export const buildList: Verb = async (context) => {
  const { tx, world, actor, now, today } = context;
  const planned = planList(context);
  if (planned === null || actor.bindingId === null) return { replies: [say("lists:which")] };
  const { id, ...plan } = planned;
  const [list] = await queryRows<{ number: string }>(
    tx,
    sql`insert into benefit_lists (id, number, kind, festival, as_of, status, included, excepted, people, built_by, built_at)
      values (${id}::uuid, 'MD' || ${String(yearOf(today))}::text || '-' || lpad(nextval('benefit_list_number')::text, 4, '0'),
        ${plan.kind}, ${plan.festival}, ${plan.asOf}::date, 'building', 0, 0,
        (select count(*) from people p where ${candidates(plan.kind)}),
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      returning number`,
  );
  const number = list?.number ?? "";
  const audit = [{ action: "build-list", subject: null, details: { listId: id, kind: plan.kind } }];
  const done = await continueList(context, { id, goOnAfter: null }, plan);
  const replies = [await describeList(tx, world, number)];
  // A large district goes on in the background, slice by slice.
  if (!done) return { replies, audit, wake: true };
  const [, ...toDirector] = await tellDone(context, { id, number });
  return { replies, notices: toDirector, audit };
};

/** Which list was asked for: its kind, its festival, and the day as of which it is built. */
function planList({ world, frame, today }: VerbContext): (Omit<ListPlan, "listId"> & { id: string }) | null {
  const { benefit, facts = {} } = frame.slots;
  const festival = FESTIVALS.find((known) => known === facts["festival"]) ?? null;
  const kind = kindOf(benefit ?? facts["list"], festival);
  const rule = world.rules.rules.get(kind ?? "");
  if (kind === null || rule === undefined) return null;
  const needsFestival = kind === "festival-subsidy";
  if (needsFestival && festival === null) return null;
  const own: Festival | null = kind === "double-ninth" ? "double-ninth" : festival;
  return { id: newId(), kind, festival: own, asOf: own === null ? today : nextFestivalDay(own, today), rule };
}

function kindOf(said: string | undefined, festival: Festival | null): ListKind | null {
  const named = LIST_KINDS.find((kind) => kind === said);
  if (named !== undefined) return named;
  return festival === null || festival === "double-ninth" ? null : "festival-subsidy";
}
