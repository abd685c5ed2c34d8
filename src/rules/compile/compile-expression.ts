import { typeOf } from "../check/inference/infer-expression.ts";
import type { RuleBook } from "../form/book.ts";
import type { Band, Expression, ExpressionOf, Op } from "../form/expression.ts";
import type { Parameter } from "../form/rule.ts";
import type { Exact } from "../values/exact.ts";
import type { ValueType } from "../values/value.ts";
import { compileArithmetic, compileCompare, compileRound } from "./compile-arithmetic.ts";
import { compileBands, type Step } from "./compile-bands.ts";
import { compileCalendar, compileFirstDay, compilePart, compileShift } from "./compile-calendar.ts";
import { compileChoose, compileIf, compileLogic, compileMember } from "./compile-logic.ts";
import { compileLookup, compileReference } from "./compile-lookup.ts";
import { constantNode, type Node } from "./node.ts";

/** What the names of a rule stand for. */
export interface Scope {
  readonly book: Pick<RuleBook, "tables" | "references">;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly types: ReadonlyMap<string, ValueType>;
}

/** Compiles a checked expression to closures, once for all evaluations. Throws on a book that was not checked. */
export function compileExpression(expression: Expression, scope: Scope): Node {
  const parts = expression.args.map((arg) => compileExpression(arg, scope));
  const compile = COMPILE[expression.op] as Compile<Op>;
  return compile(expression, parts as readonly Node[] as Parts, scope);
}

type Parts = readonly [Node, Node, Node, ...Node[]];
type Compile<O extends Op> = (expression: ExpressionOf<O>, parts: Parts, scope: Scope) => Node;

const COMPILE: { readonly [O in Op]: Compile<O> } = {
  literal: ({ value }) => constantNode(value),
  name: ({ name }, _, { nodes }) => nodes.get(name) ?? unresolved(name),
  add: ({ op }, parts) => compileArithmetic(op, parts),
  subtract: ({ op }, parts) => compileArithmetic(op, parts),
  multiply: ({ op }, parts) => compileArithmetic(op, parts),
  divide: ({ op }, parts) => compileArithmetic(op, parts),
  min: ({ op }, parts) => compileArithmetic(op, parts),
  max: ({ op }, parts) => compileArithmetic(op, parts),
  excess: ({ op }, parts) => compileArithmetic(op, parts),
  round: ({ digits, mode }, [value]) => compileRound(value, digits, mode),
  compare: ({ args, is }, [left, right], { book, types }) => {
    const { kind } = typeOf(args[0] as Expression, { book, names: types });
    return compileCompare(is, kind === "choice" || kind === "bool" ? kind : "number", left, right);
  },
  in: ({ codes }, [choice]) => compileMember(codes, choice),
  and: ({ op }, parts) => compileLogic(op, parts),
  or: ({ op }, parts) => compileLogic(op, parts),
  not: ({ op }, parts) => compileLogic(op, parts),
  "how-many": ({ op }, parts) => compileLogic(op, parts),
  if: (_, [test, then, otherwise]) => compileIf(test, then, otherwise),
  choose: ({ codes, hasElse }, [choice, ...branches]) => {
    const byCode = new Map(codes.map((code, index) => [code, branches[index] as Node]));
    return compileChoose(choice, byCode, hasElse ? branches.at(-1) : undefined);
  },
  bands: compileBandsOf,
  lookup: ({ keys, table: name }, parts, scope) => {
    const table = scope.book.tables.get(name) ?? unresolved(name);
    const inOrder = [...table.keys.keys()].map((key) => parts[keys.indexOf(key)] ?? unresolved(key));
    const results = table.rows.map(({ value }) => compileExpression(value, scope));
    return compileLookup(
      table,
      inOrder,
      results,
      table.otherwise && compileExpression(table.otherwise, scope),
    );
  },
  reference: ({ hasPlace, name }, [on, place], { book }) =>
    compileReference(name, book.references.get(name) ?? unresolved(name), on, hasPlace ? place : undefined),
  age: ({ counting, op }, [from, to]) => compileCalendar(op, counting, from, to),
  "years-between": ({ counting, op }, [from, to]) => compileCalendar(op, counting, from, to),
  "months-between": ({ counting, op }, [from, to]) => compileCalendar(op, counting, from, to),
  "days-between": ({ counting, op }, [from, to]) => compileCalendar(op, counting, from, to),
  year: ({ op }, [day]) => compilePart(op, day),
  month: ({ op }, [day]) => compilePart(op, day),
  "first-day-of": ({ stretch }, [day]) => compileFirstDay(stretch, day),
  shift: ({ unit }, [day, by]) => compileShift(unit, day, by),
};

function compileBandsOf(
  { edge, mode, rows }: ExpressionOf<"bands">,
  [value]: Parts,
  { parameters }: Scope,
): Node {
  const parameterOf = (part: Expression): Parameter | undefined =>
    part.op === "name" ? parameters.get(part.name) : undefined;
  const isUnset = (part: Expression): boolean => parameterOf(part)?.value === null;
  const figure = (part: Expression | undefined): Exact =>
    (part === undefined ? 0 : (parameterOf(part) ?? (part as ExpressionOf<"literal">)).value) as Exact;
  // A band of which nothing is set is no band, as long as another one is: of three tiers two may be published.
  const set = rows.filter((row) => !figuresOf(row).every(isUnset));
  const known = set.length > 0 ? set : rows;
  const unset = known.flatMap(figuresOf).filter(isUnset) as readonly ExpressionOf<"name">[];
  const steps = known.map(({ from, rate, sum }): Step => ({
    from: figure(from),
    rate: figure(rate),
    sum: figure(sum),
  }));
  const names = unset.map(({ name }) => name);
  return compileBands(value, names.length > 0 ? null : steps, mode, edge, names);
}

const figuresOf = ({ from, rate, sum }: Band): readonly Expression[] =>
  [from, rate, sum].filter((part) => part !== undefined);

function unresolved(name: string): never {
  throw new Error(`${name} stands for nothing: only a checked book can be compiled`);
}
