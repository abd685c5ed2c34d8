import type { Locale } from "../../../domain/locale.ts";
import type { CompiledRule } from "../../../rules/compile/compiled-book.ts";
import type { Answer } from "../../../rules/evaluate/answer/answer.ts";
import { questionFor, type Question } from "../../../rules/explain/question.ts";

/** The question for what an answer needs first; `null` when it needs nothing. */
export function nextQuestion(rule: CompiledRule, answer: Answer, locale: Locale): Question | null {
  if (answer.answer !== "ask") return null;
  const [input] = answer.needs;
  const question =
    input === undefined ? undefined : questionFor(rule, { version: answer.version, input }, locale);
  return question ?? null;
}

/** How to tell it on the command line: a line a choice, or the key alone. */
export function sayChoices(question: Question | null): void {
  if (!question) return;
  for (const { code, label } of question.choices) console.log(`  ${question.input}=${code}  ${label}`);
  if (question.choices.length === 0) console.log(`  ${question.input}=…`);
}
