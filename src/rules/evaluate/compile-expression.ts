import type { RuleBook } from "../form/book.ts";
import type { Bands, Expression } from "../form/expression.ts";
import type { Exact } from "../values/exact.ts";
import type { ValueType } from "../values/value.ts";
import { compileArithmetic, compileCompare, compileRound } from "./compile-arithmetic.ts";
import { compileBands, type Step } from "./compile-bands.ts";
import { compileCalendar, compilePart, compileShift } from "./compile-calendar.ts";
import { compileChoose, compileIf, compileLogic, compileMember } from "./compile-logic.ts";
import { compileLookup, compileReference } from "./compile-lookup.ts";
import { constantNode, type Node } from "./node.ts";

/** What the names of a rule stand for. */
export interface Scope {
  readonly book: Pick<RuleBook, "tables" | "references">;
  readonly node: (name: string) => Node;
  /** The figure of a parameter; `null` when not configured, `undefined` when it is none. */
  readonly figure: (name: string) => unknown;
  readonly typeOf: (expression: Expression) => ValueType;
}

/** Compiles a checked expression to closures, once for all evaluations. */
export function compileExpression(expression: Expression, scope: Scope): Node {
  const parts = (): readonly Node[] => expression.args.map((arg) => compileExpression(arg, scope));
  const part = (index: number): Node => compileExpression(expression.args[index] as Expression, scope);
  switch (expression.op) {
    case "literal":
      return constantNode(expression.value);
    case "name":
      return scope.node(expression.name);
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "min":
    case "max":
    case "excess":
      return compileArithmetic(expression.op, parts());
    case "round":
      return compileRound(part(0), expression.digits, expression.mode);
    case "compare":
      return compileCompare(
        expression.is,
        comparedAs(scope.typeOf(expression.args[0] as Expression)),
        part(0),
        part(1),
      );
    case "in":
      return compileMember(expression.codes, part(0));
    case "and":
    case "or":
    case "not":
    case "how-many":
      return compileLogic(expression.op, parts());
    case "if":
      return compileIf(part(0), part(1), part(2));
    default:
      return compileRest(expression, scope, parts());
  }
}

type Rest = Exclude<
  Expression,
  | { op: "literal" | "name" | "round" | "compare" | "in" | "if" | "and" | "or" | "not" | "how-many" }
  | { op: ArithmeticOps }
>;
type ArithmeticOps = "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "excess";

function compileRest(expression: Rest, scope: Scope, parts: readonly Node[]): Node {
  const [first, second] = parts as readonly [Node, Node];
  switch (expression.op) {
    case "choose": {
      const branches = new Map(expression.codes.map((code, index) => [code, parts[index + 1] as Node]));
      return compileChoose(first, branches, expression.hasElse ? parts.at(-1) : undefined);
    }
    case "bands":
      return compileBandsOf(expression, first, scope);
    case "lookup": {
      const table = scope.book.tables.get(expression.table);
      if (!table) throw new Error(`no table ${expression.table}: compile only books that were checked`);
      const keys = [...table.keys.keys()].map((key) => parts[expression.keys.indexOf(key)] as Node);
      const results = table.rows.map((row) => compileExpression(row.value, scope));
      return compileLookup(table, keys, results);
    }
    case "reference": {
      const series = scope.book.references.get(expression.name);
      if (!series) throw new Error(`no reference ${expression.name}: compile only books that were checked`);
      return compileReference(expression.name, series, first, expression.hasPlace ? second : undefined);
    }
    case "age":
    case "years-between":
    case "months-between":
    case "days-between":
      return compileCalendar(expression.op, first, second);
    case "year":
    case "month":
      return compilePart(expression.op, first);
    case "shift":
      return compileShift(expression.unit, first, second);
  }
}

function compileBandsOf(expression: Bands, value: Node, scope: Scope): Node {
  const unconfigured: string[] = [];
  const figure = (part: Expression | undefined): Exact => {
    if (part === undefined) return 0;
    const value =
      part.op === "literal" ? part.value : part.op === "name" ? scope.figure(part.name) : undefined;
    if (value === null && part.op === "name") unconfigured.push(part.name);
    return (value ?? 0) as Exact;
  };
  const steps: readonly Step[] = expression.rows.map((row) => ({
    from: figure(row.from),
    rate: figure(row.rate),
    sum: figure(row.sum),
  }));
  return compileBands(
    value,
    unconfigured.length > 0 ? null : steps,
    expression.mode,
    expression.edge,
    unconfigured,
  );
}

function comparedAs(type: ValueType): "number" | "choice" | "bool" {
  return type.kind === "choice" || type.kind === "bool" ? type.kind : "number";
}
