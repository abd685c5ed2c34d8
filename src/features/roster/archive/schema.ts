import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, rowId, sealed } from "../../columns.ts";
import { bindings } from "../bound/schema.ts";
import { people, unions } from "../schema.ts";

/** Who changed what and when: old value, new value, source, kept for ever (domain §2). Of a person or of a union. */
export const fieldHistory = pgTable(
  "field_history",
  {
    id: rowId(),
    personId: uuid("person_id").references(() => people.id),
    unionId: uuid("union_id").references(() => unions.id),
    field: text("field").notNull(),
    oldSealed: sealed("old_sealed"),
    newSealed: sealed("new_sealed"),
    /** The change report behind it; null for a direct edit or an import. */
    reportId: uuid("report_id"),
    actorBindingId: uuid("actor_binding_id"),
    sourceMessageId: uuid("source_message_id"),
    at: instant("at").notNull(),
  },
  (table) => [
    index("field_history_by_person").on(table.personId, table.at),
    index("field_history_by_report").on(table.reportId),
    check("field_history_of_one", sql`(person_id is null) <> (union_id is null)`),
  ],
);

/** 专人负责: who keeps a unit's archive, and who stands in; one of each at a time, the earlier ones on record. */
export const archiveKeepers = pgTable(
  "archive_keepers",
  {
    id: rowId(),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    bindingId: uuid("binding_id")
      .notNull()
      .references(() => bindings.id),
    deputy: boolean("deputy").notNull(),
    since: instant("since").notNull(),
    until: instant("until"),
    /** Who handed it over; null for the first. */
    handedBy: uuid("handed_by"),
    /** The one it was handed to has not taken it yet. */
    accepted: boolean("accepted").notNull().default(true),
  },
  (table) => [
    uniqueIndex("archive_keepers_one")
      .on(table.unionId, table.deputy)
      .where(sql`until is null and accepted`),
    check("archive_keepers_time_runs_on", sql`until is null or until >= since`),
  ],
);
