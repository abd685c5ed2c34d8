import { sql } from "drizzle-orm";

import {
  type CompiledBook,
  compileCeilings,
  type CompiledVersion,
  compileStored,
  joinVersions,
  type RuleBook,
} from "../../../rules/index.ts";
import { type Database, queryRows } from "../../database.ts";
import { IS_SERIES, readLibrary, readVersions } from "./read-versions.ts";

/** What of a version can still move, and therefore is read anew each time. */
interface Standing {
  readonly id: string;
  readonly code: string;
  readonly to: number | null;
  /** It stands for published figures. */
  readonly series: boolean;
}

/**
 * 现行规则: what the database holds as approved, compiled, kept in step as the directory is: by what transactions wrote
 * since the last look. Versions of all days are here; which one answers is picked by the day that counts.
 */
export class RuleShelf {
  readonly #frame: RuleBook;
  readonly #compiled = new Map<string, CompiledVersion>();
  #current: CompiledBook;
  #published = "";
  #seenBefore = 0;

  /** @param frame the book whose titles and groups the house goes by */
  constructor(frame: RuleBook) {
    this.#frame = { ...frame, rules: new Map() };
    this.#current = { book: this.#frame, rules: new Map(), ceilings: new Map() };
  }

  get current(): CompiledBook {
    return this.#current;
  }

  /** The oldest transaction open when last looked: anything at or after it may be new. */
  get seenBefore(): number {
    return this.#seenBefore;
  }

  /** Takes in what was approved and withdrawn; what it has compiled before it does not compile again. */
  async refresh(db: Database): Promise<void> {
    const standing = await queryRows<Standing & { horizon: string }>(
      db,
      sql`select v.id, v.rule_code as code, v.valid_to - date '1970-01-01' as "to", ${IS_SERIES} as series,
          pg_snapshot_xmin(pg_current_snapshot())::text as horizon
        from rule_versions v where v.status = 'approved'`,
    );
    this.#forgetLookups(standing);
    const fresh = standing.filter(({ id }) => !this.#compiled.has(id)).map(({ id }) => id);
    if (fresh.length > 0) await this.#compile(db, fresh);
    this.#current = this.#assemble(standing);
    this.#seenBefore = Number(standing[0]?.horizon ?? this.#seenBefore);
  }

  /** A published figure came, went or ended: what looks any of them up is compiled anew. */
  #forgetLookups(standing: readonly Standing[]): void {
    const published = standing.filter(({ series }) => series).map(({ id, to }) => `${id} ${to}`);
    const now = published.toSorted().join();
    if (now === this.#published) return;
    this.#published = now;
    for (const [id, { book }] of this.#compiled) if (book.references.size > 0) this.#compiled.delete(id);
  }

  async #compile(db: Database, ids: readonly string[]): Promise<void> {
    const library = await readLibrary(db);
    const rows = await readVersions(
      db,
      sql`v.id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`,
    );
    for (const row of rows) this.#compiled.set(row.id, compileStored({ ...row, cases: [] }, library));
  }

  #assemble(standing: readonly Standing[]): CompiledBook {
    const byRule = new Map<string, CompiledVersion[]>();
    for (const { code, id, to } of standing) {
      const version = this.#compiled.get(id);
      if (version === undefined) continue;
      byRule.set(code, [...(byRule.get(code) ?? []), { ...version, rule: { ...version.rule, to } }]);
    }
    const rules = [...byRule].flatMap(([code, versions]) => {
      const rule = joinVersions(code, versions);
      return rule === undefined ? [] : [[code, rule] as const];
    });
    const book: RuleBook = {
      ...this.#frame,
      rules: new Map(rules.map(([code, rule]) => [code, rule.versions.map((version) => version.rule)])),
    };
    return { book, rules: new Map(rules), ceilings: compileCeilings(book) };
  }
}
