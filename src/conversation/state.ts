import type { Frame, Intent } from "../language/frame.ts";
import type { Choice, Expected, FormSlots, LastAnswer } from "./form.ts";

/** Bumped when the shape changes: an older state is dropped rather than misread. */
export const STATE_VERSION = 1;

/** One form in hand. */
export interface Dialogue {
  readonly form: string;
  readonly slots: FormSlots;
  /** The slot asked for, "card" while waiting for 确认, null before the first step. */
  readonly waitingFor: string | null;
  readonly choices: readonly Choice[];
  readonly expects?: Expected | undefined;
  /** Slots before each answer, newest last, for 上一步. */
  readonly past: readonly FormSlots[];
  readonly openedAt: string;
}

/** A line of a list by its number, and what is asked for by saying that number. */
export interface Offer {
  readonly number: number;
  readonly request: Pick<Frame, "intent" | "slots">;
}

export interface ConversationState {
  readonly version: typeof STATE_VERSION;
  readonly dialogue: Dialogue | null;
  /** Begun but not finished when something else came up, and further statements of one message; first is next. */
  readonly parked: readonly Dialogue[];
  /** What a continuing question ("那9999呢") goes on from. */
  readonly last: LastAnswer | null;
  /** Purposes whose consent was asked for; the message that needs it waits in memory only. */
  readonly consentFor?: readonly string[];
  /** What the message before may have meant, as it was offered by number; that message waits in memory only. */
  readonly meant?: readonly Intent[];
  /** The numbered lines of the answer before: a bare number right after them is one of these. */
  readonly offered?: readonly Offer[];
}

export const EMPTY_STATE: ConversationState = {
  version: STATE_VERSION,
  dialogue: null,
  parked: [],
  last: null,
};

/** Nothing is in hand, waits or is remembered. */
export const isEmpty = ({ dialogue, parked, last, consentFor, meant, offered }: ConversationState): boolean =>
  dialogue === null &&
  last === null &&
  [parked, consentFor, meant, offered].every((list) => list === undefined || list.length === 0);

/** Drafts live seven days (domain §7.7). */
export const DRAFT_DAYS = 7;
export const MOST_PARKED = 20;
export const MOST_STEPS_BACK = 12;
