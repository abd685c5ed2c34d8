import { type SQL, sql } from "drizzle-orm";

import type {
  EMPLOYMENTS,
  LIVES,
  STANDINGS,
  Tier,
  UNION_LEVELS,
  UNION_STATUSES,
  WHEREABOUTS,
} from "../schema.ts";

/** What every process keeps of a person in memory: enough to recognise, to tell apart and to decide scope. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly unionId: string;
  readonly sex: "male" | "female" | null;
  readonly employment: (typeof EMPLOYMENTS)[number];
  readonly life: (typeof LIVES)[number];
  readonly standing: (typeof STANDINGS)[number];
  readonly whereabouts: (typeof WHEREABOUTS)[number];
  /** The archive is closed (封存): the person died or left the district. */
  readonly closed: boolean;
  /** Highest tier of entitlement among the honours; null for none. */
  readonly tier: Tier | null;
  readonly titleCodes: readonly string[];
  /** Of the highest honour: tells people of one name apart. */
  readonly honourYear: number | null;
}

export interface UnionSummary {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: (typeof UNION_LEVELS)[number];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly status: (typeof UNION_STATUSES)[number];
}

/** Rows of one page: few enough that a district of 300,000 people loads without one huge document. */
export const PAGE_ROWS = 4_000;

/** The oldest transaction that is open now: whatever it or a later one writes is not seen yet. */
export const horizonNow: SQL = sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`;

const highest = sql`case t.tier when 'national' then 0 when 'municipal' then 1 else 2 end`;

/** People written since `seenBefore`, one page after `lastId`. */
export const peoplePage = (seenBefore: number, lastId: string): SQL => sql`
  select p.id, p.name, to_json(p.aliases) as aliases, p.custodian_union_id as "unionId", p.sex, p.employment, p.life, p.standing,
    p.whereabouts, p.closed_on is not null as closed, h.tier, coalesce(h.codes, '[]') as "titleCodes", h.year as "honourYear"
  from people p left join lateral (
    select json_agg(t.code order by t.code) as codes,
      (array_agg(t.tier order by ${highest}))[1] as tier,
      (array_agg(honours.year order by ${highest}, honours.year))[1] as year
    from honours join titles t on t.code = honours.title_code where honours.person_id = p.id
  ) h on true
  where p.revision >= ${seenBefore} and p.id > ${lastId}::uuid order by p.id limit ${PAGE_ROWS}`;

/** Unions written since `seenBefore`, one page after `lastId`. */
export const unionsPage = (seenBefore: number, lastId: string): SQL => sql`
  select id, parent_id as "parentId", level, name, to_json(aliases) as aliases, status from unions
  where revision >= ${seenBefore} and id > ${lastId}::uuid order by id limit ${PAGE_ROWS}`;
