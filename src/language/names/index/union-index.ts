import { Trie } from "../../lexicon/trie.ts";
import type { Reading } from "./loose-index.ts";
import { NameTable } from "./name-table.ts";

export interface RosterUnion {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

interface Named {
  readonly name: string;
  readonly exact: boolean;
  readonly ids: string[];
}

/** People say the unit where the roster says its union: 展览路印刷厂 for 展览路印刷厂工会委员会. */
const UNION_ENDING = /工会(?:委员会)?$/;

/** The unions by every name they go by. */
export class UnionIndex {
  readonly #texts = new Trie<Named>();
  readonly #byId = new Map<string, RosterUnion>();
  readonly #ordinals: string[] = [];
  readonly #table = new NameTable();

  upsert(union: RosterUnion): void {
    const before = this.#byId.get(union.id);
    if (before) this.#remove(before);
    this.#byId.set(union.id, union);
    const ordinal = this.#ordinals.push(union.id) - 1;
    for (const text of namesOf(union)) {
      const known = this.#texts.get(text);
      if (known) known.ids.push(union.id);
      else this.#texts.set(text, { name: union.name, exact: text === union.name, ids: [union.id] });
      this.#table.add(text, ordinal);
    }
  }

  /** The longest name that stands at `start`. */
  longestAt(text: string, start: number): { readonly end: number; readonly value: Named } | undefined {
    return this.#texts.longestAt(text, start);
  }

  /** Unions with a name that agrees with `text` under a loose reading. */
  alike(text: string, read: Reading): readonly RosterUnion[] {
    const ids = this.#table
      .alike(text, read)
      .flatMap((name) => this.#table.bearers(name))
      .map((ordinal) => this.#ordinals[ordinal]!);
    return [...new Set(ids)].map((id) => this.#byId.get(id)!);
  }

  #remove(union: RosterUnion): void {
    this.#ordinals.forEach((id, ordinal) => {
      if (id === union.id) for (const text of namesOf(union)) this.#table.remove(text, ordinal);
    });
    for (const text of namesOf(union)) {
      const ids = this.#texts.get(text)?.ids.filter((id) => id !== union.id) ?? [];
      this.#texts.set(text, ids.length > 0 ? { ...this.#texts.get(text)!, ids } : undefined);
    }
  }
}

function namesOf(union: RosterUnion): string[] {
  const names = [union.name, ...(union.aliases ?? [])];
  const short = [...names, ...names.map((name) => name.replace(UNION_ENDING, ""))];
  return [...new Set([...short, ...short.map(withDigits)])].filter((name) => name.length > 1);
}

/** 第三十五中学 is written 第35中学 too. */
const withDigits = (name: string): string =>
  name.replaceAll(
    /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九](?=中|小|厂|医院|分|校)/g,
    (numeral) => {
      const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
      return String(
        (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones || "零")),
      );
    },
  );

const DIGITS = "零一二三四五六七八九";
