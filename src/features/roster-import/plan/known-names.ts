import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../../database.ts";
import type { World } from "../../world.ts";
import type { Names } from "../sheet/parse-roster.ts";

export interface MadeUnion {
  readonly id: string;
  readonly name: string;
}

/**
 * What names in cells stand for: unions by name and alias, titles by every name they have.
 * @param newUnionId gives the id of a union that is to be made for a name that nobody knows; without it none is
 * @returns the names, and the unions that were made while they were asked
 */
export async function readNames(
  tx: Tx,
  { directory, today }: Pick<World, "directory" | "today">,
  newUnionId?: () => string,
): Promise<{ readonly names: Names; readonly made: readonly MadeUnion[] }> {
  const unions = new Map(
    [...directory.unions.values()]
      .filter((union) => union.status === "active")
      .flatMap((union) => [union.name, ...union.aliases].map((name) => [fold(name), union.id] as const)),
  );
  const titles = await readTitles(tx);
  const made: MadeUnion[] = [];
  const unionOf = (name: string): string | undefined => {
    const key = fold(name);
    const known = unions.get(key);
    if (known !== undefined || newUnionId === undefined) return known;
    const id = newUnionId();
    made.push({ id, name });
    unions.set(key, id);
    return id;
  };
  return { names: { unionOf, titleOf: (name) => titles.get(fold(name)), today }, made };
}

/** 「红星百货 工会」 and 「红星百货工会」 are one. */
const fold = (name: string): string => name.normalize("NFKC").replaceAll(/\s+/g, "").toLowerCase();

/** Titles that a person can hold, by every name. */
async function readTitles(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows<{ code: string; names: string[] }>(
    tx,
    sql`select code, to_json(names) as names from titles where not collective`,
  );
  return new Map(
    rows.flatMap(({ code, names }) => [code, ...names].map((name) => [fold(name), code] as const)),
  );
}
