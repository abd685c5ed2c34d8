import type { TracedAmount, TracedCondition } from "../evaluate/answer/answer.ts";
import type { Compare, Expression } from "../form/expression.ts";
import { plainNumber, withFen, type Speech } from "./dress-value.ts";
import { labelOf } from "./fill-text.ts";
import { writeFormula, type Said } from "./formula.ts";

/**
 * The reckoning in one line: every measured condition, then the amount.
 * 「计入自付 42,000 − 8,000 = 34,000.00 元 ≥ 起付 10,000 元（含）→ ×25% = 8,500.00 元，未触封顶」
 */
export function writeCalculation(
  speech: Speech,
  conditions: readonly TracedCondition[],
  amount: TracedAmount | null,
): string {
  const measured = conditions.flatMap((traced, index) => {
    const test = speech.version.rule.when[index]?.test;
    return test?.op === "compare" && isMoney(test, speech) && traced.left !== null ? [{ test, traced }] : [];
  });
  const steps = measured.map(({ test, traced }) => writeComparison(test, traced, speech));
  if (amount) steps.push(writeAmount(amount, measured.at(-1)?.test, speech));
  return steps.join(speech.render("calculation.then", {}));
}

const isMoney = (test: Compare, { version }: Speech): boolean => {
  const [left] = test.args;
  return left?.op === "name" && version.types.get(left.name)?.kind === "money";
};

/** `计入自付 42,000 − 8,000 = 34,000.00 元 ≥ 起付 10,000 元（含）`. */
export function writeComparison(test: Compare, traced: TracedCondition, speech: Speech): string {
  const [left, right] = test.args;
  const sign = signOf(test, traced.met);
  return speech.render(`calculation.${sign}`, {
    left: writeSide(left, traced.left, speech),
    right: `${sayLabel(right, speech)}${speech.render("calculation.yuan", { value: plainNumber(traced.right ?? "") })}`,
  });
}

/** The comparison as it came out: a failed `>=` reads `<`. */
function signOf({ is }: Compare, met: boolean | null): string {
  const names = {
    "=": "equal",
    "!=": "different",
    "<": "below",
    "<=": "at-most",
    ">": "above",
    ">=": "at-least",
  } as const;
  const opposites = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
  return names[met === false ? opposites[is] : is];
}

function writeSide(side: Expression | undefined, value: string | null, speech: Speech): string {
  const label = sayLabel(side, speech);
  if (value === null) return label;
  if (value.includes("…")) return `${label}${writeOpen(value, speech)}`;
  const formula = side?.op === "name" ? formulaOf(side.name, speech) : undefined;
  if (formula === undefined)
    return `${label}${speech.render("calculation.yuan", { value: plainNumber(value) })}`;
  return `${label}${formula} = ${speech.render("calculation.yuan", { value: withFen(value) })}`;
}

/** One end is enough for a comparison to be settled: `…9999.99` is at most that. */
function writeOpen(value: string, { render }: Speech): string {
  const [from = "", to = ""] = value.split("…");
  return to === ""
    ? render("calculation.from", { value: plainNumber(from) })
    : render("calculation.up-to", { value: plainNumber(to) });
}

const sayLabel = (side: Expression | undefined, { version, locale }: Speech): string =>
  side?.op === "name" ? `${labelOf(side.name, version, locale)} ` : "";

/** The derivation of a derived value, where it says more than its value. */
function formulaOf(name: string, speech: Speech): string | undefined {
  const derived = speech.version.rule.derive.get(name);
  if (!derived || derived.value.op === "name") return undefined;
  return writeFormula(derived.value, saidOf(speech));
}

const saidOf = ({ version, values, locale }: Speech): Said => ({
  values,
  locale,
  labelOf: (name) => labelOf(name, version, locale),
});

/** `×25% = 8,500.00 元，未触封顶`: what was just compared is not said again. */
function writeAmount(amount: TracedAmount, before: Compare | undefined, speech: Speech): string {
  const { result } = speech.version.rule;
  const expression = result.kind === "amount" ? result.amount : undefined;
  const formula = expression && writeContinued(expression, before, speech);
  const touched =
    amount.ceiling?.touched === true ||
    amount.floor?.touched === true ||
    amount.caps.some((cap) => cap.touched);
  const reckoned = speech.render("calculation.yuan", { value: withFen(amount.rounded) });
  const line = formula === undefined || formula === "" ? reckoned : `${formula} = ${reckoned}`;
  const limits = [...writeLimits(amount, speech), ...(touched ? [writeFinal(amount, speech)] : [])];
  return [line, ...limits].join(speech.render("calculation.comma", {}));
}

function writeContinued(
  expression: Expression,
  before: Compare | undefined,
  speech: Speech,
): string | undefined {
  const compared = before?.args[0];
  const [first, ...rest] = expression.args;
  if (
    expression.op === "multiply" &&
    compared?.op === "name" &&
    first?.op === "name" &&
    first.name === compared.name
  ) {
    const factors = rest.map((factor) => writeFormula(factor, saidOf(speech)));
    if (!factors.includes(undefined)) return `×${factors.join(" × ")}`;
  }
  if (expression.op === "name" && !speech.version.rule.derive.has(expression.name)) return undefined;
  return expression.op === "name"
    ? formulaOf(expression.name, speech)
    : writeFormula(expression, saidOf(speech));
}

function writeLimits(amount: TracedAmount, { render, version, locale }: Speech): readonly string[] {
  const { result } = version.rule;
  const sentences: string[] = [];
  if (amount.floor?.touched)
    sentences.push(render("calculation.floored", { figure: plainNumber(amount.floor.figure) }));
  if (amount.ceiling) {
    const ceiling = result.kind === "amount" ? result.ceiling : null;
    const label =
      ceiling?.op === "name" ? labelOf(ceiling.name, version, locale) : render("calculation.ceiling", {});
    const key = amount.ceiling.touched ? "calculation.capped" : "calculation.uncapped";
    sentences.push(render(key, { label, figure: plainNumber(amount.ceiling.figure) }));
  }
  for (const cap of amount.caps) {
    const key = cap.touched ? "calculation.limited" : "calculation.within";
    sentences.push(render(key, { figure: plainNumber(cap.figure), used: plainNumber(cap.used) }));
  }
  return sentences;
}

const writeFinal = (amount: TracedAmount, { render }: Speech): string =>
  render("calculation.final", { amount: withFen(amount.final) });
