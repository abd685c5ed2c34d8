import type { Locale } from "../../domain/locale.ts";
import type { CompiledVersion } from "../../rules/compile/compiled-book.ts";
import { writeExpression } from "../../rules/explain/write-expression.ts";
import type { Render } from "../../rules/explain/dress-value.ts";
import type { Expression } from "../../rules/form/expression.ts";
import type { Input, Rule } from "../../rules/form/rule.ts";
import { formatDay } from "../../rules/values/day.ts";
import { formatValue } from "../../rules/values/format-value.ts";

export interface Voice {
  readonly locale: Locale;
  readonly json?: true;
  readonly render: Render;
}

/** A line of the list: code, name, kind, dates of its versions, number of cases. */
export function listRule(
  versions: readonly Rule[],
  { json, locale }: Pick<Voice, "json" | "locale">,
): string {
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

/** Whole versions, one after the other; each is a line of JSON with `json`. */
export function describeRule(versions: readonly CompiledVersion[], voice: Voice): string {
  const described = versions.map((version) => describeVersion(version, voice));
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

function describeVersion(version: CompiledVersion, { locale, render }: Voice) {
  const { book, rule } = version;
  const write = (expression: Expression): string => writeExpression(expression, { version, locale, render });
  const { result } = rule;
  const figures = {
    amount: "amount" in result ? write(result.amount) : null,
    floor: "floor" in result && result.floor !== null ? write(result.floor) : null,
    ceiling: "ceiling" in result && result.ceiling !== null ? write(result.ceiling) : null,
    min: "min" in result ? write(result.min) : null,
    max: "max" in result ? write(result.max) : null,
  };
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
    derive: [...rule.derive].map(([name, { label, value }]) => ({
      name,
      label: label[locale],
      is: write(value),
    })),
    when: rule.when.map(({ clause, name, test }) => ({ name, clause, test: write(test) })),
    ...figures,
    period: "period" in result ? result.period : null,
    limits: [...rule.limits.values()].map((limit) => ({
      name: limit.name,
      per: limit.per,
      in: limit.in,
      each: limit.each,
      with: limit.with,
      times: limit.times && write(limit.times),
      months: limit.months,
      starting: limit.starting,
      cap: limit.cap && write(limit.cap),
    })),
    approval: rule.approval.map(({ by, upTo }) => ({ upTo: upTo && write(upTo), by })),
    flags: rule.flags.map(({ name, test, to }) => ({ name, to, test: write(test) })),
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
    ...rule.derive.map(({ is, label, name }) => `  ${name} := ${is}  ${label}`),
    ...rule.when.map(({ name, test }, index) => `  when[${index}] ${name}: ${test}`),
    ...(["amount", "floor", "ceiling", "min", "max"] as const).flatMap((part) =>
      rule[part] === null ? [] : [`  ${part} = ${rule[part]}`],
    ),
    ...rule.limits.map(({ cap, in: window, months, name, per, times }) =>
      `  limit ${name}: ${per}/${window}${months === null ? "" : ` ${months} months`} ${times ?? ""} ${cap ?? ""}`.trimEnd(),
    ),
    ...rule.approval.map(
      ({ by, upTo }) => `  approval${upTo === null ? "" : ` ≤ ${upTo}`}: ${by.join(" → ")}`,
    ),
    ...rule.flags.map(({ name, test, to }) => `  flag ${name} (${to}): ${test}`),
    ...rule.cases.map((name) => `  case: ${name}`),
  ].join("\n");
}

function sayInput({ choices, name, question, type }: Described["inputs"][number]): string {
  const codes = choices.map(({ code }) => code).join(" | ");
  return `  ${name}: ${type}${codes === "" ? "" : ` (${codes})`}  ${question}`;
}
