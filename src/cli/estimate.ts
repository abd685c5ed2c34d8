import { Option, type Command } from "commander";

import { createRenderer } from "../adapters/locales/create-renderer.ts";
import { SHIPPED_BOOK } from "../adapters/rulebook/load-rule-book.ts";
import { systemClock } from "../domain/clock.ts";
import { dateInZone, parseLocalDate } from "../domain/local-date.ts";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../domain/locale.ts";
import { compileBook, compileRule } from "../rules/compile/compile-book.ts";
import type { CompiledRule } from "../rules/compile/compiled-book.ts";
import { evaluate } from "../rules/evaluate/evaluate.ts";
import type { Facts } from "../rules/evaluate/facts/read-facts.ts";
import type { Usage } from "../rules/evaluate/compute-amount.ts";
import { explain } from "../rules/explain/explain.ts";
import { runGroup } from "./rules/asking/estimate-group.ts";
import { nextQuestion, sayChoices } from "./rules/asking/next-question.ts";
import { onTheDay } from "./rules/asking/on-the-day.ts";
import { openBook } from "./rules/open-book.ts";
import { readFacts, readUsage } from "./rules/asking/read-pairs.ts";

export interface EstimateChoices {
  readonly on?: string;
  readonly book: string;
  readonly used: readonly string[];
  readonly locale: Locale;
  readonly json?: true;
}

/** `nuanxin estimate RULE key=value…`: the answer with its reasons, or the next question. */
export function registerEstimate(program: Command): void {
  program
    .command("estimate")
    .description("ask a rule about facts: the answer with its reasons, or the next question")
    .argument("<rule>", "code of a rule, or of a group of rules; `rules list` names the rules")
    .argument(
      "[facts...]",
      "key=value: 42000, 9000..12000, 25%, 2026-03-01, true, a code, a|b, unknown (不知道)",
    )
    .option("--on <date>", "day of the application, and of the event unless a fact names it; default: today")
    .option("--book <file>", "rule book: a YAML file or a folder of them", SHIPPED_BOOK)
    .option("--used <limit=times:amount>", "already had under a limit; repeatable", collect, [])
    .addOption(
      new Option("--locale <locale>", "language of the answer").choices(LOCALES).default(DEFAULT_LOCALE),
    )
    .option("--json", "one JSON object")
    .action(async (rule: string, pairs: string[], options: EstimateChoices) => {
      process.exitCode = await runEstimate(rule, pairs, options);
    });
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function runEstimate(
  code: string,
  pairs: readonly string[],
  options: EstimateChoices,
): Promise<number> {
  const day = options.on === undefined ? dateInZone(systemClock.now()) : parseLocalDate(options.on);
  if (day === undefined) return refuse(`--on: not a day: ${options.on}`);
  const book = await openBook(options.book, options);
  if (book === undefined) return 2;
  if (book.groups.has(code)) return runGroup(compileBook(book), code, pairs, day, options);
  if (!book.rules.has(code))
    return refuse(`no rule ${code}; there are: ${[...book.rules.keys(), ...book.groups.keys()].join(", ")}`);
  const rule = compileRule(book, code);
  const facts = readFacts(pairs, [rule]);
  if (!facts.ok) return refuse(facts.refusal);
  const usage = readUsage(options.used, rule);
  if (!usage.ok) return refuse(usage.refusal);
  const told = options.on === undefined ? facts.value : onTheDay(rule, facts.value, day);
  return answerWith(rule, told, { on: day, usage: usage.value }, options);
}

async function answerWith(
  rule: CompiledRule,
  facts: Facts,
  asked: { readonly on: string; readonly usage: Usage | undefined },
  { json, locale }: EstimateChoices,
): Promise<number> {
  const { words } = await createRenderer();
  const answer = evaluate(rule, facts, { ...asked, trace: true });
  const sentences = explain(rule, answer, locale, (key, params) => words(locale, key, params));
  const question = nextQuestion(rule, answer, locale);
  if (json) console.log(JSON.stringify({ ...answer, question, explanation: sentences }));
  else {
    for (const { text } of sentences) console.log(text);
    sayChoices(question);
  }
  return answer.answer === "invalid" ? 2 : 0;
}

function refuse(reason: string): number {
  console.error(reason);
  return 2;
}
