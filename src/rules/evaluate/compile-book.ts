import { inferType, type TypeScope } from "../check/infer-type.ts";
import type { RuleBook } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import type { Limit, Result, Rule } from "../form/rule.ts";
import type { ValueType } from "../values/value.ts";
import { anyOf } from "../values/value.ts";
import { compileExpression } from "./compile-expression.ts";
import { nodeOf, type Node } from "./node.ts";
import { anyWithin, formatValue, type Slot } from "./read-facts.ts";

/** A book made ready to answer: compile once, evaluate as often as you like. */
export interface CompiledBook {
  readonly book: RuleBook;
  readonly rules: ReadonlyMap<string, CompiledRule>;
}

export interface CompiledRule {
  readonly code: string;
  readonly book: RuleBook;
  /** Earliest first. */
  readonly versions: readonly CompiledVersion[];
}

export interface CompiledVersion {
  readonly book: RuleBook;
  readonly rule: Rule;
  readonly slots: readonly Slot[];
  /** Slot of the application date; the derived values follow it. */
  readonly today: number;
  readonly derived: readonly Node[];
  readonly conditions: readonly CompiledCondition[];
  readonly result: CompiledResult;
  readonly limits: readonly CompiledLimit[];
  readonly approval: readonly { readonly upTo: Node | null; readonly by: readonly string[] }[];
  readonly flags: readonly { readonly name: string; readonly test: Node }[];
  /** The types of every name, for the trace. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** In the order of their slots. */
  readonly derivedNames: readonly string[];
  /** The figures as the trace shows them; what is not configured is left out. */
  readonly parameterTexts: readonly (readonly [string, string])[];
  readonly hasParts: boolean;
}

export interface CompiledCondition {
  readonly name: string;
  readonly test: Node;
  /** Both sides, when it compares numbers or dates. */
  readonly sides: { readonly left: Node; readonly right: Node; readonly type: ValueType } | null;
}

export interface CompiledLimit {
  readonly limit: Limit;
  readonly cap: Node | null;
}

export type CompiledResult =
  | {
      readonly kind: "amount";
      readonly amount: Node;
      readonly floor: Node | null;
      readonly ceiling: Node | null;
    }
  | { readonly kind: "range"; readonly min: Node; readonly max: Node }
  | { readonly kind: "service" }
  | { readonly kind: "not-configured"; readonly hint: Node | null };

export const APPLICATION_DATE = "application-date";

/** Compiles every version of every rule of a checked book. */
export function compileBook(book: RuleBook): CompiledBook {
  const rules = [...book.rules].map(([code, versions]) => [code, compileRule(book, code, versions)] as const);
  return { book, rules: new Map(rules) };
}

export function compileRule(book: RuleBook, code: string, versions: readonly Rule[]): CompiledRule {
  return { code, book, versions: versions.map((version) => compileVersion(book, version)) };
}

/** Types of all names of a rule; derived values are inferred in their order. */
export function typesOf(
  rule: Rule,
  book: RuleBook,
  report: TypeScope["report"] = () => undefined,
): Map<string, ValueType> {
  const names = new Map<string, ValueType>([[APPLICATION_DATE, { kind: "date" }]]);
  for (const [name, input] of rule.inputs) names.set(name, input.type);
  for (const [name, parameter] of rule.parameters) names.set(name, parameter.type);
  for (const [name, derived] of rule.derive)
    names.set(name, inferType(derived.value, { book, names, report }));
  return names;
}

function compileVersion(book: RuleBook, rule: Rule): CompiledVersion {
  const types = typesOf(rule, book);
  const slots = [...rule.inputs].map(([name, input]): Slot => ({ name, input, any: anyWithin(input) }));
  const nodes = new Map<string, Node>();
  for (const [index, slot] of slots.entries()) nodes.set(slot.name, inputNode(slot.name, index));
  const today = slots.length;
  nodes.set(APPLICATION_DATE, { run: (frame) => frame[today], need: () => undefined });
  for (const [name, parameter] of rule.parameters) nodes.set(name, parameterNode(name, parameter));
  const compile = (expression: Expression): Node =>
    compileExpression(expression, {
      book,
      node: (name) => nodes.get(name) ?? unresolved(name),
      figure: (name) => rule.parameters.get(name)?.value,
      typeOf: (part) => inferType(part, { book, names: types, report: () => undefined }),
    });
  const maybe = (expression: Expression | null): Node | null => (expression ? compile(expression) : null);
  const derived = [...rule.derive].map(([name, { value }], index) => {
    const node = compile(value);
    const slot = today + 1 + index;
    nodes.set(name, { run: (frame) => frame[slot], need: node.need });
    return node;
  });
  return {
    book,
    rule,
    slots,
    today,
    derived,
    types,
    conditions: rule.when.map(({ name, test }) => ({
      name,
      test: compile(test),
      sides: sidesOf(test, compile, types, book),
    })),
    result: compileResult(rule.result, compile, maybe),
    limits: [...rule.limits.values()].map((limit) => ({ limit, cap: maybe(limit.cap) })),
    approval: rule.approval.map(({ upTo, by }) => ({ upTo: maybe(upTo), by })),
    flags: rule.flags.map(({ name, test }) => ({ name, test: compile(test) })),
    derivedNames: [...rule.derive.keys()],
    parameterTexts: [...rule.parameters].flatMap(([name, { type, value }]) => {
      const text = value === null ? null : formatValue(value, type);
      return text === null ? [] : [[name, text] as const];
    }),
    hasParts: slots.some((slot) => slot.input.parts !== null),
  };
}

function inputNode(name: string, slot: number): Node {
  const run: Node["run"] = (frame) => frame[slot];
  const node = nodeOf(run, [{ run, need: (_, gaps) => void gaps.inputs.add(name) }]);
  return node;
}

function parameterNode(name: string, parameter: { readonly type: ValueType; readonly value: unknown }): Node {
  const value =
    parameter.value === null ? anyOf(parameter.type) : (parameter.value as ReturnType<Node["run"]>);
  return {
    run: () => value,
    need: (_, gaps) => (parameter.value === null ? void gaps.unconfigured.add(name) : undefined),
  };
}

function unresolved(name: string): never {
  throw new Error(`no name ${name}: compile only books that were checked`);
}

function sidesOf(
  test: Expression,
  compile: (expression: Expression) => Node,
  names: ReadonlyMap<string, ValueType>,
  book: RuleBook,
): CompiledCondition["sides"] {
  if (test.op !== "compare") return null;
  const [left, right] = test.args as readonly [Expression, Expression];
  const type = inferType(left, { book, names, report: () => undefined });
  if (type.kind === "bool" || type.kind === "choice") return null;
  return { left: compile(left), right: compile(right), type };
}

function compileResult(
  result: Result,
  compile: (expression: Expression) => Node,
  maybe: (expression: Expression | null) => Node | null,
): CompiledResult {
  switch (result.kind) {
    case "amount":
      return {
        kind: "amount",
        amount: compile(result.amount),
        floor: maybe(result.floor),
        ceiling: maybe(result.ceiling),
      };
    case "range":
      return { kind: "range", min: compile(result.min), max: compile(result.max) };
    case "service":
      return { kind: "service" };
    case "not-configured":
      return { kind: "not-configured", hint: maybe(result.hint) };
  }
}
