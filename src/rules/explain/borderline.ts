import type { Answer, TracedCondition } from "../evaluate/answer/answer.ts";
import type { Compare, Expression } from "../form/expression.ts";
import { compare, formatExact, multiply, parseExact, subtract, type Exact } from "../values/exact.ts";
import { plainNumber, withFen, type Speech } from "./dress-value.ts";
import { labelOf } from "./fill-text.ts";

/** Of the line: who is nearer than this is asked to look at the papers again. No amount and no decision hangs on it. */
const NEAR = parseExact("0.05") as Exact;

const ORDERED: ReadonlySet<Compare["is"]> = new Set(["<", "<=", ">", ">="]);

/**
 * 临界: a sum that is just short of a line, just past it, exactly on it, or told so roughly that it may lie on either
 * side. One sentence, of the condition that decides the answer; undefined where nothing is near.
 */
export function sayBorderline(
  answer: Exclude<Answer, { answer: "invalid" }>,
  speech: Speech,
): string | undefined {
  for (const [index, traced] of (answer.trace?.conditions ?? []).entries()) {
    const test = speech.version.rule.when[index]?.test;
    if (test?.op !== "compare" || !decides(answer, index) || !isSum(test, speech)) continue;
    const said = sayNear(test, traced, speech);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A "no" hangs on what failed; anything else on all of them. */
const decides = (answer: Exclude<Answer, { answer: "invalid" }>, index: number): boolean =>
  answer.answer !== "no" || (answer.failed.kind === "condition" && answer.failed.index === index);

function isSum({ is, args: [left] }: Compare, { version }: Speech): boolean {
  return ORDERED.has(is) && left?.op === "name" && version.types.get(left.name)?.kind === "money";
}

function sayNear(test: Compare, { met, left, right }: TracedCondition, speech: Speech): string | undefined {
  const line = parseExact(right ?? "");
  if (left === null || right === null || line === undefined || compare(line, 0) <= 0) return undefined;
  const said = { line: nameLine(test.args[1], right, speech) };
  const sum = parseExact(left);
  if (sum === undefined)
    return met === null && isAround(left, line) ? speech.render("near.about", said) : undefined;
  const gap = compare(sum, line) < 0 ? subtract(line, sum) : subtract(sum, line);
  if (met === null || compare(gap, multiply(line, NEAR)) > 0) return undefined;
  if (compare(gap, 0) === 0) return speech.render(met ? "near.on" : "near.on-missed", said);
  const side = compare(sum, line) < 0 ? "below" : "above";
  return speech.render(`near.${met ? "met" : "missed"}-${side}`, {
    ...said,
    distance: withFen(formatExact(gap)),
  });
}

/** A range told with both ends, and the line within it. */
function isAround(range: string, line: Exact): boolean {
  const [from, to] = range.split("…").map(parseExact);
  return (
    from !== undefined &&
    to !== undefined &&
    compare(from, 0) > 0 &&
    compare(from, line) <= 0 &&
    compare(to, line) >= 0
  );
}

/** `起付 10,000 元`. */
function nameLine(line: Expression | undefined, figure: string, { locale, render, version }: Speech): string {
  const label = line?.op === "name" ? `${labelOf(line.name, version, locale)} ` : "";
  return `${label}${render("calculation.yuan", { value: plainNumber(figure) })}`;
}
