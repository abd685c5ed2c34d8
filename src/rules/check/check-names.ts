import { inputsOfGroup } from "../compile/group-ceiling.ts";
import type { RuleBook, RuleGroup } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import type { LocalText, Rule } from "../form/rule.ts";
import { BOOK_LOCALES, DATE_FACT } from "../form/rule.ts";
import type { Reader } from "../read/reader.ts";
import { expressionsOf, partsOf } from "./expressions-of.ts";
import { namesIn } from "./order-derived.ts";
import type { ValueType } from "../values/value.ts";
import { inferType } from "./inference/infer-expression.ts";
import type { Report } from "./inference/type-scope.ts";
import { expectKind } from "./inference/agree-on-types.ts";

/** What every text may speak of besides the names of its rule. */
const SAID_BESIDE = ["distance"];

/** Names that nothing uses, and texts that speak of what the rule does not have. */
export function checkNames(rule: Rule, book: RuleBook, place: string, reader: Reader): void {
  const used = new Set([...namesInExpressions(rule, book), ...namesInTexts(rule), ...namesBeside(rule)]);
  const declared = { inputs: rule.inputs, parameters: rule.parameters, derive: rule.derive };
  const known = new Set(["application-date", ...SAID_BESIDE]);
  for (const [part, names] of Object.entries(declared)) {
    for (const name of names.keys()) {
      known.add(name);
      if (!used.has(name)) reader.report(`${place}.${part}.${name}`, "unused", { name });
    }
  }
  for (const [at, text] of textsOf(rule)) {
    for (const locale of BOOK_LOCALES) {
      for (const name of placeholdersIn(text[locale])) {
        if (!known.has(name))
          reader.report(`${place}.${at}.${locale}`, "unknown-name", { name, known: [...known].join(", ") });
      }
    }
  }
}

/** Rows of a table may name figures of the rule that looks them up. */
function namesInExpressions(rule: Rule, { tables }: RuleBook): readonly string[] {
  const expressions = expressionsOf(rule);
  const rows = expressions.flatMap(partsOf).flatMap((part) => {
    const table = part.op === "lookup" ? tables.get(part.table) : undefined;
    return table
      ? [...table.rows.map(({ value }) => value), ...(table.otherwise ? [table.otherwise] : [])]
      : [];
  });
  return [...expressions, ...rows].flatMap(namesIn);
}

/** Parts of a sum, the date that picks the version, and the keys of limits are used though no expression names them. */
function namesBeside(rule: Rule): readonly string[] {
  return [
    ...[...rule.inputs.values()].flatMap(({ parts }) => [
      ...(parts?.of ?? []),
      ...Object.keys(parts?.sets ?? {}),
    ]),
    ...[...rule.limits.values()].flatMap(({ each }) => each),
    ...Object.values(DATE_FACT),
  ];
}

const namesInTexts = (rule: Rule): readonly string[] =>
  textsOf(rule).flatMap(([, text]) => BOOK_LOCALES.flatMap((locale) => placeholdersIn(text[locale])));

const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = ""]) => name.trim());

function textsOf(rule: Rule): readonly (readonly [string, LocalText])[] {
  const conditions = rule.when.flatMap(({ fail, pass }, index) => [
    ...(pass ? [[`when[${index}].pass`, pass] as const] : []),
    ...(fail ? [[`when[${index}].fail`, fail] as const] : []),
  ]);
  const flags = rule.flags.map(({ text }, index) => [`flags[${index}].text`, text] as const);
  const notes = rule.notes.map((text, index) => [`notes[${index}]`, text] as const);
  const result = rule.result.kind === "service" ? [["result.text", rule.result.text] as const] : [];
  return [...conditions, ...flags, ...notes, ...result];
}

/** What the parts of the book outside the rules refer to. */
export function checkReferences(book: RuleBook, reader: Reader): void {
  for (const [code, { document }] of book.clauses)
    find(document, book.documents, `clauses.${code}.document`, reader);
  for (const [code, group] of book.groups) {
    for (const [index, rule] of group.rules.entries()) {
      const place = `groups.${code}.rules[${index}]`;
      find(rule, book.rules, place, reader);
      const other = book.rules.get(rule)?.find(({ result }) => result.kind !== "amount");
      if (other) reader.report(place, "type-mismatch", { found: other.result.kind, wanted: "amount" });
    }
    if (group.ceiling !== null) checkCeiling(group, group.ceiling, book, reader);
  }
  // Published figures are kept beside the rules, under their own name.
  for (const name of book.references.keys()) {
    if (book.rules.has(name)) reader.report(`references.${name}`, "duplicate-name", { name });
  }
  const codes = new Set<string>();
  for (const [index, title] of book.titles.entries()) {
    if (title.clause !== null) find(title.clause, book.clauses, `titles[${index}].clause`, reader);
    if (codes.has(title.code)) reader.report(`titles[${index}].code`, "duplicate-name", { name: title.code });
    codes.add(title.code);
  }
}

/** Money, of what the rules of the group ask for. */
function checkCeiling(group: RuleGroup, ceiling: Expression, book: RuleBook, reader: Reader): void {
  const inputs = [...inputsOfGroup(group, book)].map(([name, { type }]) => [name, type] as const);
  const names = new Map<string, ValueType>([["application-date", { kind: "date" }], ...inputs]);
  const report: Report = (place, key, params) => reader.report(place, key, params);
  expectKind(ceiling, inferType(ceiling, { book, names, report }), ["money"], report);
}

function find(name: string, among: ReadonlyMap<string, unknown>, place: string, reader: Reader): void {
  if (!among.has(name))
    reader.report(place, "unknown-reference", { name, known: [...among.keys()].join(", ") });
}
