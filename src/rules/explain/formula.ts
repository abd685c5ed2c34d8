import type { Expression } from "../form/expression.ts";
import type { BookLocale } from "../form/rule.ts";
import { formatValue } from "../evaluate/read-facts.ts";
import { plainNumber } from "./format-value.ts";

const SIGNS = { add: " + ", subtract: " − ", multiply: " × ", divide: " ÷ " } as const;

/** How names are said: with their value from the trace, or by their label where it is not known. */
export interface Said {
  readonly values: Readonly<Record<string, string>>;
  readonly labelOf: (name: string) => string;
  readonly locale: BookLocale;
}

/** Writes an arithmetic expression out with its numbers, `42,000 − 8,000`; `undefined` where it is not arithmetic. */
export function writeFormula(expression: Expression, said: Said): string | undefined {
  switch (expression.op) {
    case "name":
      return sayName(expression.name, said);
    case "literal": {
      const text = formatValue(expression.value, expression.type);
      return text === null ? undefined : plainNumber(text);
    }
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const { op } = expression;
      const parts = expression.args.map((arg) => writeFormula(arg, said));
      if (parts.includes(undefined)) return undefined;
      return expression.args.map((arg, index) => bracket(arg, parts[index] ?? "", op)).join(SIGNS[op]);
    }
    case "min":
    case "max": {
      const parts = expression.args.map((arg) => writeFormula(arg, said));
      return parts.includes(undefined) ? undefined : `${expression.op}(${parts.join(", ")})`;
    }
    case "excess": {
      const [value, over] = expression.args.map((arg) => writeFormula(arg, said));
      return value === undefined || over === undefined ? undefined : `${value} − ${over}`;
    }
    case "round":
      return expression.args[0] && writeFormula(expression.args[0], said);
    default:
      return undefined;
  }
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
