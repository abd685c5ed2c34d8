import type { Band, CalendarOp, Expression, ExpressionOf, Op } from "../form/expression.ts";
import type { BookLocale } from "../form/rule.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import { formatValue } from "../values/format-value.ts";
import { plainNumber, type Render } from "./dress-value.ts";

import { labelOf } from "./fill-text.ts";

/** What an expression is written for: the names and choices of a version, in one language. */
export interface Writing {
  readonly version: CompiledVersion;
  readonly locale: BookLocale;
  readonly render: Render;
}

/** Any expression as a line that staff can read: 「计入自付 ≥ 起付」「计入自付 × 比例」. */
export function writeExpression(expression: Expression, writing: Writing): string {
  const write = WRITE[expression.op] as Write<Op>;
  return write(
    expression,
    expression.args.map((arg) => writeExpression(arg, writing)),
    writing,
  );
}

type Write<O extends Op> = (
  expression: ExpressionOf<O>,
  parts: readonly string[],
  writing: Writing,
) => string;

const SIGNS = { add: " + ", subtract: " − ", multiply: " × ", divide: " ÷ " } as const;
const COMPARED = { "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const;

const signed: Write<keyof typeof SIGNS> = ({ args, op }, parts) =>
  parts.map((part, at) => (isSum(args[at]) && op !== "add" ? `(${part})` : part)).join(SIGNS[op]);

const isSum = (part: Expression | undefined): boolean =>
  part !== undefined && ["add", "subtract", "excess", "if", "choose"].includes(part.op);

const called =
  (name: string): Write<Op> =>
  (_, parts, { render }) =>
    render(`expression.${name}`, {
      of: parts.join(render("list", {})),
      first: parts[0] ?? "",
      second: parts[1] ?? "",
    });

/** 相隔整月, or 不足一期按一期. */
const passed =
  (name: CalendarOp): Write<CalendarOp> =>
  (expression, parts, writing) => {
    const full = called(name)(expression, parts, writing);
    return expression.counting === "full" ? full : writing.render("expression.begun", { of: full });
  };

const WRITE: { readonly [O in Op]: Write<O> } = {
  literal: ({ type, value }, _, writing) =>
    type.kind === "choice" ? sayCode(String(value), writing) : plainNumber(formatValue(value, type) ?? ""),
  name: ({ name }, _, { locale, render, version }) =>
    name === "application-date" ? render("expression.application-date", {}) : labelOf(name, version, locale),
  add: signed,
  subtract: signed,
  multiply: signed,
  divide: signed,
  min: called("min"),
  max: called("max"),
  excess: called("excess"),
  round: ({ digits }, [part = ""], { render }) =>
    render("expression.round", { first: part, digits: String(digits) }),
  compare: ({ is }, [left = "", right = ""]) => `${left} ${COMPARED[is]} ${right}`,
  in: ({ codes }, [part = ""], writing) =>
    writing.render("expression.in", {
      first: part,
      of: codes.map((code) => sayCode(code, writing)).join(writing.render("list", {})),
    }),
  and: (_, parts, { render }) => parts.join(render("expression.and", {})),
  or: (_, parts, { render }) => parts.join(render("expression.or", {})),
  not: called("not"),
  "how-many": called("how-many"),
  if: (_, [test = "", then = "", otherwise = ""], { render }) =>
    render("expression.if", { test, first: then, second: otherwise }),
  choose: ({ codes, hasElse }, [of = "", ...branches], writing) => {
    const cases = codes.map((code, at) => `${sayCode(code, writing)} → ${branches[at] ?? ""}`);
    const rest = hasElse ? [writing.render("expression.else", { first: branches.at(-1) ?? "" })] : [];
    return writing.render("expression.choose", { first: of, of: [...cases, ...rest].join("; ") });
  },
  bands: ({ edge, mode, rows }, [of = ""], writing) =>
    writing.render(`expression.${mode}`, {
      first: of,
      of: rows.map((row) => writeBand(row, edge === "lower" ? "≥" : ">", writing)).join("; "),
    }),
  lookup: ({ table }, parts, { render }) =>
    render("expression.lookup", { table, of: parts.join(render("list", {})) }),
  age: passed("age"),
  "years-between": passed("years-between"),
  "months-between": passed("months-between"),
  "days-between": passed("days-between"),
  year: called("year"),
  month: called("month"),
  "first-day-of": ({ stretch }, [day = ""], { render }) =>
    render(`expression.first-day-of-${stretch}`, { first: day }),
  shift: ({ unit }, [day = "", by = ""]) => `${day} + ${by} ${unit}`,
  reference: ({ name }, parts, { locale, render, version }) =>
    render("expression.lookup", {
      table: version.book.references.get(name)?.label[locale] ?? name,
      of: parts.join(render("list", {})),
    }),
};

function writeBand({ from, rate, sum }: Band, sign: string, writing: Writing): string {
  const paid = [
    ...(rate === undefined ? [] : [`× ${writeExpression(rate, writing)}`]),
    ...(sum === undefined ? [] : [writeExpression(sum, writing)]),
  ];
  return `${sign} ${writeExpression(from, writing)} → ${paid.join(" + ")}`;
}

/** A choice by its label, wherever the version offers it. */
function sayCode(code: string, { locale, version }: Writing): string {
  const offered = [
    ...[...version.rule.inputs.values()].map(({ options }) => options),
    ...version.book.choices.values(),
  ];
  return offered.find((options) => options.has(code))?.get(code)?.[locale] ?? code;
}
