import { compileExpression, type Scope } from "../compile/compile-expression.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { Expression, ExpressionOf } from "../form/expression.ts";
import { compare } from "../values/exact.ts";
import { ANY_NUMBER, meetNum, Span, type Num } from "../values/span.ts";
import { isNum, type Value } from "../values/value.ts";
import { expressionsOf, partsOf } from "./expressions-of.ts";
import type { Reader } from "../read/reader.ts";

/**
 * What can only be seen from the values: a divisor that may be 0 within the bounds of the inputs, bands that do not
 * ascend.
 */
export function checkRanges(version: CompiledVersion, reader: Reader): void {
  const frame = frameOfNothing(version);
  for (const part of expressionsOf(version.rule).flatMap(partsOf)) {
    if (part.op === "divide") checkDivisor(part.args[1], version.scope, frame, reader);
    if (part.op === "bands") checkBands(part, version.scope, reader);
  }
}

/** Nothing told: every input may be anything within its bounds. */
function frameOfNothing(version: CompiledVersion): Value[] {
  const frame: Value[] = version.slots.map(({ any }) => any);
  frame[version.today] = ANY_NUMBER;
  for (const [index, node] of version.derived.entries()) frame[version.today + 1 + index] = node.run(frame);
  return frame;
}

function checkDivisor(divisor: Expression | undefined, scope: Scope, frame: Value[], reader: Reader): void {
  if (!divisor) return;
  const value = compileExpression(divisor, scope).run(frame);
  if (isNum(value) && meetNum(value, 0) !== undefined) reader.report(divisor.place, "zero-divisor");
}

function checkBands({ rows }: ExpressionOf<"bands">, scope: Scope, reader: Reader): void {
  const edges = rows.map(({ from }) => figureOf(from, scope));
  for (const [index, edge] of edges.entries()) {
    const before = edges[index - 1];
    if (index === 0 || edge instanceof Span || before instanceof Span || before === undefined) continue;
    if (compare(before, edge) >= 0) reader.report(rows[index]?.from.place ?? "", "disordered");
  }
}

const figureOf = (figure: Expression, scope: Scope): Num => compileExpression(figure, scope).run([]) as Num;
