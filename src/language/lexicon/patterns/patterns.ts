import type { Intent } from "../../frame.ts";
import type { Tag } from "../cue-trie.ts";

/** A sentence with gaps, in every order in which its parts may follow one another; any word of a part fills it. */
export interface Pattern {
  readonly intent: Intent;
  readonly sign: PatternSign | undefined;
  /** Numbers of parts; every order holds the same ones. */
  readonly orders: readonly (readonly number[])[];
}

/**
 * What the sign before a pattern says of the rest of the message: `=` nothing but noise may stand beside it; `~` nothing
 * but noise and words that ask to be shown (classes `listing` and `beside`); `!` settles the intent whatever else is
 * there; `^` settles it, and opens the message; `?` only hints at it: it is heeded where the message is like it as well.
 */
export const PATTERN_SIGNS = ["=", "~", "!", "^", "?"] as const;
export type PatternSign = (typeof PATTERN_SIGNS)[number];

/**
 * `撤回|收回…<relation>` → parts of alternatives; `<class>` and `<class:code>` stand for all words of an entry. Parts
 * joined by `&` come in any order: `停用|解除&绑定` has two.
 */
export function parsePattern(source: string): {
  readonly sign: PatternSign | undefined;
  readonly orders: readonly (readonly (readonly string[])[])[];
} {
  const sign = PATTERN_SIGNS.find((known) => source.startsWith(known));
  const said = sign === undefined ? source : source.slice(1);
  return {
    sign,
    orders: orders(said.split("&")).map((order) =>
      order.flatMap((part) => part.split("…")).map((part) => part.split("|")),
    ),
  };
}

/** Every order of a few parts. */
function orders(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length < 2) return [parts];
  return parts.flatMap((first, at) =>
    orders(parts.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

export const tagOfPart = (alternative: string): string | undefined =>
  alternative.startsWith("<") && alternative.endsWith(">") ? alternative.slice(1, -1) : undefined;

export const tagKeys = (tag: Tag): readonly string[] => [tag.class, `${tag.class}:${tag.code}`];
