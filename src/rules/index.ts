export { compareFigures, type FigureChange } from "./change/compare-figures.ts";
export { Replayer, replayDecisions, type Replay, type StoredDecision } from "./change/replay-decisions.ts";
export { parseRuleBook, parseUntested } from "./check/parse-rule-book.ts";
export { runAllCases, type CaseRun } from "./check/run-cases.ts";
export { compileBook, compileCeilings, compileRule } from "./compile/compile-book.ts";
export type { CompiledBook, CompiledRule, CompiledVersion } from "./compile/compiled-book.ts";
export type { Answer, Ask, Invalid, No, Trace, Yes } from "./evaluate/answer/answer.ts";
export type { Usage } from "./evaluate/compute-amount.ts";
export { evaluateGroup, type GroupAnswer } from "./evaluate/evaluate-group.ts";
export { evaluate, type EvaluateOptions } from "./evaluate/evaluate.ts";
export { UNKNOWN, type Fact, type Facts } from "./evaluate/facts/read-facts.ts";
export { explain } from "./explain/explain.ts";
export type { Sentence } from "./explain/sentence.ts";
export { questionFor, type Question } from "./explain/question.ts";
export {
  amendVersion,
  compareCases,
  type Amended,
  type Amendment,
  type CaseChange,
} from "./store/amend-version.ts";
export { checkStored } from "./store/check-stored.ts";
export { joinReferences } from "./store/reference-rules.ts";
export { splitBook } from "./store/split-book.ts";
export {
  compileStored,
  joinVersions,
  type Figure,
  type Figures,
  type Library,
  type StoredVersion,
} from "./store/stored-version.ts";
export type { HonourTitle, RuleBook } from "./form/book.ts";
export type { Problem } from "./form/problem.ts";
export { DATE_FACT, type Input, type Limit, type Parameter, type Rule } from "./form/rule.ts";
export { bandFigures, toldFigures } from "./change/told-figures.ts";
export { limitsInForce, type LimitInForce } from "./evaluate/versions/limits-in-force.ts";
export { nameOn, versionFor, versionInForce, versionNear } from "./evaluate/versions/version-in-force.ts";
export type { ValueType } from "./values/value.ts";
export { formatValue } from "./values/format-value.ts";
