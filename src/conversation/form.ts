import type { Frame, Intent } from "../language/frame.ts";
import type { Reply } from "./reply.ts";

/** Values a dialogue holds: plain JSON, for they outlive the process. */
export type SlotValue =
  | string
  | number
  | boolean
  | null
  | readonly SlotValue[]
  | { readonly [key: string]: SlotValue };
export type FormSlots = Readonly<Record<string, SlotValue>>;

/** Kinds of answer that a question can wait for. */
export type Expected = "date" | "person" | "union" | "amount" | "text";

export interface Choice {
  readonly label: Reply;
  /** Merged into the slots when chosen. */
  readonly slots: FormSlots;
  /** Words that may tell it from the others: whoever says one that is this one's alone has chosen it. */
  readonly told?: readonly string[];
}

/** What was asked last and is answered. */
export interface LastAnswer {
  readonly form: string;
  readonly slots: FormSlots;
  /** The answer left something open that a bare figure or day right after it tells. */
  readonly expects?: Expected;
}

/** What a form wants next, given what it has. */
export type Step =
  | {
      readonly kind: "ask";
      readonly slot: string;
      readonly reply: Reply;
      readonly choices?: readonly Choice[];
      /** What kind of answer is expected, so that "0" is an amount and not a choice. */
      readonly expects?: Expected;
    }
  /** Shows what would happen and waits for 确认; the verb makes the card from the archive. */
  | { readonly kind: "card"; readonly verb: string }
  /** Everything is there and nothing needs confirming; `expects`: what a bare word after the answer would be. */
  | { readonly kind: "run"; readonly verb: string; readonly expects?: Expected }
  /** Cannot go on: says why and ends. */
  | { readonly kind: "stop"; readonly reply: Reply };

/** A dialogue as data: which slots, in which order, asked with which words. Pure; `World` is what it may look at. */
export interface Form<World> {
  readonly name: string;
  readonly intents: readonly Intent[];
  /** The action that `permissions` must allow before it opens. */
  readonly action: string;
  /** `last` is what was in hand or answered just before: 「申请」 after an estimate goes on from it, and 「他」 is who it was about. */
  open(frame: Frame, world: World, last: LastAnswer | null): FormSlots;
  /** A further message after the answer (「那9999呢」, 「要是自付12万」) as the same question anew; `null` if it is none. */
  followUp?(last: FormSlots, frame: Frame, world: World): FormSlots | null;
  /** Takes what a further message says; `null` if it says nothing that the form can use. */
  fill(slots: FormSlots, frame: Frame, asked: string | null, world: World): FormSlots | null;
  next(slots: FormSlots, world: World): Step;
  /** One line for what waits its turn and can be confirmed unseen, together with others (全部确认); else null. */
  summarise?(slots: FormSlots, world: World): Reply | null;
  /** What else than 确认 confirms this card: 「无变动」 on a roll-call. */
  readonly confirmedBy?: readonly Intent[];
  /** What it is about, in a few words: said when it comes up again after something else. */
  title(slots: FormSlots, world: World): Reply;
  /** Other intents whose statements may fill it: a bill read out is no question about relief here. */
  readonly answeredBy?: readonly Intent[];
  /** Slots that are answered in free words: whatever is said then is the answer. */
  readonly freeText?: readonly string[];
  /** A bare number on the card chooses one of its lines, and is no 确认. */
  readonly numbered?: true;
  /** The verb that 确认 on the card runs. */
  readonly commit: string;
}
