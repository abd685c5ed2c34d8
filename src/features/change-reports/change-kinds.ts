import type { ReplyKey } from "../../conversation/reply-key.ts";
import type { EMPLOYMENTS, LIVES, STANDINGS, WHEREABOUTS } from "../roster/index.ts";
import type { ChangeKind } from "../../language/frame.ts";

/** A field of the archive that a change can set. */
export type ArchiveField =
  | "employment"
  | "life"
  | "standing"
  | "whereabouts"
  | "retiredOn"
  | "diedOn"
  | "custodianUnionId"
  | "workUnit"
  | "post";

/** A state that the archive knows; each has its words in `changes:state`. */
export type State = (typeof EMPLOYMENTS | typeof LIVES | typeof STANDINGS | typeof WHEREABOUTS)[number];

export type Setting =
  | { readonly to: State }
  /** Takes the day of the event, or a slot of the dialogue. */
  | { readonly from: "date" | "toUnionId" | "toUnionName" | "value" };

export interface ChangeKindRule {
  /** 重大情况: reported at any time, within 24 hours, and reaches staff at once (domain §2). */
  readonly major: boolean;
  /** Happens once in a life: a second report with another date is an objection, not another event. */
  readonly once: boolean;
  /** May be told before it happens; the archive follows on the day. */
  readonly mayBeFuture: boolean;
  /** Needs to know where to. */
  readonly asksUnion: boolean;
  /** Asks for the new value with these words. */
  readonly asksValue: ReplyKey | null;
  readonly sets: Readonly<Partial<Record<ArchiveField, Setting>>>;
}

const plain = {
  major: false,
  once: false,
  mayBeFuture: false,
  asksUnion: false,
  asksValue: null,
  sets: {},
} as const;

/** 变动种类 (domain §2): what each kind asks, sets and means. */
export const CHANGE_RULES: Readonly<Record<ChangeKind, ChangeKindRule>> = {
  transfer: { ...plain, mayBeFuture: true, asksUnion: true, sets: { workUnit: { from: "toUnionName" } } },
  retirement: {
    ...plain,
    once: true,
    mayBeFuture: true,
    sets: { employment: { to: "retired" }, retiredOn: { from: "date" } },
  },
  "early-leave": { ...plain, mayBeFuture: true, sets: { employment: { to: "early-leave" } } },
  post: { ...plain, mayBeFuture: true, asksValue: "changes:value.post", sets: { post: { from: "value" } } },
  unit: { ...plain, mayBeFuture: true, asksValue: "changes:value.unit" },
  contact: { ...plain, asksValue: "changes:value.contact" },
  "bank-card": { ...plain, asksValue: "changes:value.bank-card" },
  health: { ...plain },
  hardship: { ...plain },
  disaster: { ...plain, major: true },
  "lost-contact": { ...plain, sets: { whereabouts: { to: "lost" } } },
  "settled-abroad": { ...plain, once: true, sets: { whereabouts: { to: "abroad" } } },
  honour: { ...plain, asksValue: "changes:value.honour" },
  death: { ...plain, major: true, once: true, sets: { life: { to: "deceased" }, diedOn: { from: "date" } } },
  discipline: { ...plain, major: true, sets: { standing: { to: "suspended" } } },
  other: { ...plain, asksValue: "changes:value.other" },
};

/** The field that a card shows as old → new. */
export const SHOWN_FIELD: Readonly<Partial<Record<ChangeKind, ArchiveField>>> = {
  transfer: "custodianUnionId",
  retirement: "employment",
  "early-leave": "employment",
  post: "post",
  "lost-contact": "whereabouts",
  "settled-abroad": "whereabouts",
  death: "life",
  discipline: "standing",
};
