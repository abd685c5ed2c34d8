import { createRenderer } from "../../../adapters/locales/create-renderer.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { CompiledBook, CompiledRule } from "../../../rules/compile/compiled-book.ts";
import { evaluateGroup, type GroupAnswer } from "../../../rules/evaluate/evaluate-group.ts";
import { explain } from "../../../rules/explain/explain.ts";
import { nextQuestion, sayChoices } from "./next-question.ts";
import { readFacts } from "./read-pairs.ts";

interface Voice {
  readonly locale: Locale;
  readonly json?: true;
}

/** Several rules about the same facts: what they come to together, and each in its own words. */
export async function runGroup(
  book: CompiledBook,
  code: string,
  pairs: readonly string[],
  on: string,
  { json, locale }: Voice,
): Promise<number> {
  const members = (book.book.groups.get(code)?.rules ?? []).flatMap((rule) => book.rules.get(rule) ?? []);
  const facts = readFacts(pairs, members);
  if (!facts.ok) {
    console.error(facts.refusal);
    return 2;
  }
  const { words } = await createRenderer();
  const answer = evaluateGroup(book, code, facts.value, { on, trace: true });
  const asking = members.find((rule) => needOf(answer, rule) !== undefined);
  const question = asking ? nextQuestion(asking, answer.answers[asking.code] as never, locale) : null;
  if (json) console.log(JSON.stringify({ ...answer, question }));
  else {
    console.log(
      words(
        locale,
        `conclusion.group-${answer.answer === "invalid" ? "no" : answer.answer}`,
        paramsOf(book, answer, locale),
      ),
    );
    for (const rule of members) {
      const sentences = explain(rule, answer.answers[rule.code] as never, locale, (key, params) =>
        words(locale, key, params),
      );
      for (const { text } of sentences.filter(({ part }) => part !== "clause" && part !== "version"))
        console.log(`  ${text}`);
    }
    sayChoices(question);
  }
  return answer.answer === "invalid" ? 2 : 0;
}

/** Only what the whole group still needs is asked. */
function needOf({ answers, needs }: GroupAnswer, { code }: CompiledRule): string | undefined {
  const answer = answers[code];
  return answer?.answer === "ask" && answer.needs[0] === needs[0] ? needs[0] : undefined;
}

function paramsOf(
  { book }: CompiledBook,
  { amount, granted, group }: GroupAnswer,
  locale: Locale,
): Record<string, string> {
  const names = granted.map((code) => book.rules.get(code)?.at(-1)?.name[locale] ?? code);
  return {
    name: book.groups.get(group)?.name[locale] ?? group,
    amount: amount ?? "",
    rules: names.join(", "),
  };
}
