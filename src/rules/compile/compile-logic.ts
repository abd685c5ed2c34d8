import type { LogicOp } from "../form/expression.ts";
import { whole } from "../values/exact.ts";
import { spanOf } from "../values/span.ts";
import { codesOf, eitherOf, isDecided, type Choice, type Truth, type Value } from "../values/value.ts";
import { nodeOf, type Node } from "./node.ts";

export function compileLogic(op: LogicOp, parts: readonly Node[]): Node {
  switch (op) {
    case "and":
      return nodeOf((frame) => settle(parts, (part) => part.run(frame), false), parts);
    case "or":
      return nodeOf((frame) => settle(parts, (part) => part.run(frame), true), parts);
    case "not":
      return nodeOf((frame) => opposite(parts[0]?.run(frame)), parts);
    case "how-many":
      return nodeOf((frame) => {
        const truths = parts.map((part) => part.run(frame));
        const sure = truths.filter((truth) => truth === true).length;
        const open = truths.filter((truth) => truth === undefined).length;
        return spanOf(whole(sure), whole(sure + open));
      }, parts);
  }
}

/** `deciding` settles it whatever the others are: one false for "and", one true for "or". */
function settle(parts: readonly Node[], run: (part: Node) => Value, deciding: boolean): Truth {
  let all: Truth = !deciding;
  for (const part of parts) {
    const truth = run(part);
    if (truth === deciding) return deciding;
    if (truth === undefined) all = undefined;
  }
  return all;
}

const opposite = (truth: Value): Truth => (truth === undefined ? undefined : truth !== true);

export function compileMember(codes: readonly string[], part: Node): Node {
  const members = new Set(codes);
  return nodeOf(
    (frame) => {
      const choice = part.run(frame) as Choice;
      if (typeof choice === "string") return members.has(choice);
      const inside = choice.filter((code) => members.has(code)).length;
      return inside === 0 ? false : inside === choice.length ? true : undefined;
    },
    [part],
  );
}

export function compileIf(test: Node, then: Node, otherwise: Node): Node {
  const run: Node["run"] = (frame) => {
    const truth = test.run(frame);
    if (truth === undefined) return eitherOf(then.run(frame), otherwise.run(frame));
    return truth === true ? then.run(frame) : otherwise.run(frame);
  };
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      const truth = test.run(frame);
      test.need(frame, gaps);
      if (truth !== false) then.need(frame, gaps);
      if (truth !== true) otherwise.need(frame, gaps);
    },
  };
}

/** One branch for each code; an open choice may still take any of the branches left. */
export function compileChoose(
  by: Node,
  branches: ReadonlyMap<string, Node>,
  otherwise: Node | undefined,
): Node {
  const branchesOf = (choice: Choice): readonly Node[] =>
    [...new Set(codesOf(choice).map((code) => branches.get(code) ?? otherwise))].filter(
      (node) => node !== undefined,
    );
  const run: Node["run"] = (frame) => {
    const choice = by.run(frame) as Choice;
    if (typeof choice === "string") return (branches.get(choice) ?? otherwise)?.run(frame);
    return branchesOf(choice)
      .map((node) => node.run(frame))
      .reduce(eitherOf);
  };
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      by.need(frame, gaps);
      for (const node of branchesOf(by.run(frame) as Choice)) node.need(frame, gaps);
    },
  };
}
