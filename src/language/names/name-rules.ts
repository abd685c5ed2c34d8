import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Reading } from "./loose-index.ts";
import { readShape, readSound } from "./readings.ts";

/** What a Chinese name can look like: file `names` of the lexicon. */
export interface NameRules {
  /** Length of the surname at a place: 2 for compound ones, 0 where none begins. */
  readonly surnameAt: (text: string, at: number) => number;
  /** The surname is also a common word (于, 和, 方): wants more evidence. */
  readonly isDoubtful: (surname: string) => boolean;
  readonly inName: (character: string) => boolean;
  /** Words that begin like a name and are none: 高兴, 方便. */
  readonly isOrdinary: (word: string) => boolean;
  readonly readings: { readonly sound: Reading; readonly shape: Reading };
}

interface NamesFile {
  readonly surnames?: {
    readonly common?: string;
    readonly doubtful?: string;
    readonly compound?: readonly string[];
  };
  readonly never?: string;
  readonly ordinary?: readonly string[];
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
  const ordinary = new Set(files.flatMap((file) => file.ordinary ?? []));
  return {
    surnameAt: (text, at) => {
      const first = text[at];
      if (first === undefined) return 0;
      if (compound.has(text.slice(at, at + 2))) return 2;
      return common.has(first) || doubtful.has(first) ? 1 : 0;
    },
    isDoubtful: (surname) => doubtful.has(surname),
    inName: (character) => isHan(character) && !never.has(character),
    isOrdinary: (word) => ordinary.has(word),
    readings: {
      sound: readSound,
      shape: readShape(files.flatMap((file) => file.lookalikes ?? [])),
    },
  };
}

/** Han characters of the basic plane, the rare ones of the extension A included. */
export function isHan(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}
