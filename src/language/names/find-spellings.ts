import type { Cues } from "../lexicon/cues.ts";
import { isOneOf } from "../numbers/characters.ts";
import type { Span } from "../placed.ts";
import { CharacterSet } from "../words/character-set.ts";
import { codeAt } from "../words/code-at.ts";

/**
 * 「徐丽娟，徐州的徐，美丽的丽，女字旁的娟」「张伟，弓长张」: clauses behind a name that say how it is written, and speak of nobody
 * and nothing else. Each ends with the character that it explains.
 */
export function findSpellings(text: string, cues: Cues, names: readonly Span[]): Span[] {
  return names.flatMap((name) => {
    const found: Span[] = [];
    for (let clause = clauseAfter(text, name.end); clause; clause = clauseAfter(text, clause.end)) {
      if (!isOneOf(text.slice(name.start, name.end), text, clause.end - 1) || !explains(text, cues, clause))
        break;
      found.push(clause);
    }
    return found;
  });
}

/** Marks or blanks, and then a short clause; a longer one is not read to its end. */
function clauseAfter(text: string, at: number): Span | undefined {
  let start = at;
  while (start < text.length && MARKS.has(codeAt(text, start))) start++;
  if (start === at) return undefined;
  let end = start;
  while (end < text.length && end - start <= LONGEST && !MARKS.has(codeAt(text, end))) end++;
  return end - start > 2 && end - start <= LONGEST ? { start, end } : undefined;
}

const MARKS = CharacterSet.of(" \n,，.。;；、:：()（）!！");
/** As long as 「三点水旁的那种江」; more is a sentence of its own. */
const LONGEST = 8;

/** 美丽的｜丽, 弓长｜张. */
const explains = (text: string, cues: Cues, { start, end }: Span): boolean =>
  text[end - 2] === "的" || cues.at("spelling", start)?.end === end - 1;
