import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { oneOf, rowId, sealed } from "../columns.ts";

/** 分级管理: the municipal federation, the district's, and grassroots unions below it. */
export const UNION_LEVELS = ["municipal", "district", "grassroots"] as const;
export const UNION_STATUSES = ["active", "merged", "closed"] as const;

/** Facts about a person that change independently of each other: a reversal restores one and leaves the rest. */
export const EMPLOYMENTS = ["in-service", "retired", "early-leave"] as const;
export const LIVES = ["alive", "deceased"] as const;
/** 暂停待核 is `suspended`: only the awarding body revokes. */
export const STANDINGS = ["good", "suspended", "revoked"] as const;
export const WHEREABOUTS = ["known", "lost", "abroad"] as const;
export const SEXES = ["male", "female"] as const;
/** Why an archive is closed (封存): nobody in it enters a list again. */
export const CLOSED_REASONS = ["deceased", "departed"] as const;
/** Of the card that payments go to (京卡·互助服务卡 or bank card). */
export const CARD_STATUSES = ["active", "card-lost", "card-missing"] as const;

export const TIERS = ["national", "municipal"] as const;
export type Tier = (typeof TIERS)[number];

/**
 * The transaction that last wrote the row (a trigger sets it), so that every process can fetch just what is new: rows
 * with a revision at or after the oldest transaction that was open when it last looked. A sequence would not do, for
 * transactions do not commit in the order in which they take numbers.
 */
const revision = () =>
  bigint("revision", { mode: "number" })
    .notNull()
    .default(sql`0`);

export const unions = pgTable(
  "unions",
  {
    id: rowId(),
    parentId: uuid("parent_id").references((): AnyPgColumn => unions.id),
    level: text("level", { enum: UNION_LEVELS }).notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull().default([]),
    status: text("status", { enum: UNION_STATUSES }).notNull().default("active"),
    revision: revision(),
  },
  (table) => [
    uniqueIndex("unions_name_once")
      .on(table.name)
      .where(sql`status = 'active'`),
    index("unions_revision").on(table.revision),
    check("unions_level_known", oneOf("level", UNION_LEVELS)),
    check("unions_status_known", oneOf("status", UNION_STATUSES)),
    check("unions_only_the_top_has_no_parent", sql`(level = 'municipal') = (parent_id is null)`),
  ],
);

export const people = pgTable(
  "people",
  {
    id: rowId(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull().default([]),
    sex: text("sex", { enum: SEXES }),
    birthday: date("birthday", { mode: "string" }),
    /** 托管单位: whose officer looks after the person. The work unit may be another (破产, 代管). */
    custodianUnionId: uuid("custodian_union_id")
      .notNull()
      .references(() => unions.id),
    workUnit: text("work_unit"),
    post: text("post"),
    professionalTitle: text("professional_title"),
    ethnicity: text("ethnicity"),
    politicalStatus: text("political_status"),
    education: text("education"),
    workStartedOn: date("work_started_on", { mode: "string" }),
    employment: text("employment", { enum: EMPLOYMENTS }).notNull().default("in-service"),
    life: text("life", { enum: LIVES }).notNull().default("alive"),
    standing: text("standing", { enum: STANDINGS }).notNull().default("good"),
    whereabouts: text("whereabouts", { enum: WHEREABOUTS }).notNull().default("known"),
    retiredOn: date("retired_on", { mode: "string" }),
    diedOn: date("died_on", { mode: "string" }),
    idNumberSealed: sealed("id_number_sealed"),
    idNumberIndex: text("id_number_index"),
    cardSealed: sealed("card_sealed"),
    cardIndex: text("card_index"),
    phoneSealed: sealed("phone_sealed"),
    phoneIndex: text("phone_index"),
    addressSealed: sealed("address_sealed"),
    cardStatus: text("card_status", { enum: CARD_STATUSES }),
    incomeSealed: sealed("income_sealed"),
    householdSealed: sealed("household_sealed"),
    housingSealed: sealed("housing_sealed"),
    insuranceSealed: sealed("insurance_sealed"),
    healthCategorySealed: sealed("health_category_sealed"),
    hardshipLevelSealed: sealed("hardship_level_sealed"),
    hardshipCauseSealed: sealed("hardship_cause_sealed"),
    /** 动态管理: when each dimension was last confirmed; unconfirmed for 365 days is stale (domain §2). */
    workConfirmedOn: date("work_confirmed_on", { mode: "string" }),
    lifeConfirmedOn: date("life_confirmed_on", { mode: "string" }),
    healthConfirmedOn: date("health_confirmed_on", { mode: "string" }),
    integrityConfirmedOn: date("integrity_confirmed_on", { mode: "string" }),
    closedOn: date("closed_on", { mode: "string" }),
    closedReason: text("closed_reason", { enum: CLOSED_REASONS }),
    revision: revision(),
  },
  (table) => [
    index("people_by_union").on(table.custodianUnionId, table.name),
    index("people_by_name").on(table.name),
    index("people_revision").on(table.revision),
    uniqueIndex("people_id_number_once").on(table.idNumberIndex),
    check("people_sex_known", oneOf("sex", SEXES)),
    check("people_employment_known", oneOf("employment", EMPLOYMENTS)),
    check("people_life_known", oneOf("life", LIVES)),
    check("people_standing_known", oneOf("standing", STANDINGS)),
    check("people_whereabouts_known", oneOf("whereabouts", WHEREABOUTS)),
    check("people_card_status_known", oneOf("card_status", CARD_STATUSES)),
    check("people_closed_reason_known", oneOf("closed_reason", CLOSED_REASONS)),
    check("people_closed_have_a_reason", sql`(closed_on is null) = (closed_reason is null)`),
    check("people_dead_have_a_date", sql`(life = 'deceased') = (died_on is not null)`),
    check("people_id_number_indexed", sql`(id_number_sealed is null) = (id_number_index is null)`),
    check("people_name_said", sql`length(name) between 1 and 60`),
  ],
);

/** The title catalogue (荣誉目录): what a title is and whether it carries entitlement (domain §4). */
export const titles = pgTable(
  "titles",
  {
    code: text("code").primaryKey(),
    names: text("names").array().notNull(),
    level: text("level").notNull(),
    /** Awarded to a person, or to a collective. */
    collective: boolean("collective").notNull(),
    /** The tier of entitlement it carries; null for none. */
    tier: text("tier", { enum: TIERS }),
    /** "By default reading": staff should confirm (全国五一劳动奖章 → municipal). */
    tierByReading: boolean("tier_by_reading").notNull().default(false),
    validFrom: date("valid_from", { mode: "string" }),
    clause: text("clause"),
  },
  () => [check("titles_tier_known", oneOf("tier", TIERS))],
);

export const honours = pgTable(
  "honours",
  {
    id: rowId(),
    personId: uuid("person_id").references(() => people.id),
    unionId: uuid("union_id").references(() => unions.id),
    titleCode: text("title_code")
      .notNull()
      .references(() => titles.code),
    year: integer("year").notNull(),
    documentNumber: text("document_number"),
    /** The change report that added it; taken back with it. */
    reportId: uuid("report_id"),
  },
  (table) => [
    uniqueIndex("honours_once").on(table.personId, table.unionId, table.titleCode, table.year),
    index("honours_by_person").on(table.personId),
    check("honours_of_one", sql`(person_id is null) <> (union_id is null)`),
    check("honours_year_sane", sql`year between 1949 and 2200`),
  ],
);
