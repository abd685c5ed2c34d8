import { sql } from "drizzle-orm";

import { say, sayPublicly } from "../../conversation/reply.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Verb } from "../feature.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf, returnYear } from "./return-year.ts";

/** Unions that have filed the year's return. */
export async function filedUnions(tx: Tx, year: number): Promise<ReadonlySet<string>> {
  const rows = await queryRows<{ id: string }>(
    tx,
    sql`select distinct union_id as id from annual_returns where year = ${year} and status <> 'returned'`,
  );
  return new Set(rows.map((row) => row.id));
}

/** 进度: staff see who is missing; an officer whether the own return is in; a group sees numbers only (domain §7.3). */
export const returnStatus: Verb = async ({ tx, world, actor, today, roomId }) => {
  const year = returnYear(today);
  const filed = await filedUnions(tx, year);
  const unions = world.directory.grassroots();
  const missing = unions.filter((union) => !filed.has(union.id));
  const daysLeft = daysBetween(today, deadlineOf(year));
  const numbers = { year, filed: unions.length - missing.length, count: unions.length, days: daysLeft };
  if (roomId !== null) return { replies: [sayPublicly("returns:numbers", numbers)] };
  if (actor.role === "officer") {
    return {
      replies: [say(filed.has(actor.unionId ?? "") ? "returns:own-filed" : "returns:own-missing", numbers)],
    };
  }
  const names = missing.slice(0, 30).map((union) => say("returns:missing-line", { union: union.name }));
  return {
    replies: [
      say(missing.length === 0 ? "returns:all-filed" : "returns:digest", {
        ...numbers,
        missing: missing.length,
        lines: names,
      }),
    ],
  };
};
