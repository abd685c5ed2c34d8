import { codeAt } from "../words/code-at.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Reading } from "./index/loose-index.ts";
import { readShape, readSound } from "./readings.ts";

/** What a Chinese name can look like: file `names` of the lexicon. */
export interface NameRules {
  /** Whether a surname begins with this UTF-16 code: most places are passed over by it. */
  readonly mayBegin: (code: number) => boolean;
  /** Length of the surname at a place: 2 for compound ones, 0 where none begins. */
  readonly surnameAt: (text: string, at: number) => number;
  readonly surnames: readonly string[];
  /** The surname is also a common word (于, 和, 方): wants more evidence. */
  readonly isDoubtful: (surname: string) => boolean;
  readonly inName: (character: string) => boolean;
  /** Whether people are usually called by it: most given names are made of some hundred characters. */
  readonly isUsual: (character: string) => boolean;
  /** Words that begin like a name and are none: 高兴, 方便. */
  readonly isOrdinary: (word: string) => boolean;
  /** Words that are names as well, where something is told of them: 高峰, 明月. */
  readonly isEither: (word: string) => boolean;
  /** Days that people are called after: 国庆, 立春. */
  readonly isGivenName: (word: string) => boolean;
  readonly readings: { readonly sound: Reading; readonly shape: Reading };
}

interface NamesFile {
  readonly surnames?: {
    readonly common?: string;
    readonly doubtful?: string;
    readonly compound?: readonly string[];
  };
  readonly never?: string;
  readonly usual?: string;
  readonly ordinary?: readonly string[];
  readonly either?: readonly string[];
  readonly given?: readonly string[];
  readonly lookalikes?: readonly string[];
}

export function compileNameRules(lexicons: readonly Lexicon[]): NameRules {
  const files = lexicons.map((lexicon) => (lexicon["names"] ?? {}) as NamesFile);
  const characters = (pick: (file: NamesFile) => string | undefined): Set<string> =>
    new Set(
      files.flatMap((file) => Array.from(pick(file) ?? "").filter((character) => character.trim() !== "")),
    );
  const common = characters((file) => file.surnames?.common);
  const doubtful = characters((file) => file.surnames?.doubtful);
  const compound = new Set(files.flatMap((file) => file.surnames?.compound ?? []));
  const never = characters((file) => file.never);
  const usual = characters((file) => file.usual);
  const given = new Set(files.flatMap((file) => file.given ?? []));
  const ordinary = new Set(files.flatMap((file) => file.ordinary ?? []));
  const either = new Set(files.flatMap((file) => file.either ?? []));
  const surnames = new Uint8Array(0x10000);
  for (const surname of [...common, ...doubtful]) surnames[codeAt(surname, 0)] = SINGLE;
  for (const surname of compound) surnames[codeAt(surname, 0)]! |= COMPOUND;
  return {
    mayBegin: (code) => surnames[code] !== 0,
    surnameAt: (text, at) => {
      const kinds = surnames[codeAt(text, at)] ?? 0;
      if ((kinds & COMPOUND) !== 0 && compound.has(text.slice(at, at + 2))) return 2;
      return kinds & SINGLE;
    },
    surnames: [...new Set([...common, ...doubtful, ...compound])],
    isDoubtful: (surname) => doubtful.has(surname),
    inName: (character) => isHan(character) && !never.has(character),
    isUsual: (character) => usual.has(character),
    isEither: (word) => either.has(word),
    isGivenName: (word) => given.has(word),
    isOrdinary: (word) => ordinary.has(word),
    readings: {
      sound: readSound,
      shape: readShape(files.flatMap((file) => file.lookalikes ?? [])),
    },
  };
}

/** What a character can begin. */
const SINGLE = 1;
const COMPOUND = 2;

/** Han characters of the basic plane, the rare ones of the extension A included. */
export function isHan(character: string): boolean {
  const code = codeAt(character, 0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}
