import type { Locale } from "../../domain/locale.ts";
import type { RuleBook } from "../../rules/form/book.ts";
import type { Input, Rule } from "../../rules/form/rule.ts";
import { formatDay } from "../../rules/values/day.ts";
import { formatValue } from "../../rules/values/format-value.ts";

interface Voice {
  readonly locale: Locale;
  readonly json?: true;
}

/** A line of the list: code, name, kind, dates of its versions, number of cases. */
export function listRule(versions: readonly Rule[], { json, locale }: Voice): string {
  const [first] = versions;
  const line = {
    rule: first?.code ?? "",
    name: first?.name[locale] ?? "",
    kind: first?.result.kind ?? "",
    versions: versions.map(datesOf),
    cases: versions.reduce((sum, { cases }) => sum + cases.length, 0),
  };
  if (json) return JSON.stringify(line);
  const dates = line.versions.map(({ from, to, version }) => `v${version} [${from ?? ""}, ${to ?? ""})`);
  return `${line.rule.padEnd(22)} ${line.kind.padEnd(15)} ${dates.join(" ")}  ${line.name}`;
}

/** The whole rule, a version after the other; each version is a line of JSON with `json`. */
export function describeRule(book: RuleBook, versions: readonly Rule[], voice: Voice): string {
  const described = versions.map((rule) => describeVersion(book, rule, voice.locale));
  return described.map((each) => (voice.json ? JSON.stringify(each) : toText(each))).join("\n");
}

const datesOf = ({ from, to, version }: Rule): Dates => ({
  version,
  from: from === null ? null : formatDay(from),
  to: to === null ? null : formatDay(to),
});

interface Dates {
  readonly version: number;
  readonly from: string | null;
  readonly to: string | null;
}

type Described = ReturnType<typeof describeVersion>;

function describeVersion(book: RuleBook, rule: Rule, locale: Locale) {
  return {
    rule: rule.code,
    ...datesOf(rule),
    name: rule.name[locale],
    kind: rule.result.kind,
    datedBy: rule.datedBy,
    clauses: rule.clauses.map((code) => ({ code, text: book.clauses.get(code)?.text ?? "" })),
    parameters: [...rule.parameters].map(([name, { label, type, value }]) => ({
      name,
      label: label[locale],
      type: type.kind,
      value: value === null ? null : formatValue(value, type),
    })),
    inputs: [...rule.inputs].map(([name, input]) => describeInput(name, input, locale)),
    derive: [...rule.derive].map(([name, { label }]) => ({ name, label: label[locale] })),
    when: rule.when.map(({ clause, name }) => ({ name, clause })),
    limits: [...rule.limits.values()].map((limit) => ({
      name: limit.name,
      per: limit.per,
      in: limit.in,
      each: limit.each,
      with: limit.with,
      times: limit.times,
      capped: limit.cap !== null,
    })),
    approval: rule.approval.map(({ by }) => by),
    flags: rule.flags.map(({ name, to }) => ({ name, to })),
    proofs: rule.proofs.map((text) => text[locale]),
    cases: rule.cases.map(({ name }) => name),
  };
}

function describeInput(name: string, input: Input, locale: Locale) {
  const choices = [...input.options].map(([code, label]) => ({ code, label: label[locale] }));
  const { judged, label, question, type } = input;
  return { name, label: label[locale], type: type.kind, question: question[locale], choices, judged };
}

function toText(rule: Described): string {
  return [
    `${rule.rule} v${rule.version} [${rule.from ?? ""}, ${rule.to ?? ""})  ${rule.name}  (${rule.kind})`,
    ...rule.clauses.map(({ code, text }) => `  § ${code}: ${text}`),
    ...rule.parameters.map(({ label, name, value }) => `  ${name} = ${value ?? "—"}  ${label}`),
    ...rule.inputs.map(sayInput),
    ...rule.when.map(({ name }, index) => `  when[${index}] ${name}`),
    ...rule.limits.map(
      ({ in: window, name, per, times }) => `  limit ${name}: ${per}/${window} ${times ?? ""}`,
    ),
    ...rule.cases.map((name) => `  case: ${name}`),
  ].join("\n");
}

function sayInput({ choices, name, question, type }: Described["inputs"][number]): string {
  const codes = choices.map(({ code }) => code).join(" | ");
  return `  ${name}: ${type}${codes === "" ? "" : ` (${codes})`}  ${question}`;
}
