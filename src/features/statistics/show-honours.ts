import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb } from "../feature.ts";

interface Row {
  readonly code: string;
  readonly holders: number;
  readonly women: number;
  readonly young: number;
  readonly minority: number;
  readonly party: number;
  readonly professional: number;
  readonly unions: number;
}

/** 「奖章获得者分布」: holders of each title by group, counted from the archive; people only, a title twice counts once. */
export const showHonours: Verb = async ({ tx, world, frame }) => {
  const year = frame.slots.date?.start?.slice(0, 4);
  const rows = await queryRows<Row>(
    tx,
    sql`select code, count(*)::int as holders, count(*) filter (where sex = 'female')::int as women,
        count(*) filter (where awarded - born <= 35)::int as young,
        count(*) filter (where ethnicity is not null and ethnicity not in ('汉', '汉族'))::int as minority,
        count(*) filter (where party is not null and party not like '%中共%' and party not in ('群众', '共青团员', '团员', '党员'))::int as party,
        count(*) filter (where professional is not null)::int as professional, count(distinct union_id)::int as unions
      from (
        select o.title_code as code, p.id, p.sex, extract(year from p.birthday) as born, min(o.year) as awarded, p.ethnicity,
          p.political_status as party, p.professional_title as professional, p.custodian_union_id as union_id
        from honours o join people p on p.id = o.person_id
        where ${year === undefined ? sql`true` : sql`o.year = ${Number(year)}`}
        group by o.title_code, p.id
      ) held group by code order by code`,
  );
  if (rows.length === 0) return { replies: [say("statistics:no-honours")] };
  const lines = world.rules.book.titles.flatMap(({ code, names }) => {
    const row = rows.find((each) => each.code === code);
    if (row === undefined) return [];
    const name = { "zh-CN": names["zh-CN"][0] ?? code, en: names.en[0] ?? code };
    const { code: _code, ...counts } = row;
    return [say("statistics:honour", { name, ...counts, share: percent(row.professional, row.holders) })];
  });
  return { replies: [say("statistics:honours", { lines })] };
};

const percent = (part: number, whole: number): number => Math.round((part * 100) / whole);
