import type { RuleBook, RuleGroup } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import type { Input, Rule } from "../form/rule.ts";

/** Everything that the rules of a group ask for; of a name in two rules the first one's. */
export function inputsOfGroup(
  { rules }: RuleGroup,
  book: Pick<RuleBook, "rules">,
): ReadonlyMap<string, Input> {
  const inputs = rules.flatMap((code) => (book.rules.get(code) ?? []).flatMap((rule) => [...rule.inputs]));
  return new Map(inputs.toReversed());
}

/** The ceiling of a group as a rule: it asks for what the group's rules ask for, and pays the ceiling. */
export function ceilingRule(code: string, group: RuleGroup, ceiling: Expression, book: RuleBook): Rule {
  return {
    code,
    place: `groups.${code}`,
    version: 1,
    from: null,
    to: null,
    name: group.name,
    clauses: [],
    datedBy: "application",
    parameters: new Map(),
    inputs: inputsOfGroup(group, book),
    derive: new Map(),
    when: [],
    result: {
      kind: "amount",
      amount: ceiling,
      digits: 2,
      mode: "half-up",
      floor: null,
      ceiling: null,
      period: "once",
      times: null,
      hint: null,
    },
    limits: new Map(),
    approval: [],
    flags: [],
    channels: [],
    proofs: [],
    notes: [],
    cases: [],
  };
}
