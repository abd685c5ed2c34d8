import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { evaluate } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { nameOf } from "./nominate.ts";
import { NOMINEE_GROUPS, type NomineeGroup } from "./schema.ts";

type Row = { readonly code: string; readonly total: number; readonly grassroots: number } & Readonly<
  Record<NomineeGroup, number>
>;

/**
 * 「推荐进度」: the meter while nominations come in. The grassroots share is held to the rule (≥ 50 %); the quotas of the
 * groups are not configured, so only their numbers are said.
 */
export const showMeter: Verb = async (context) => {
  const { tx, world, frame, today } = context;
  const said = frame.slots.date?.start?.slice(0, 4);
  const year = said === undefined ? yearOf(today) : Number(said);
  const counts = NOMINEE_GROUPS.map(
    (group) => sql`count(*) filter (where ${group} = any (groups))::int as ${sql.identifier(group)}`,
  );
  const rows = await queryRows<Row>(
    tx,
    sql`select title_code as code, count(*)::int as total, count(*) filter (where grassroots)::int as grassroots,
        ${sql.join(counts, sql`, `)}
      from nominations where year = ${year} and withdrawn_at is null group by title_code`,
  );
  if (rows.length === 0) return { replies: [say("nominations:none", { year })] };
  const lines = world.rules.book.titles.flatMap((title) => {
    const row = rows.find(({ code }) => code === title.code);
    if (row === undefined) return [];
    const groups = NOMINEE_GROUPS.map((group) =>
      say("nominations:count", { group: say(`nominations:group.${group}`), count: row[group] }),
    );
    return [
      say("nominations:line", {
        title: nameOf(title),
        total: row.total,
        share: shareOf(context, row),
        groups,
      }),
    ];
  });
  return { replies: [say("nominations:meter", { year, lines })] };
};

function shareOf({ world, today }: VerbContext, { total, grassroots }: Row): Reply {
  const rule = world.rules.rules.get("grassroots-share");
  const said = { grassroots, percent: Math.floor((grassroots * 100) / total) };
  if (rule === undefined) return say("nominations:share", said);
  const answer = evaluate(rule, { grassroots: String(grassroots), total: String(total) }, { on: today });
  const short =
    answer.answer === "no" && answer.failed.kind === "condition" ? (answer.failed.distance ?? "") : "";
  return answer.answer === "no"
    ? say("nominations:share-short", { ...said, short })
    : say("nominations:share-met", said);
}
