import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { instant, oneOf, rowId, sealed } from "../../columns.ts";
import { people, unions } from "../schema.ts";

export const BOUND_ROLES = ["model-worker", "officer", "staff", "director"] as const;

/** A contact proved to be a person in a role: all that anyone may see or do follows from here (domain §1). */
export const bindings = pgTable(
  "bindings",
  {
    id: rowId(),
    contactId: text("contact_id").notNull(),
    role: text("role", { enum: BOUND_ROLES }).notNull(),
    name: text("name").notNull(),
    personId: uuid("person_id").references(() => people.id),
    unionId: uuid("union_id")
      .notNull()
      .references(() => unions.id),
    deputy: boolean("deputy").notNull().default(false),
    /** 工会主席: hears of it when the officers stay silent. */
    chair: boolean("chair").notNull().default(false),
    /** 办公电话 of an officer, for staff to call the silent. */
    workPhoneSealed: sealed("work_phone_sealed"),
    boundAt: instant("bound_at").notNull(),
    /** Since then nothing personal is done for the contact until a new code proves it again. */
    frozenAt: instant("frozen_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("bindings_one_live_per_contact")
      .on(table.contactId)
      .where(sql`revoked_at is null`),
    index("bindings_by_union")
      .on(table.unionId, table.role)
      .where(sql`revoked_at is null`),
    check("bindings_role_known", oneOf("role", BOUND_ROLES)),
    check("bindings_model_worker_is_a_person", sql`role <> 'model-worker' or person_id is not null`),
  ],
);

export const CONSENT_PURPOSES = ["notice", "health", "money", "minors"] as const;
/** The notice now in force. A new version asks everyone again. */
export const NOTICE_VERSION = 1;
export type Purpose = (typeof CONSENT_PURPOSES)[number];

/** 同意, one purpose each: the notice at first contact, the sensitive ones at the moment of need (domain §7.1–2). */
export const consents = pgTable(
  "consents",
  {
    id: rowId(),
    contactId: text("contact_id").notNull(),
    purpose: text("purpose", { enum: CONSENT_PURPOSES }).notNull(),
    version: integer("version").notNull(),
    givenAt: instant("given_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    uniqueIndex("consents_one_live")
      .on(table.contactId, table.purpose, table.version)
      .where(sql`withdrawn_at is null`),
    check("consents_purpose_known", oneOf("purpose", CONSENT_PURPOSES)),
  ],
);
