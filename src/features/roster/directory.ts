import { sql } from "drizzle-orm";

import { type Database, queryRows } from "../database.ts";
import type {
  EMPLOYMENTS,
  LIVES,
  STANDINGS,
  Tier,
  UNION_LEVELS,
  UNION_STATUSES,
  WHEREABOUTS,
} from "./schema.ts";

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

/** Told of what changed, so that an index over the directory stays in step. */
export interface DirectoryListener {
  upsertPerson(person: PersonSummary): void;
  upsertUnion(union: UnionSummary): void;
}

/** Unions and people in memory, kept up to date from the database by what changed since the last look. */
export class Directory {
  readonly people = new Map<string, PersonSummary>();
  readonly unions = new Map<string, UnionSummary>();
  readonly #listener: DirectoryListener;
  /** The oldest transaction open when last looked: anything at or after it may be new. */
  #seenBefore = 0;

  constructor(listener: DirectoryListener) {
    this.#listener = listener;
  }

  get seenBefore(): number {
    return this.#seenBefore;
  }

  /** Takes in what was written since the last call. */
  async refresh(db: Database): Promise<void> {
    const rows = await queryRows<ChangedRow>(db, changedSince(this.#seenBefore));
    for (const { horizon, unions, people } of rows) {
      for (const union of unions ?? []) {
        this.unions.set(union.id, union);
        this.#listener.upsertUnion(union);
      }
      for (const person of people ?? []) {
        this.people.set(person.id, person);
        this.#listener.upsertPerson(person);
      }
      this.#seenBefore = Number(horizon);
    }
  }

  /** The grassroots unions below the district, in the order of their names. */
  grassroots(): UnionSummary[] {
    return [...this.unions.values()]
      .filter((union) => union.level === "grassroots" && union.status === "active")
      .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"));
  }

  /** People in a union's custody, in the order of their names. */
  peopleOf(unionId: string): PersonSummary[] {
    return [...this.people.values()]
      .filter((person) => person.unionId === unionId)
      .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"));
  }
}

interface ChangedRow {
  readonly horizon: string;
  readonly unions: UnionSummary[] | null;
  readonly people: PersonSummary[] | null;
}

/** One statement, so that the horizon and the rows belong to one snapshot. */
const changedSince = (seenBefore: number) => sql`
  select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
    (select json_agg(json_build_object('id', id, 'parentId', parent_id, 'level', level, 'name', name,
        'aliases', aliases, 'status', status))
      from unions where revision >= ${seenBefore}) as unions,
    (select json_agg(json_build_object('id', p.id, 'name', p.name, 'aliases', p.aliases,
        'unionId', p.custodian_union_id, 'sex', p.sex, 'employment', p.employment, 'life', p.life,
        'standing', p.standing, 'whereabouts', p.whereabouts, 'tier', h.tier,
        'titleCodes', coalesce(h.codes, '[]'), 'honourYear', h.year))
      from people p left join lateral (
        select json_agg(t.code) as codes,
          (array_agg(t.tier order by case t.tier when 'national' then 0 when 'municipal' then 1 else 2 end))[1] as tier,
          (array_agg(honours.year order by case t.tier when 'national' then 0 when 'municipal' then 1 else 2 end, honours.year))[1] as year
        from honours join titles t on t.code = honours.title_code where honours.person_id = p.id
      ) h on true
      where p.revision >= ${seenBefore}) as people`;
