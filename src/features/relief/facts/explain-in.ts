import { type LocalText, type Reply, say } from "../../../conversation/reply.ts";
import { LOCALES } from "../../../domain/locale.ts";
import { type Answer, type CompiledRule, explain, type Rule, versionFor } from "../../../rules/index.ts";
import type { World } from "../../world.ts";

/** `reason`: one line. `conclusion`: the result and its reason. `whole`: with the calculation, clause and version. */
export type Depth = "reason" | "conclusion" | "whole";

/** The answer in every language the reader may have. */
export function explainIn(world: World, rule: CompiledRule, answer: Answer, depth: Depth = "whole"): Reply {
  const texts = LOCALES.map((locale) => [
    locale,
    chooseSentences(
      explain(rule, answer, locale, (key, params) => world.words(locale, key, params)),
      depth,
    ).join("\n"),
  ]);
  return say("relief:text", { text: Object.fromEntries(texts) as LocalText });
}

function chooseSentences(sentences: ReturnType<typeof explain>, depth: Depth): string[] {
  switch (depth) {
    case "whole": {
      // A calculation ends with its version: it is not said twice.
      const isCalculated = sentences.some(({ part }) => part === "calculation");
      return sentences
        .filter(({ part }) => part !== "assumption" && !(part === "version" && isCalculated))
        .map(({ text }) => text);
    }
    case "conclusion":
      return sentences
        .filter(({ part }) => part === "conclusion" || part === "reason")
        .map(({ text }) => text);
    case "reason": {
      const line = sentences.find(({ part }) => part === "reason") ?? sentences[0];
      return line === undefined ? [] : [line.text];
    }
  }
}

/** The name of a rule; its code where no version was ever in force. */
export function nameRule(world: World, code: string): LocalText {
  const rule = ruleNow(world, code);
  return rule?.name ?? { "zh-CN": code, en: code };
}

function ruleNow(world: World, code: string): Rule | undefined {
  const rule = world.rules.rules.get(code);
  return rule && versionFor(rule, {}, world.today)?.rule;
}

/** The clause word for word: what anyone may know. */
export function policyOf(world: World, code: string): { name: LocalText; clauses: string } {
  const rule = world.rules.rules.get(code);
  const version = rule && versionFor(rule, {}, world.today);
  const clauses = (version?.rule.clauses ?? []).map(
    (clause) => version?.book.clauses.get(clause)?.text ?? "",
  );
  return { name: nameRule(world, code), clauses: clauses.join("\n") };
}
