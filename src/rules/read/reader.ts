import { BOOK_LOCALES, type LocalText } from "../form/rule.ts";
import type { Problem, ProblemKey } from "../form/problem.ts";

/** A raw value as a message quotes it. */
export const quote = (raw: unknown): string => (typeof raw === "string" ? raw : (JSON.stringify(raw) ?? ""));

export type Raw = Readonly<Record<string, unknown>>;

/** Walks a raw book and collects every problem with its place, instead of stopping at the first. */
export class Reader {
  readonly problems: Problem[] = [];

  report(place: string, key: ProblemKey, params: Readonly<Record<string, string>> = {}): void {
    this.problems.push({ place, key, params });
  }

  /** A map with these fields and no others (any, when `fields` is left out); an empty one when it is none. */
  map(raw: unknown, place: string, fields?: readonly string[]): Raw {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
      if (raw === undefined) this.report(place, "missing");
      else this.report(place, "wrong-shape", { wanted: "map" });
      return {};
    }
    const map = raw as Raw;
    if (fields) {
      for (const key of Object.keys(map)) {
        if (!fields.includes(key))
          this.report(`${place}.${key}`, "unknown-key", { known: fields.join(", ") });
      }
    }
    return map;
  }

  /** Entries of a map that may be left out. */
  entries(raw: unknown, place: string): readonly (readonly [string, unknown])[] {
    return raw === undefined ? [] : Object.entries(this.map(raw, place));
  }

  /** Items of a list that may be left out. */
  list(raw: unknown, place: string): readonly unknown[] {
    if (raw === undefined) return [];
    if (Array.isArray(raw)) return raw;
    this.report(place, "wrong-shape", { wanted: "list" });
    return [];
  }

  string(raw: unknown, place: string): string {
    if (typeof raw === "string" && raw !== "") return raw;
    if (raw === undefined) this.report(place, "missing");
    else this.report(place, "wrong-shape", { wanted: "text" });
    return "";
  }

  strings(raw: unknown, place: string): readonly string[] {
    return this.list(raw, place).map((item, index) => this.string(item, `${place}[${index}]`));
  }

  boolean(raw: unknown, place: string): boolean {
    if (raw === undefined) return false;
    if (typeof raw === "boolean") return raw;
    this.report(place, "bad-value", { value: quote(raw), wanted: "true, false" });
    return false;
  }

  integer(raw: unknown, place: string): number {
    if (typeof raw === "number" && Number.isSafeInteger(raw)) return raw;
    this.report(place, raw === undefined ? "missing" : "bad-value", {
      value: quote(raw),
      wanted: "1, 2, 3 …",
    });
    return 1;
  }

  oneOf<T extends string>(raw: unknown, place: string, options: readonly T[], otherwise?: T): T {
    const [first] = options;
    if (raw === undefined && otherwise !== undefined) return otherwise;
    const found = options.find((option) => option === raw);
    if (found !== undefined) return found;
    this.report(place, raw === undefined ? "missing" : "bad-value", {
      value: quote(raw),
      wanted: options.join(", "),
    });
    return otherwise ?? (first as T);
  }

  /** A text in every locale. */
  text(raw: unknown, place: string): LocalText {
    const map = this.map(raw, place, BOOK_LOCALES);
    const texts = BOOK_LOCALES.map((locale) => {
      const text = map[locale];
      if (typeof text === "string" && text !== "") return [locale, text] as const;
      if (raw !== undefined) this.report(`${place}.${locale}`, "missing-text", { locale });
      return [locale, ""] as const;
    });
    return Object.fromEntries(texts) as LocalText;
  }

  optionalText(raw: unknown, place: string): LocalText | null {
    return raw === undefined ? null : this.text(raw, place);
  }
}
