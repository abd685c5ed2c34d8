import { typeOf } from "../check/inference/infer-expression.ts";
import type { RuleBook } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import type { Condition, Parameter, Result, Rule } from "../form/rule.ts";
import { formatValue } from "../values/format-value.ts";
import { anyOf, type ValueType } from "../values/value.ts";
import type { CompiledCondition, CompiledResult, CompiledVersion } from "./compiled-book.ts";
import { compileExpression, type Scope } from "./compile-expression.ts";
import { nodeOf, type Node } from "./node.ts";
import { slotOf } from "./slot.ts";

const APPLICATION_DATE = "application-date";

/** Compiles one version of a checked rule. Slots: the inputs, the application date, the derived values in their order. */
export function compileVersion(book: RuleBook, rule: Rule): CompiledVersion {
  const slots = [...rule.inputs].map(slotOf);
  const today = slots.length;
  const nodes = new Map<string, Node>([
    [APPLICATION_DATE, { run: (frame) => frame[today], need: () => undefined }],
  ]);
  const scope: Scope = { book, nodes, types: typesOf(rule, book), parameters: rule.parameters };
  for (const [index, { name }] of slots.entries()) nodes.set(name, inputNode(name, index));
  for (const [name, parameter] of rule.parameters) nodes.set(name, parameterNode(name, parameter));
  const compile = (expression: Expression): Node => compileExpression(expression, scope);
  const maybe = (expression: Expression | null): Node | null => (expression ? compile(expression) : null);
  const derived = [...rule.derive].map(([name, { value }], index) => {
    const node = compile(value);
    nodes.set(name, { run: (frame) => frame[today + 1 + index], need: node.need });
    return node;
  });
  return {
    book,
    rule,
    scope,
    slots,
    today,
    derived,
    derivedTypes: [...rule.derive.keys()].map((name) => [name, scope.types.get(name) as ValueType]),
    types: scope.types,
    conditions: rule.when.map((condition) => compileCondition(condition, compile, scope)),
    result: compileResult(rule.result, compile, maybe),
    limits: [...rule.limits.values()].map((limit) => ({
      limit,
      times: maybe(limit.times),
      cap: maybe(limit.cap),
    })),
    limitNames: [...rule.limits.keys()],
    approval: rule.approval.map(({ upTo, by }) => ({ upTo: maybe(upTo), by })),
    flags: rule.flags.map(({ name, test }) => ({ name, test: compile(test) })),
    parameterTexts: Object.fromEntries([...rule.parameters].flatMap(textOfParameter)),
    judged: slots.filter(({ input }) => input.judged).map(({ name }) => name),
    hasParts: slots.some(({ input }) => input.parts !== null),
  };
}

function typesOf(rule: Rule, book: RuleBook): ReadonlyMap<string, ValueType> {
  const names = new Map<string, ValueType>([[APPLICATION_DATE, { kind: "date" }]]);
  for (const [name, { type }] of [...rule.inputs, ...rule.parameters]) names.set(name, type);
  for (const [name, { value }] of rule.derive) names.set(name, typeOf(value, { book, names }));
  return names;
}

function inputNode(name: string, slot: number): Node {
  const run: Node["run"] = (frame) => frame[slot];
  return nodeOf(run, [{ run, need: (_, gaps) => void gaps.inputs.add(name) }]);
}

/** A figure that nobody has set can be anything, and the answer says that it hangs on it. */
function parameterNode(name: string, { type, value }: Parameter): Node {
  if (value !== null) return { run: () => value, need: () => undefined };
  return { run: () => anyOf(type), need: (_, gaps) => void gaps.unconfigured.add(name) };
}

function textOfParameter([name, { type, value }]: readonly [string, Parameter]): (readonly [
  string,
  string,
])[] {
  const text = value === null ? null : formatValue(value, type);
  return text === null ? [] : [[name, text]];
}

function compileCondition(
  { name, test }: Condition,
  compile: (expression: Expression) => Node,
  { book, types }: Scope,
): CompiledCondition {
  const compiled = { name, test: compile(test), sides: null };
  if (test.op !== "compare") return compiled;
  const [left, right] = test.args as readonly [Expression, Expression];
  const type = typeOf(left, { book, names: types });
  if (type.kind === "bool" || type.kind === "choice") return compiled;
  return { ...compiled, sides: { left: compile(left), right: compile(right), type } };
}

function compileResult(
  result: Result,
  compile: (expression: Expression) => Node,
  maybe: (expression: Expression | null) => Node | null,
): CompiledResult {
  switch (result.kind) {
    case "amount": {
      const { kind, amount, ceiling, floor, hint, period, times } = result;
      return {
        kind,
        period,
        times: maybe(times),
        amount: compile(amount),
        floor: maybe(floor),
        ceiling: maybe(ceiling),
        hint: maybe(hint),
      };
    }
    case "range":
      return { kind: "range", min: compile(result.min), max: compile(result.max), period: result.period };
    case "service": {
      const { every, kind, times, unit } = result;
      return { kind, granted: { kind, times, every, unit } };
    }
    case "not-configured":
      return { kind: "not-configured", hint: maybe(result.hint) };
  }
}
