/** 动态管理 (domain §2): what is watched for change; each has a date on which it was last confirmed. */
export const DIMENSIONS = ["work", "life", "health", "integrity"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Who may see a field besides the person: `discipline` is for staff, director and the unit's officer only (domain §7.8). */
export const SECRECIES = ["open", "identity", "contact", "money", "health", "discipline"] as const;

interface FieldRule {
  readonly column: string;
  readonly type: "text" | "date" | "uuid";
  readonly secrecy: (typeof SECRECIES)[number];
  /** The column `<column>_sealed` holds it, sealed at the place `people.<column>`. */
  readonly sealed?: true;
  /** The column `<column>_index` finds equals, under this purpose of the vault. */
  readonly indexed?: true;
  /** How it is shown: never in full (domain §7.5). */
  readonly mask?: "id" | "card" | "phone";
  /** A state with its words in `changes:state`. */
  readonly state?: true;
}

/** Every field of a person's archive (档案): where it stands, how it is kept and how it is shown. */
export const ARCHIVE_FIELDS = {
  name: { column: "name", type: "text", secrecy: "open" },
  sex: { column: "sex", type: "text", secrecy: "open" },
  birthday: { column: "birthday", type: "date", secrecy: "identity" },
  idNumber: {
    column: "id_number",
    type: "text",
    secrecy: "identity",
    sealed: true,
    indexed: true,
    mask: "id",
  },
  ethnicity: { column: "ethnicity", type: "text", secrecy: "open" },
  politicalStatus: { column: "political_status", type: "text", secrecy: "open" },
  education: { column: "education", type: "text", secrecy: "open" },
  workStartedOn: { column: "work_started_on", type: "date", secrecy: "open" },
  custodianUnionId: { column: "custodian_union_id", type: "uuid", secrecy: "open" },
  workUnit: { column: "work_unit", type: "text", secrecy: "open" },
  post: { column: "post", type: "text", secrecy: "open" },
  professionalTitle: { column: "professional_title", type: "text", secrecy: "open" },
  employment: { column: "employment", type: "text", secrecy: "open", state: true },
  retiredOn: { column: "retired_on", type: "date", secrecy: "open" },
  life: { column: "life", type: "text", secrecy: "open", state: true },
  diedOn: { column: "died_on", type: "date", secrecy: "open" },
  standing: { column: "standing", type: "text", secrecy: "discipline", state: true },
  whereabouts: { column: "whereabouts", type: "text", secrecy: "open", state: true },
  closedOn: { column: "closed_on", type: "date", secrecy: "open" },
  closedReason: { column: "closed_reason", type: "text", secrecy: "open", state: true },
  phone: { column: "phone", type: "text", secrecy: "contact", sealed: true, indexed: true, mask: "phone" },
  address: { column: "address", type: "text", secrecy: "contact", sealed: true },
  card: { column: "card", type: "text", secrecy: "money", sealed: true, indexed: true, mask: "card" },
  cardStatus: { column: "card_status", type: "text", secrecy: "open", state: true },
  income: { column: "income", type: "text", secrecy: "money", sealed: true },
  household: { column: "household", type: "text", secrecy: "money", sealed: true },
  housing: { column: "housing", type: "text", secrecy: "money", sealed: true },
  insurance: { column: "insurance", type: "text", secrecy: "health", sealed: true },
  healthCategory: { column: "health_category", type: "text", secrecy: "health", sealed: true },
  hardshipLevel: { column: "hardship_level", type: "text", secrecy: "money", sealed: true },
  hardshipCause: { column: "hardship_cause", type: "text", secrecy: "money", sealed: true },
  workConfirmedOn: { column: "work_confirmed_on", type: "date", secrecy: "open" },
  lifeConfirmedOn: { column: "life_confirmed_on", type: "date", secrecy: "open" },
  healthConfirmedOn: { column: "health_confirmed_on", type: "date", secrecy: "open" },
  integrityConfirmedOn: { column: "integrity_confirmed_on", type: "date", secrecy: "open" },
} as const satisfies Record<string, FieldRule>;

export type ArchiveField = keyof typeof ARCHIVE_FIELDS;
export const ARCHIVE_FIELD_NAMES = Object.keys(ARCHIVE_FIELDS) as [ArchiveField, ...ArchiveField[]];

/** The rule of a field with its optional parts in sight. */
export const ruleOf = (field: ArchiveField): FieldRule => ARCHIVE_FIELDS[field];

export const confirmedField = (dimension: Dimension): ArchiveField => `${dimension}ConfirmedOn`;
