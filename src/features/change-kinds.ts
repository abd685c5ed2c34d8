import { z } from "zod";

import type { Reply } from "../conversation/reply.ts";
import { say } from "../conversation/reply.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { ARCHIVE_FIELD_NAMES, DIMENSIONS } from "./roster/index.ts";

const LocalText = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });
const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** Where a setting takes its value from: a slot of the dialogue. */
const SOURCES = ["date", "toUnion", "toUnionId", "toUnionName", "value", "phone", "address", "card"] as const;
const Source = z.enum(SOURCES);

const CONDITION = {
  /** Only when that slot holds something. */
  when: Source.optional(),
  /** Only when it does not. */
  unless: Source.optional(),
};

const Setting = z
  .strictObject({
    field: z.enum(ARCHIVE_FIELD_NAMES),
    /** A fixed value. */
    to: z.string().optional(),
    from: Source.optional(),
    ...CONDITION,
  })
  .refine(({ to, from }) => (to === undefined) !== (from === undefined), "one of `to` and `from`");

const Ask = z.strictObject({
  /** The slot that the answer fills. */
  slot: z.string().regex(/^[a-z][A-Za-z]+$/),
  question: LocalText,
  /** How an answer in free words is read. */
  read: z.enum(["text", "union", "contact", "card", "id", "honour"]).default("text"),
  /** Answers to choose from, by code. A code that the words of the message named is not asked for. */
  choices: z.record(z.string(), LocalText).optional(),
  /** Asked only while that slot has this value. */
  onlyIf: z.strictObject({ slot: z.string(), is: z.string() }).optional(),
});

const Meaning = z.strictObject({ ...CONDITION, text: LocalText });

const Kind = z.strictObject({
  names: LocalText,
  /** In force from this day, to the day before `to`. */
  from: Day,
  to: Day.nullable().default(null),
  /** The words it rests on. */
  basis: z.string().nullable().default(null),
  /** Of a person, or of the union itself. */
  subject: z.enum(["person", "union"]).default("person"),
  /** 重大情况: reported at any time, within 24 hours, and reaches staff at once (domain §2). */
  major: z.boolean().default(false),
  /** What makes two reports of this kind one event: told once in a life, the same destination, value or day. */
  sameBy: z.enum(["once", "union", "value", "date"]).default("date"),
  /** The same destination or value this many days apart is the same event with another date. */
  withinDays: z.number().int().min(0).default(60),
  mayBeFuture: z.boolean().default(false),
  /** A day that was not said is today. */
  dateIsToday: z.boolean().default(false),
  /** What it tells is sensitive: the person's agreement is asked for first (domain §7.2). */
  consent: z.enum(["health", "money"]).nullable().default(null),
  /** The value is never shown again (domain §7.5). */
  hidden: z.boolean().default(false),
  /** For staff, the director and the unit's officer only: nothing that the person is shown tells of it (domain §7.8). */
  confidential: z.boolean().default(false),
  /** Taken effect only when the other side has accepted (接收). */
  acceptance: z.boolean().default(false),
  reporters: z.array(z.enum(["officer", "staff", "director"])).default(["officer", "staff", "director"]),
  asks: z.array(Ask).default([]),
  sets: z.array(Setting).default([]),
  /** Dimensions that somebody has evidently looked at. */
  confirms: z.array(z.enum(DIMENSIONS)).default([]),
  /** The field that the card shows as old → new. */
  shows: z.enum(ARCHIVE_FIELD_NAMES).nullable().default(null),
  /** What it means for the person's entitlements; in one sentence, or by what was said. */
  means: z
    .union([LocalText.transform((text): z.infer<typeof Meaning>[] => [{ text }]), z.array(Meaning)])
    .default([]),
  /** Said only to those who carry entitlement and are in service. */
  meansInService: z.boolean().default(false),
  /** Ends the receipt with words of sympathy. */
  condolence: z.boolean().default(false),
});

export const ChangeKindDocument = z.strictObject({
  kinds: z.record(z.string().regex(/^[a-z][a-z-]*$/), Kind),
});

export type ChangeKindRule = z.infer<typeof Kind> & { readonly code: string };
export type ChangeAsk = ChangeKindRule["asks"][number];
export type ChangeSetting = ChangeKindRule["sets"][number];
export type ChangeCondition = Pick<ChangeSetting, "when" | "unless">;

/** 变动种类: an open, dated list. A new kind is an entry of the list and words in the lexicon, and no code (domain §2). */
export class ChangeKindList {
  readonly #rules: ReadonlyMap<string, ChangeKindRule>;

  constructor(document: z.infer<typeof ChangeKindDocument>) {
    this.#rules = new Map(Object.entries(document.kinds).map(([code, rule]) => [code, { ...rule, code }]));
  }

  all(): readonly ChangeKindRule[] {
    return [...this.#rules.values()];
  }

  /** The rule of a kind, whether it is still in force or not: earlier reports keep their meaning. */
  get(code: string | undefined): ChangeKindRule | undefined {
    return code === undefined ? undefined : this.#rules.get(code);
  }

  /** The rule if the kind can be reported on this day. */
  inForce(code: string | undefined, today: LocalDate): ChangeKindRule | undefined {
    const rule = this.get(code);
    return rule !== undefined && rule.from <= today && (rule.to === null || today < rule.to)
      ? rule
      : undefined;
  }

  /** How the audit names whom a report was about: the person finds confidential ones nowhere. */
  subject(code: string, personId: string | null, unionId: string): string {
    if (personId === null) return `union:${unionId}`;
    return `${this.get(code)?.confidential === true ? "confidential" : "person"}:${personId}`;
  }

  /** 去世, 退休 …, in the reader's language. */
  name(code: string): Reply {
    return say("changes:text", { text: this.get(code)?.names ?? code });
  }
}
