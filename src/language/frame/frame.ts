import type { Benefit, ChangeKind, Mode } from "./codes.ts";
import type { Intent } from "./intents.ts";
import type {
  AmountMention,
  DateMention,
  HonourMention,
  NumberMention,
  PersonMention,
  UnionMention,
} from "./mentions.ts";

/**
 * What one message was understood to say. Offsets (`index`) are UTF-16 positions in the original text, so that
 * `original.slice(index, index + text.length) === text`. Dates are ISO days in Asia/Shanghai; money is a decimal
 * string in yuan.
 */
export interface Understanding {
  /** One frame a statement: a message that reports three retirements has three. Never empty; `unknown` at least. */
  readonly frames: readonly Frame[];
  readonly dates: readonly DateMention[];
  readonly amounts: readonly AmountMention[];
  readonly numbers: readonly NumberMention[];
  readonly people: readonly PersonMention[];
  readonly unions: readonly UnionMention[];
  readonly honours: readonly HonourMention[];
}

export interface Frame {
  readonly intent: Intent;
  /** 0…1. Below the caller's threshold it asks, offering `candidates`. */
  readonly confidence: number;
  readonly candidates: readonly { readonly intent: Intent; readonly score: number }[];
  readonly mode: Mode;
  readonly slots: Slots;
}

/** Values are those of the mentions; a slot holds the mention itself where its position matters. */
export interface Slots {
  readonly kind?: ChangeKind;
  readonly benefit?: Benefit;
  readonly person?: PersonMention;
  /** Nobody is named, but somebody who was spoken of before is meant: 「他」. */
  readonly spokenOf?: true;
  /** Nobody is named, for who speaks tells of themselves: 「我退休了」. */
  readonly self?: true;
  /** Everyone named, where the statement joins people: 「陈静和张伟是夫妻」. */
  readonly people?: readonly PersonMention[];
  /** When it happened (not a deadline, a farewell ceremony or a career date). */
  readonly date?: DateMention;
  /** Where to: transfer, new name of a unit. */
  readonly toUnion?: UnionMention;
  readonly fromUnion?: UnionMention;
  readonly amounts?: readonly AmountMention[];
  readonly honour?: HonourMention;
  readonly choice?: number;
  /** ✓ by number: "1、3、5退休". */
  readonly choices?: readonly number[];
  /** Changes by the numbers of a roll-call: "1、3退休，5去世". */
  readonly marks?: readonly RollMark[];
  readonly code?: string;
  readonly receipt?: string;
  /** 全部确认, 全部收到: meant of all that wait. */
  readonly all?: true;
  /** Number of a bill (票据号). */
  readonly bill?: string;
  readonly locale?: "zh-CN" | "en";
  /** New post, phone, address … as it was written. */
  readonly value?: string;
  readonly topic?: string;
  readonly rule?: string;
  readonly parameter?: string;
  /** Every parameter of a rule change; `rule`, `parameter` and `value` are those of the first. */
  readonly changes?: readonly RuleParameterChange[];
  /** Illness, relation of the patient and other words that a rule asks for, by input name of the rule. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Who by their number, and what happened. */
export interface RollMark {
  readonly number: number;
  readonly kind: ChangeKind;
  readonly date?: DateMention;
}

/** 「大病比例改为30%」: a fraction for a percentage ("0.3"), otherwise yuan or a plain number. */
export interface RuleParameterChange {
  readonly rule?: string;
  readonly parameter: string;
  readonly value: string;
}
