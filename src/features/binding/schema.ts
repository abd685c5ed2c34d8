import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId } from "../columns.ts";
import { bindings, BOUND_ROLES, people, unions } from "../roster/index.ts";

/** 绑定码: proves a contact to be a person or to hold an office; once, within minutes. Only its keyed digest is kept. */
export const bindingCodes = pgTable(
  "binding_codes",
  {
    id: rowId(),
    codeIndex: text("code_index").notNull(),
    role: text("role", { enum: BOUND_ROLES }).notNull(),
    name: text("name").notNull(),
    personId: uuid("person_id").references(() => people.id),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    /** 交接: the binding that ends when the code is used. */
    replacesBindingId: uuid("replaces_binding_id").references(() => bindings.id),
    /** Null: from the command line. A code of somebody whose binding has ended is worth nothing. */
    issuedBy: uuid("issued_by").references(() => bindings.id),
    issuedAt: instant("issued_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** Posted in a group, or replaced by a newer code for the same subject. */
    voidedAt: instant("voided_at"),
  },
  (table) => [
    uniqueIndex("binding_codes_once").on(table.codeIndex),
    index("binding_codes_open")
      .on(table.expiresAt)
      .where(sql`used_at is null and voided_at is null`),
    check("binding_codes_role_known", oneOf("role", BOUND_ROLES)),
    check("binding_codes_model_worker_is_a_person", sql`role <> 'model-worker' or person_id is not null`),
    check("binding_codes_end_one_way", sql`used_at is null or voided_at is null`),
  ],
);
