import { flatText, fromUnits } from "../words/flat-text.ts";
import { matchingText } from "../words/matching-text.ts";
import { CHARACTER_MAP, COMPOUND, DROPPED } from "./character-map.ts";
import { foldCompounds } from "./fold-compounds.ts";

/** No message is read further than this: it bounds the time of everything that follows. */
export const MAX_MESSAGE_LENGTH = 2_000;

/** A message as it is matched, with the way back to what was written. */
export interface Normalised {
  readonly original: string;
  /** At most `MAX_MESSAGE_LENGTH` code units. */
  readonly text: string;
  /** The text as numbers, sums and dates are looked for in it: as long, in lower case. Made when first asked for. */
  readonly matching: string;
  /** Original index of normalised position `i`, `0 ≤ i ≤ text.length`. */
  at(i: number): number;
}

/**
 * Folds a message to one way of writing: NFKC, simplified characters, one kind of dash, dot and space; controls,
 * zero-width and bidirectional characters go, emoji stay. Idempotent. Read up to `MAX_MESSAGE_LENGTH`.
 */
export function normalise(message: string): Normalised {
  const length = Math.min(message.length, MAX_MESSAGE_LENGTH);
  const units: number[] = [];
  let origins: number[] | undefined;
  for (let i = 0; i < length; i++) {
    const code = message.charCodeAt(i);
    const unit = CHARACTER_MAP[code] ?? DROPPED;
    if (unit === COMPOUND) {
      if (!isPlainPair(message, i, length)) return normaliseCompound(message);
      units.push(code, message.charCodeAt(i + 1));
      origins?.push(i, i + 1);
      i++;
    } else if (unit === DROPPED) {
      origins ??= units.map((_, index) => index);
    } else {
      units.push(unit);
      origins?.push(i);
    }
  }
  if (origins !== undefined) return new Shifted(message, fromUnits(units), origins, length);
  return new Aligned(message, fromUnits(units));
}

/** Emoji and rare characters of names: both halves there, and nothing that NFKC or a tag would change. */
function isPlainPair(message: string, index: number, length: number): boolean {
  if (index + 1 >= length) return false;
  const point = message.codePointAt(index) ?? 0;
  return (point >= 0x1_f300 && point < 0x1_fb00) || (point >= 0x2_0000 && point < 0x2_f800);
}

function normaliseCompound(message: string): Normalised {
  const { text, origins } = foldCompounds(message.slice(0, MAX_MESSAGE_LENGTH), MAX_MESSAGE_LENGTH);
  return new Shifted(message, flatText(text), origins, Math.min(message.length, MAX_MESSAGE_LENGTH));
}

abstract class Message implements Normalised {
  readonly original: string;
  readonly text: string;
  #matching: string | undefined;

  constructor(original: string, text: string) {
    this.original = original;
    this.text = text;
  }

  get matching(): string {
    return (this.#matching ??= matchingText(this));
  }

  abstract at(i: number): number;
}

/** Nothing dropped, nothing expanded: positions are the original's. */
class Aligned extends Message {
  at(i: number): number {
    return i;
  }
}

class Shifted extends Message {
  readonly #origins: ArrayLike<number>;
  readonly #end: number;

  constructor(original: string, text: string, origins: ArrayLike<number>, end: number) {
    super(original, text);
    this.#origins = origins;
    this.#end = end;
  }

  at(i: number): number {
    return this.#origins[i] ?? this.#end;
  }
}

/** The words of the original that a normalised span `[start, end)` was read from, and where they stand. */
export function spanOf(message: Normalised, start: number, end: number): { text: string; index: number } {
  const index = message.at(start);
  if (message instanceof Aligned) return { text: message.original.slice(index, end), index };
  let after = end;
  // The span may end inside one character of the original (㎡ is m and 2): it is taken whole.
  while (after < message.text.length && message.at(after) === message.at(end - 1)) after++;
  return { text: trimDropped(message.original.slice(index, message.at(after))), index };
}

/** Dropped characters behind the last one that counts belong to nobody. */
function trimDropped(text: string): string {
  let end = text.length;
  while (end > 0 && CHARACTER_MAP[text.charCodeAt(end - 1)] === DROPPED) end--;
  return text.slice(0, end);
}
