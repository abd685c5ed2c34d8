import type { Expression, Op } from "../form/expression.ts";
import type { BookLocale } from "../form/rule.ts";
import { formatValue } from "../values/format-value.ts";
import { plainNumber } from "./dress-value.ts";

const SIGNS = { add: " + ", subtract: " − ", multiply: " × ", divide: " ÷ " } as const;

/** How names are said: with their value from the trace, or by their label where it is not known. */
export interface Said {
  readonly values: Readonly<Record<string, string>>;
  readonly labelOf: (name: string) => string;
  readonly locale: BookLocale;
}

/** Writes an arithmetic expression out with its numbers, `42,000 − 8,000`; `undefined` where it is not arithmetic. */
export function writeFormula(expression: Expression, said: Said): string | undefined {
  if (expression.op === "name") return sayName(expression.name, said);
  if (expression.op === "literal") {
    const text = formatValue(expression.value, expression.type);
    return text === null ? undefined : plainNumber(text);
  }
  const write = WRITE[expression.op];
  if (!write) return undefined;
  const parts = expression.args.map((arg) => writeFormula(arg, said));
  return parts.includes(undefined) ? undefined : write(parts as string[], expression);
}

type Write = (parts: readonly string[], expression: Expression) => string;

const WRITE: Partial<Record<Op, Write>> = {
  add: signed,
  subtract: signed,
  multiply: signed,
  divide: signed,
  min: called,
  max: called,
  excess: (parts) => parts.join(SIGNS.subtract),
  round: (parts) => parts.join(""),
};

function signed(parts: readonly string[], { args, op }: Expression): string {
  const sign = op as keyof typeof SIGNS;
  return args.map((arg, index) => bracket(arg, parts[index] ?? "", sign)).join(SIGNS[sign]);
}

function called(parts: readonly string[], { op }: Expression): string {
  return `${op}(${parts.join(", ")})`;
}

function sayName(name: string, { values, labelOf }: Said): string {
  const text = values[name];
  return text === undefined ? labelOf(name) : plainNumber(text);
}

/** Sums inside products need brackets. */
function bracket(part: Expression, text: string, outer: keyof typeof SIGNS): string {
  const sum = part.op === "add" || part.op === "subtract" || part.op === "excess";
  const product = outer === "multiply" || outer === "divide";
  return (sum && product) || (sum && outer === "subtract") ? `(${text})` : text;
}
