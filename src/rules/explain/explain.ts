import type { Answer, Ask, No, Yes } from "../evaluate/answer/answer.ts";
import type { CompiledRule, CompiledVersion } from "../compile/compiled-book.ts";
import type { BookLocale } from "../form/rule.ts";
import { formatDay } from "../values/day.ts";
import { sayBorderline } from "./borderline.ts";
import { writeCalculation, writeComparison } from "./calculation.ts";
import { plainNumber, withFen, type Render, type Speech } from "./dress-value.ts";
import { explainAsk } from "./explain-ask.ts";
import { fillText } from "./fill-text.ts";
import type { Sentence } from "./sentence.ts";

/**
 * The answer in words, in reading order, made from its trace. `render` turns keys of `replies/rules.json` into text.
 * An answer without a trace has its conclusion and sources only.
 */
export function explain(
  rule: CompiledRule,
  answer: Answer,
  locale: BookLocale,
  render: Render,
): readonly Sentence[] {
  if (answer.answer === "invalid") {
    return answer.problems.map(({ input, reason, value, wanted }) => ({
      part: "conclusion",
      text: render(`invalid.${reason}`, { input: labelIn(rule, input, locale), value, wanted }),
    }));
  }
  const version = rule.versions.find((each) => each.rule.version === answer.version);
  if (!version) return [{ part: "conclusion", text: render("not-in-force", { on: answer.on }) }];
  const speech: Speech = {
    version,
    locale,
    render,
    values: { ...answer.trace?.values, ...answer.trace?.parameters },
  };
  return [...body(answer, speech), ...nearTheLine(answer, speech), ...sources(version, speech)];
}

/** A rule's own flag says it better. */
function nearTheLine(answer: Yes | No | Ask, speech: Speech): readonly Sentence[] {
  const isFlagged = answer.answer === "yes" && answer.flags.length > 0;
  const text = isFlagged ? undefined : sayBorderline(answer, speech);
  return text === undefined ? [] : [{ part: "flag", text }];
}

/** By the latest version that has the input: facts that cannot be belong to no day. */
const labelIn = ({ versions }: CompiledRule, input: string, locale: BookLocale): string =>
  versions.findLast(({ rule }) => rule.inputs.has(input))?.rule.inputs.get(input)?.label[locale] ?? input;

function body(answer: Yes | No | Ask, speech: Speech): readonly Sentence[] {
  switch (answer.answer) {
    case "yes":
      return explainYes(answer, speech);
    case "no":
      return explainNo(answer, speech);
    case "ask":
      return explainAsk(answer, speech);
  }
}

function explainYes(answer: Yes, speech: Speech): readonly Sentence[] {
  const { render, version } = speech;
  const { rule } = version;
  const sentences: Sentence[] = [{ part: "conclusion", text: concludeYes(answer, speech) }];
  const conditions = answer.trace?.conditions ?? [];
  for (const [index, { pass }] of rule.when.entries()) {
    if (pass && conditions[index]) sentences.push({ part: "reason", text: fillText(pass, speech) });
  }
  const calculation = writeCalculation(speech, conditions, answer.trace?.amount ?? null);
  if (calculation !== "") {
    const text = render("calculation.line", { steps: calculation, version: sayVersion(speech) });
    sentences.push({ part: "calculation", text });
  }
  for (const name of answer.flags) {
    const flag = rule.flags.find((each) => each.name === name);
    if (flag) sentences.push({ part: "flag", text: fillText(flag.text, speech) });
  }
  if (answer.assumed.length > 0) sentences.push({ part: "assumption", text: render("assumed", {}) });
  for (const note of rule.notes) sentences.push({ part: "note", text: fillText(note, speech) });
  return sentences;
}

function concludeYes(answer: Yes, speech: Speech): string {
  const { locale, render, version } = speech;
  const { result } = answer;
  const name = version.rule.name[locale];
  switch (result.kind) {
    case "amount":
      return concludeAmount(name, result, speech);
    case "range":
      return render("conclusion.range", { name, min: withFen(result.min), max: withFen(result.max) });
    case "service": {
      const form = version.rule.result;
      return form.kind === "service" ? fillText(form.text, speech) : name;
    }
    case "not-configured": {
      const form = version.rule.result;
      return form.kind === "not-configured"
        ? form.text[locale]
        : render("conclusion.not-configured", { name });
    }
  }
}

/** 「预估每月 800.00 元，共 12 期（以审批为准）」. */
function concludeAmount(
  name: string,
  { amount, period, times }: Extract<Yes["result"], { kind: "amount" }>,
  { render }: Speech,
): string {
  const said = { name, amount: withFen(amount) };
  if (times === undefined) return render(`conclusion.amount-${period}`, said);
  return render(`conclusion.amount-${period}-times`, { ...said, times: String(times) });
}

function explainNo(answer: No, speech: Speech): readonly Sentence[] {
  const { render, version, locale } = speech;
  const { book } = speech.version;
  const sentences: Sentence[] = [
    { part: "conclusion", text: render("conclusion.no", { name: version.rule.name[locale] }) },
    { part: "reason", text: reasonOf(answer, speech) },
  ];
  const channels = answer.channels.map((code) => book.channels.get(code)?.[locale] ?? code);
  if (channels.length > 0) {
    sentences.push({
      part: "channel",
      text: render("channels", { channels: channels.join(render("list", {})) }),
    });
  }
  return sentences;
}

function reasonOf(answer: No, speech: Speech): string {
  const { render, version } = speech;
  const { failed } = answer;
  switch (failed.kind) {
    case "condition": {
      const condition = version.rule.when[failed.index];
      if (condition?.fail)
        return fillText(condition.fail, speech, { distance: plainNumber(failed.distance ?? "") });
      const distance =
        failed.distance === null ? "" : render("distance", { distance: withFen(failed.distance) });
      const traced = answer.trace?.conditions[failed.index];
      const compared =
        condition?.test.op === "compare" && traced ? writeComparison(condition.test, traced, speech) : "";
      return render("failed", { compared, distance });
    }
    case "limit":
      return render("spent", { used: failed.used });
    case "nothing":
      return render("nothing", {});
    case "not-in-force":
      return render("not-in-force", { on: answer.on });
  }
}

function sources(version: CompiledVersion, speech: Speech): readonly Sentence[] {
  const { locale, render } = speech;
  const { book } = version;
  const clauses = version.rule.clauses.flatMap((code) => {
    const clause = book.clauses.get(code);
    const document = clause && book.documents.get(clause.document);
    return clause && document
      ? [
          {
            part: "clause" as const,
            text: render("clause", { text: clause.text, document: document.title[locale] }),
          },
        ]
      : [];
  });
  return [...clauses, { part: "version", text: sayVersion(speech) }];
}

function sayVersion({ version: { rule }, render }: Speech): string {
  const params = { version: String(rule.version), from: rule.from === null ? "" : formatDay(rule.from) };
  return render(rule.from === null ? "version" : "version-from", params);
}
