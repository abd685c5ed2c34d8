import type { SQL } from "drizzle-orm";

import { type Database, queryRows } from "../../database.ts";
import {
  horizonNow,
  PAGE_ROWS,
  peoplePage,
  type PersonSummary,
  type UnionSummary,
  unionsPage,
} from "./summaries.ts";
import { byName, UnionMembers } from "./union-members.ts";

/** Told of what changed, so that an index over the directory stays in step. */
export interface DirectoryListener {
  upsertPerson(person: PersonSummary): void;
  upsertUnion(union: UnionSummary): void;
}

const BEFORE_ALL_IDS = "00000000-0000-0000-0000-000000000000";

/** Unions and people in memory, kept up to date from the database by what changed since the last look. */
export class Directory {
  readonly people = new Map<string, PersonSummary>();
  readonly unions = new Map<string, UnionSummary>();
  readonly #members = new UnionMembers();
  readonly #byName = new Map<string, Set<string>>();
  readonly #listener: DirectoryListener;
  /** The oldest transaction open when last looked: anything at or after it may be new. */
  #seenBefore = 0;

  constructor(listener: DirectoryListener) {
    this.#listener = listener;
  }

  get seenBefore(): number {
    return this.#seenBefore;
  }

  /**
   * Takes in what was written since the last call, page by page. The horizon is read before the pages: what is written
   * while they are read is taken in now or again next time, and never missed.
   */
  async refresh(db: Database): Promise<void> {
    const since = this.#seenBefore;
    const [now] = await queryRows<{ horizon: string }>(db, horizonNow);
    for await (const rows of pagesOf(db, (lastId) => unionsPage(since, lastId)))
      for (const union of rows) this.#addUnion(union as UnionSummary);
    for await (const rows of pagesOf(db, (lastId) => peoplePage(since, lastId)))
      for (const person of rows) this.#addPerson(person as PersonSummary);
    this.#seenBefore = Number(now?.horizon ?? since);
  }

  /** The grassroots unions below the district, in the order of their names. */
  grassroots(): UnionSummary[] {
    return [...this.unions.values()]
      .filter((union) => union.level === "grassroots" && union.status === "active")
      .sort(byName);
  }

  /** People in a union's custody whose archives are open, in the order of their names. */
  peopleOf(unionId: string): PersonSummary[] {
    return this.#members.of(unionId).filter((person) => !person.closed);
  }

  /** 封存: the dead and departed that a union looked after last. */
  closedOf(unionId: string): PersonSummary[] {
    return this.#members.of(unionId).filter((person) => person.closed);
  }

  /** Everyone of this very name, wherever they are. */
  named(name: string): PersonSummary[] {
    return [...(this.#byName.get(name) ?? [])].flatMap((id) => this.people.get(id) ?? []);
  }

  #addUnion(union: UnionSummary): void {
    this.unions.set(union.id, union);
    this.#listener.upsertUnion(union);
  }

  #addPerson(person: PersonSummary): void {
    const before = this.people.get(person.id);
    if (before !== undefined && before.name !== person.name) this.#byName.get(before.name)?.delete(person.id);
    const namesakes = this.#byName.get(person.name) ?? new Set();
    this.#byName.set(person.name, namesakes.add(person.id));
    this.#members.move(person, before);
    this.people.set(person.id, person);
    this.#listener.upsertPerson(person);
  }
}

/** All rows of a paged question, one page in memory at a time. */
async function* pagesOf(
  db: Database,
  page: (lastId: string) => SQL,
): AsyncGenerator<readonly { readonly id: string }[]> {
  let lastId = BEFORE_ALL_IDS;
  for (;;) {
    const rows = await queryRows<{ readonly id: string }>(db, page(lastId));
    yield rows;
    if (rows.length < PAGE_ROWS) return;
    lastId = rows.at(-1)?.id ?? lastId;
  }
}
