import type { RuleBook } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import { DATE_FACT, type Limit, type Rule } from "../form/rule.ts";
import type { ValueKind, ValueType } from "../values/value.ts";
import { inferType } from "./inference/infer-expression.ts";
import type { TypeScope } from "./inference/type-scope.ts";
import type { Reader } from "../read/reader.ts";

/** Checks what the names of one version mean and that the types and units fit; every problem with its place. */
export function checkRule(rule: Rule, book: RuleBook, place: string, reader: Reader): void {
  const scope: TypeScope = {
    book,
    names: namesOf(rule, book, place, reader),
    report: (at, key, params) => reader.report(at, key, params),
  };
  const expect: Expect = (expression, wanted) => {
    if (expression === null) return;
    const { kind: found } = inferType(expression, scope);
    if (found !== wanted) reader.report(expression.place, "type-mismatch", { found, wanted });
  };
  for (const condition of rule.when) {
    expect(condition.test, "bool");
    if (condition.clause !== null) known(condition.clause, book.clauses, `${condition.place}.clause`, reader);
  }
  checkResult(rule, expect);
  for (const limit of rule.limits.values()) checkLimit(limit, rule, book, expect, reader);
  for (const step of rule.approval) expect(step.upTo, "money");
  for (const flag of rule.flags) expect(flag.test, "bool");
  checkMentions(rule, book, place, reader);
  checkCases(rule, reader);
}

type Expect = (expression: Expression | null, wanted: ValueKind) => void;

/** Types of everything that can be named. Derived values may use each other, but not in a circle. */
function namesOf(rule: Rule, book: RuleBook, place: string, reader: Reader): ReadonlyMap<string, ValueType> {
  const names = new Map<string, ValueType>([["application-date", { kind: "date" }]]);
  const declare = (name: string, type: ValueType, at: string): void => {
    if (names.has(name)) reader.report(at, "duplicate-name", { name });
    else names.set(name, type);
  };
  for (const [name, input] of rule.inputs) declare(name, input.type, `${place}.inputs.${name}`);
  for (const [name, parameter] of rule.parameters)
    declare(name, parameter.type, `${place}.parameters.${name}`);
  for (const [name, derived] of rule.derive) {
    const type = inferType(derived.value, {
      book,
      names,
      report: (at, key, params) => reader.report(at, key, params),
    });
    declare(name, type, `${place}.derive.${name}`);
  }
  return names;
}

function checkResult(rule: Rule, expect: Expect): void {
  const { result } = rule;
  switch (result.kind) {
    case "amount":
      for (const part of [result.amount, result.floor, result.ceiling, result.hint]) expect(part, "money");
      expect(result.times, "count");
      return;
    case "range":
      for (const part of [result.min, result.max]) expect(part, "money");
      return;
    case "not-configured":
      expect(result.hint, "money");
      return;
    case "service":
  }
}

function checkCases(rule: Rule, reader: Reader): void {
  for (const each of rule.cases) {
    for (const name of Object.keys(each.facts)) {
      if (!rule.inputs.has(name)) {
        reader.report(`${each.place}.facts.${name}`, "unknown-name", {
          name,
          known: [...rule.inputs.keys()].join(", "),
        });
      }
    }
    for (const name of Object.keys(each.usage ?? {}))
      known(name, rule.limits, `${each.place}.usage.${name}`, reader);
  }
}

function checkLimit(limit: Limit, rule: Rule, book: RuleBook, expect: Expect, reader: Reader): void {
  expect(limit.cap, "money");
  expect(limit.times, "count");
  for (const [index, name] of limit.each.entries())
    known(name, rule.inputs, `${limit.place}.each[${index}]`, reader);
  for (const [index, code] of limit.with.entries())
    known(code, book.rules, `${limit.place}.with[${index}]`, reader);
}

function checkMentions(rule: Rule, book: RuleBook, place: string, reader: Reader): void {
  for (const [index, code] of rule.clauses.entries())
    known(code, book.clauses, `${place}.clauses[${index}]`, reader);
  for (const [index, code] of rule.channels.entries())
    known(code, book.channels, `${place}.channels[${index}]`, reader);
  for (const [index, { by }] of rule.approval.entries()) {
    for (const code of by) known(code, book.approvers, `${place}.approval[${index}].by`, reader);
  }
  for (const [name, input] of rule.inputs) {
    for (const part of input.parts?.of ?? [])
      known(part, rule.inputs, `${place}.inputs.${name}.parts.of`, reader);
    for (const set of Object.keys(input.parts?.sets ?? {}))
      known(set, rule.inputs, `${place}.inputs.${name}.parts.sets`, reader);
  }
  const dateFact = DATE_FACT[rule.datedBy];
  if (rule.datedBy !== "application" && (rule.from !== null || rule.to !== null)) {
    known(dateFact, rule.inputs, `${place}.inputs.${dateFact}`, reader);
  }
}

function known(name: string, names: ReadonlyMap<string, unknown>, place: string, reader: Reader): void {
  if (!names.has(name))
    reader.report(place, "unknown-reference", { name, known: [...names.keys()].join(", ") });
}
