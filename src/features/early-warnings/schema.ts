import { check, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId } from "../columns.ts";
import { people } from "../roster/index.ts";

export const WARNING_KINDS = ["retirement-age", "stale-record", "missing-card"] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** What an officer was asked about beforehand; once for each person, kind and occasion. */
export const warnings = pgTable(
  "warnings",
  {
    id: rowId(),
    kind: text("kind", { enum: WARNING_KINDS }).notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** The day, quarter or year that it is about. */
    occasion: text("occasion").notNull(),
    warnedAt: instant("warned_at").notNull(),
  },
  (table) => [
    uniqueIndex("warnings_once").on(table.kind, table.personId, table.occasion),
    check("warnings_kind_known", oneOf("kind", WARNING_KINDS)),
  ],
);
