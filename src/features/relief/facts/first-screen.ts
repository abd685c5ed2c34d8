import { type LocalText, type Reply, say } from "../../../conversation/reply.ts";
import { LOCALES, type Locale } from "../../../domain/locale.ts";
import { type Answer, type CompiledRule, explain } from "../../../rules/index.ts";
import type { World } from "../../world.ts";

type Sentences = ReturnType<typeof explain>;
type Part = Sentences[number]["part"];

/** Of a clause so much is quoted, up to where a phrase ends: the whole of it comes with 「为什么」. */
const QUOTED = 50;

/**
 * An answer as an old person reads it on a telephone (domain §8): the result, why or how it was reckoned, and where it
 * stands, each in one line; what is to be looked at again comes right after the result. The rest is told when it is asked for.
 */
export function firstScreen(world: World, rule: CompiledRule, answer: Answer): Reply[] {
  const told = new Map(
    LOCALES.map((locale): [Locale, Sentences] => [
      locale,
      explain(rule, answer, locale, (key, params) => world.words(locale, key, params)),
    ]),
  );
  const of = (...parts: readonly Part[]): LocalText | null => gather(world, told, parts);
  const lines = (texts: readonly (LocalText | null)[]): Reply[] =>
    texts.flatMap((text) => (text === null ? [] : [say("relief:text", { text })]));
  const source = sourceOf(rule, answer);
  switch (answer.answer) {
    case "yes":
      return [
        ...lines([of("conclusion"), of("calculation") ?? of("reason")]),
        ...lines([of("flag")]),
        ...source,
      ];
    case "no": {
      const [conclusion, reason] = [of("conclusion"), of("reason")];
      const head =
        conclusion === null || reason === null
          ? lines([conclusion])
          : [say("relief:screen.no", { conclusion, reason })];
      return [...head, ...lines([of("flag")]), ...source, ...lines([of("channel")])];
    }
    case "ask":
      return [...lines([of("conclusion"), of("reason"), of("flag")]), ...source];
    case "invalid":
      return lines([of("conclusion")]);
  }
}

/** Sentences of these parts in every language, in one line; null if there are none. */
function gather(
  world: World,
  told: ReadonlyMap<Locale, Sentences>,
  parts: readonly Part[],
): LocalText | null {
  const texts = LOCALES.map((locale): [Locale, string] => [
    locale,
    (told.get(locale) ?? [])
      .filter(({ part }) => parts.includes(part))
      .map(({ text }) => text)
      .join(world.words(locale, "calculation.comma", {})),
  ]);
  return texts.every(([, text]) => text === "") ? null : (Object.fromEntries(texts) as LocalText);
}

/** 依据：“…”; with the version, where no calculation has said it. */
function sourceOf(rule: CompiledRule, answer: Answer): Reply[] {
  if (answer.answer === "invalid") return [];
  const version = rule.versions.find((each) => each.rule.version === answer.version);
  const [code = ""] = version?.rule.clauses ?? [];
  const clause = version?.book.clauses.get(code)?.text;
  if (version === undefined || clause === undefined) return [];
  const isCalculated = answer.answer === "yes" && answer.amount !== null;
  const said = { clause: quote(clause), version: version.rule.version };
  return [say(isCalculated ? "relief:screen.source" : "relief:screen.source-and-version", said)];
}

/** The beginning of a clause, to the end of a phrase where there is one. */
function quote(clause: string): string {
  if (clause.length <= QUOTED) return clause;
  const beginning = clause.slice(0, QUOTED);
  const end = Math.max(...["，", "；", "。", ",", ";"].map((mark) => beginning.lastIndexOf(mark)));
  return `${end < QUOTED / 3 ? beginning : beginning.slice(0, end)}…`;
}
