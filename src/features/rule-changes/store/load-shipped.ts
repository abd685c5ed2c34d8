import { isDeepStrictEqual } from "node:util";

import { sql } from "drizzle-orm";

import type { LocalDate } from "../../../domain/local-date.ts";
import { yearOf } from "../../../domain/local-date.ts";
import type { Library, StoredVersion } from "../../../rules/index.ts";
import { queryRows, type Tx } from "../../database.ts";
import { INSTALLATION, SHIPPED } from "../schema.ts";
import { keepLibrary, keepVersion, nextReceipt, nextVersion } from "./keep-version.ts";

/** A book that comes with the program, checked and split. */
export interface ShippedBook {
  readonly library: Library;
  readonly versions: readonly StoredVersion[];
}

export interface ShippedLoad {
  readonly approved: number;
  /** Numbers of the proposals that a newer program made. */
  readonly proposed: readonly string[];
  /** Clauses that the database has with other words: its words stay. */
  readonly reworded: readonly string[];
}

/**
 * Brings the shipped book into the database. On an empty one it holds as shipped; later, what a newer program has
 * changed is proposed and decided by people. Idempotent, and safe when several processes start at once.
 */
export async function loadShipped(
  tx: Tx,
  { library, versions }: ShippedBook,
  at: Date,
  today: LocalDate,
): Promise<ShippedLoad> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nuanxin:shipped-rules'))`);
  const known = await readKnown(tx);
  const shipped = known.filter(({ origin }) => origin === SHIPPED);
  const fresh = versions.filter((version) => !shipped.some((one) => saysTheSame(one, version)));
  if (fresh.length === 0) return { approved: 0, proposed: [], reworded: [] };
  const reworded = await keepLibrary(tx, library);
  const proposed: string[] = [];
  for (const version of fresh) {
    const cases = { run: version.cases.length, green: version.cases.length };
    const keeping = { origin: "shipped", by: SHIPPED, at, cases } as const;
    if (known.length === 0) {
      await keepVersion(tx, version, { ...keeping, approvedBy: INSTALLATION, receipt: null });
      continue;
    }
    const receipt = await nextReceipt(tx, yearOf(today));
    const number = await nextVersion(tx, version.code);
    // It cannot hold before it was there: a shipped change begins today unless it says a later day.
    const from = version.from !== null && version.from > today ? version.from : today;
    await keepVersion(
      tx,
      { ...version, version: number, from, to: null },
      { ...keeping, approvedBy: null, receipt },
    );
    proposed.push(receipt);
  }
  return { approved: known.length === 0 ? fresh.length : 0, proposed, reworded };
}

type Saying = Pick<StoredVersion, "code" | "body" | "figures" | "cases">;
type Known = Saying & { readonly origin: string };

/** Only what came with the program is compared, so only of that the whole is fetched. */
const readKnown = (tx: Tx): Promise<Known[]> =>
  queryRows<Known>(
    tx,
    sql`select rule_code as code, origin, case when origin = ${SHIPPED} then body::json end as body, parameters as figures, cases
      from rule_versions`,
  );

/** The order in which a structure stands counts; figures and cases have none. */
const saysTheSame = (kept: Saying, { body, cases, code, figures }: Saying): boolean =>
  kept.code === code &&
  JSON.stringify(kept.body) === JSON.stringify(body) &&
  isDeepStrictEqual(kept.figures, plain(figures)) &&
  isDeepStrictEqual(kept.cases, plain(cases));

/** As it comes back from the database. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
