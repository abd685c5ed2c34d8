import type { ArithmeticOp } from "../form/expression.ts";
import type { RoundMode } from "../values/fraction.ts";
import {
  addNum,
  compareNum,
  divideNum,
  maxNum,
  minNum,
  multiplyNum,
  roundNum,
  subtractNum,
  type Comparison,
  type Num,
} from "../values/span.ts";
import { codesOf, type Choice, type Truth } from "../values/value.ts";
import { nodeOf, type Node } from "./node.ts";

const OPERATIONS: Readonly<Record<ArithmeticOp, (a: Num, b: Num) => Num>> = {
  add: addNum,
  subtract: subtractNum,
  multiply: multiplyNum,
  divide: divideNum,
  min: minNum,
  max: maxNum,
  excess: (a, b) => maxNum(0, subtractNum(a, b)),
};

/** From left to right: `subtract: [a, b, c]` is a − b − c. */
export function compileArithmetic(op: ArithmeticOp, parts: readonly Node[]): Node {
  const operate = OPERATIONS[op];
  const [first, second] = parts;
  if (first && second && parts.length === 2) {
    return nodeOf((frame) => operate(first.run(frame) as Num, second.run(frame) as Num), parts);
  }
  return nodeOf((frame) => parts.map((part) => part.run(frame) as Num).reduce(operate), parts);
}

export function compileRound(part: Node, digits: number, mode: RoundMode): Node {
  return nodeOf((frame) => roundNum(part.run(frame) as Num, digits, mode), [part]);
}

/** Compares numbers, money and dates by size; choices and truths only for being the same. */
export function compileCompare(
  is: Comparison,
  kind: "number" | "choice" | "bool",
  left: Node,
  right: Node,
): Node {
  if (kind === "number") {
    return nodeOf((frame) => compareNum(is, left.run(frame) as Num, right.run(frame) as Num), [left, right]);
  }
  const same = kind === "choice" ? sameChoice : sameTruth;
  const want = is === "=";
  return nodeOf(
    (frame) => {
      const equal = same(left.run(frame), right.run(frame));
      return equal === undefined ? undefined : equal === want;
    },
    [left, right],
  );
}

function sameChoice(a: unknown, b: unknown): Truth {
  if (typeof a === "string" && typeof b === "string") return a === b;
  const others = codesOf(b as Choice);
  return codesOf(a as Choice).some((code) => others.includes(code)) ? undefined : false;
}

function sameTruth(a: unknown, b: unknown): Truth {
  return a === undefined || b === undefined ? undefined : a === b;
}
