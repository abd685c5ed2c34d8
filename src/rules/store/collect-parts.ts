import type { Raw } from "../read/reader.ts";

/** Parts of a book that a rule may name. */
const NAMED = ["choices", "channels", "approvers", "references", "tables"] as const;

/** The parts that a rule names, and those that they name in turn: the rest of the book is none of its business. */
export function collectParts(book: Raw, rule: Raw): Raw {
  const said = new Set<string>();
  const parts: Record<string, Record<string, unknown>> = {};
  const waiting: unknown[] = [rule];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const word of wordsOf(next)) {
      if (said.has(word)) continue;
      said.add(word);
      for (const part of NAMED) {
        const found = (book[part] as Raw | undefined)?.[word];
        if (found === undefined) continue;
        (parts[part] ??= {})[word] = found;
        waiting.push(found);
      }
    }
  }
  const catalogue = said.has("title") || said.has("title-tier") ? { titles: book["titles"] ?? [] } : {};
  return { ...parts, ...catalogue };
}

/** Every text in it, however deep. */
function wordsOf(raw: unknown): readonly string[] {
  if (typeof raw === "string") return [raw];
  if (typeof raw !== "object" || raw === null) return [];
  return Object.values(raw).flatMap(wordsOf);
}
