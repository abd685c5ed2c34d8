import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId } from "../columns.ts";
import { people, titles, unions } from "../roster/index.ts";

/** Groups that a selection counts (domain §4); one nominee may stand in several. Their quotas are not configured. */
export const NOMINEE_GROUPS = [
  "frontline",
  "professional",
  "women",
  "youth",
  "minority",
  "democratic-party",
] as const;
export type NomineeGroup = (typeof NOMINEE_GROUPS)[number];

/** 推荐: who is put forward for a title in a year, by which union; withdrawn ones count no more. */
export const nominations = pgTable(
  "nominations",
  {
    id: rowId(),
    titleCode: text("title_code")
      .notNull()
      .references(() => titles.code),
    year: integer("year").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    groups: text("groups").array().notNull().default([]),
    /** 基层职工: no leader of the unit; at least half of a selection must be. */
    grassroots: boolean("grassroots").notNull(),
    nominatedBy: uuid("nominated_by").notNull(),
    nominatedAt: instant("nominated_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    uniqueIndex("nominations_once")
      .on(table.titleCode, table.year, table.personId)
      .where(sql`withdrawn_at is null`),
    index("nominations_by_year").on(table.year, table.titleCode),
    check("nominations_groups_known", sql`groups <@ ${sql.raw(arrayOf(NOMINEE_GROUPS))}`),
  ],
);

/** A fixed list of codes as an array of the database. */
function arrayOf(codes: readonly string[]): string {
  return `array[${codes.map((code) => `'${code}'`).join(", ")}]::text[]`;
}
