import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { loadRuleBook } from "../../adapters/rulebook/load-rule-book.ts";
import type { Locale } from "../../domain/locale.ts";
import type { RuleBook } from "../../rules/form/book.ts";
import type { Problem } from "../../rules/form/problem.ts";

interface Voice {
  readonly locale: Locale;
  readonly json?: true;
}

/** A book that holds, or nothing: then its problems have been said on the error stream. */
export async function openBook(path: string, voice: Voice): Promise<RuleBook | undefined> {
  const book = loadRuleBook(path);
  if (book.ok) return book.value;
  for (const line of await sayProblems(book.refusal, voice)) console.error(line);
  return undefined;
}

/** A line a problem: `place: reason`, or a JSON object with `place`, `key`, `params` and the reason. */
export async function sayProblems(
  problems: readonly Problem[],
  { json, locale }: Voice,
): Promise<readonly string[]> {
  const { words } = await createRenderer();
  return problems.map(({ key, params, place }) => {
    const message = words(locale, `problem.${key}`, params);
    return json ? JSON.stringify({ place, key, params, message }) : `${place}: ${message}`;
  });
}
