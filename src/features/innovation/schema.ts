import { check, date, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

import { instant, oneOf, rowId } from "../columns.ts";
import { people, unions } from "../roster/index.ts";

/** 职工创新工作室 (domain §5). */
export const innovationStudios = pgTable(
  "innovation_studios",
  {
    id: rowId(),
    name: text("name").notNull(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    openedOn: date("opened_on", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (table) => [
    uniqueIndex("innovation_studios_name_once")
      .on(table.unionId, table.name)
      .where(sql`closed_at is null`),
    check("innovation_studios_name_said", sql`length(name) between 2 and 60`),
  ],
);

/** 创新成果 of a year. */
export const innovationResults = pgTable(
  "innovation_results",
  {
    id: rowId(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    year: integer("year").notNull(),
    title: text("title").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    uniqueIndex("innovation_results_once").on(table.unionId, table.year, table.title),
    check("innovation_results_title_said", sql`length(title) between 2 and 200`),
  ],
);

/** 荣誉津贴 or 一次性奖励: exactly one (domain §5). */
export const CHIEF_REWARDS = ["allowance", "one-off"] as const;
export type ChiefReward = (typeof CHIEF_REWARDS)[number];

/** 首席员工 of a year. */
export const chiefEmployees = pgTable(
  "chief_employees",
  {
    id: rowId(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    /** Few of them are on the roster. */
    name: text("name").notNull(),
    personId: uuid("person_id").references(() => people.id),
    year: integer("year").notNull(),
    reward: text("reward", { enum: CHIEF_REWARDS }).notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    uniqueIndex("chief_employees_once_a_year").on(table.unionId, table.name, table.year),
    check("chief_employees_reward_known", oneOf("reward", CHIEF_REWARDS)),
  ],
);
