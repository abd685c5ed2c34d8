import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

interface Counts {
  readonly studios: number;
  readonly results: number;
  readonly allowance: number;
  readonly oneOff: number;
  readonly names: readonly string[] | null;
}

const MOST_NAMES = 30;

/** 「创新统计」: studios, the year's results and chief employees; an officer's own union's. */
export const showInnovation: Verb = async ({ tx, actor, frame, today }) => {
  const said = frame.slots.date?.start?.slice(0, 4);
  const year = said === undefined ? yearOf(today) : Number(said);
  const own = actor.role === "officer" ? sql`union_id = ${actor.unionId}::uuid` : sql`true`;
  const [counts] = await queryRows<Counts>(
    tx,
    sql`select (select count(*)::int from innovation_studios where closed_at is null and ${own}) as studios,
        (select count(*)::int from innovation_results where year = ${year} and ${own}) as results,
        (select count(*)::int from chief_employees where year = ${year} and reward = 'allowance' and ${own}) as allowance,
        (select count(*)::int from chief_employees where year = ${year} and reward = 'one-off' and ${own}) as "oneOff",
        (select json_agg(name order by name) from (select name from innovation_studios where closed_at is null and ${own}
          order by name limit ${MOST_NAMES}) s) as names`,
  );
  const { studios = 0, results = 0, allowance = 0, oneOff = 0, names } = counts ?? {};
  const lines = (names ?? []).map((name) => say("innovation:studio-line", { name }));
  return {
    replies: [
      say("innovation:summary", {
        year,
        studios,
        results,
        chiefs: allowance + oneOff,
        allowance,
        oneOff,
        lines,
      }),
    ],
  };
};
