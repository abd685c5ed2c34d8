export interface Mention {
  readonly text: string;
  readonly index: number;
}

export interface DateMention extends Mention {
  /** Half-open `[start, end)`; `null` is open. One day has `end` = the day after. */
  readonly start: string | null;
  readonly end: string | null;
  /** Not said, and therefore taken from today: the month and year of 16号, the year of 11月16日. */
  readonly lacks?: "month" | "year";
  /** Said but impossible ("2月30日"): start and end are null and the bot must say so. */
  readonly impossible?: true;
}

export const AMOUNT_ROLES = [
  "copay", // 自付
  "copay1", // 自付一
  "copay2", // 自付二
  "self-funded", // 自费
  "total", // 总费用
  "reimbursed", // 报销
  "loss", // 财产损失
  "income", // 收入
  "limit", // 封顶, 起付: a figure of the rule, not of the person
  "other",
] as const;
export type AmountRole = (typeof AMOUNT_ROLES)[number];

export interface AmountMention extends Mention {
  /** Exact: `value`. A range or an open estimate: `min`/`max` (null = open). */
  readonly value?: string;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly role: AmountRole;
  /** 左右, 多, 几, 大概: never to be taken as exact. */
  readonly approximate: boolean;
  /** For self-funded: "其中8千自费" is inside the amount before it, "另有" beside it; null = not said, ask. */
  readonly inside?: boolean | null;
  /**
   * "3万含自费" / "3万，不含自费": whether this amount holds a self-funded part. `included` with no self-funded
   * amount beside it: how much was not said, ask.
   */
  readonly selfFunded?: "included" | "excluded";
  /** 一共, 合计: adds up the amounts before it and must not be counted beside them. */
  readonly sum?: true;
  /** ISO 4217, absent for yuan. The figure is then no yuan, and `approximate`. */
  readonly currency?: string;
}

export interface NumberMention extends Mention {
  readonly value: string;
}

export const MATCHES = ["exact", "alias", "honorific", "sound", "shape", "unlisted"] as const;
export type Match = (typeof MATCHES)[number];

export interface PersonMention extends Mention {
  /** The name as it should stand in a record (surname kept for 王师傅). */
  readonly name: string;
  /** People of the roster in scope who fit, best first; empty = nobody known. */
  readonly ids: readonly string[];
  /** `sound` and `shape` are guesses and are always asked back. */
  readonly match: Match;
  /** "李秀英的母亲": the statement is about the relative, not about the person of the roster. */
  readonly relation?: "spouse" | "child" | "parent" | "other";
}

export interface UnionMention extends Mention {
  readonly name: string;
  readonly ids: readonly string[];
  readonly match: Match;
}

export interface HonourMention extends Mention {
  /** Codes of the title catalogue that fit. */
  readonly codes: readonly string[];
}
