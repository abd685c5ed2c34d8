import type { LogicOp } from "../../form/expression.ts";
import { COMPARISONS } from "../../values/span.ts";
import { readSeveral, type ReadForm } from "./read-form.ts";

/** Reads `{ and: […] }`, `{ or: […] }`, `{ how-many: […] }`, `{ not: x }`. */
export function readLogic(op: LogicOp): ReadForm {
  return (map, place, reader, part) => ({
    op,
    place,
    args:
      op === "not"
        ? [part(map[op], `${place}.not`, reader)]
        : readSeveral(map[op], `${place}.${op}`, reader, part, { least: 1 }),
  });
}

/** Reads `{ left: counted, is: ">=", right: threshold }`. */
export const readCompare: ReadForm = (map, place, reader, part) => ({
  op: "compare",
  place,
  is: reader.oneOf(map["is"], `${place}.is`, COMPARISONS),
  args: [part(map["left"], `${place}.left`, reader), part(map["right"], `${place}.right`, reader)],
});

/** Reads `{ in: relation, of: [spouse, child] }`. */
export const readMember: ReadForm = (map, place, reader, part) => {
  const codes = reader.strings(map["of"], `${place}.of`);
  if (codes.length === 0) reader.report(`${place}.of`, "missing");
  return { op: "in", place, codes, args: [part(map["in"], `${place}.in`, reader)] };
};

/** Reads `{ if: test, then: x, else: y }`. */
export const readIf: ReadForm = (map, place, reader, part) => ({
  op: "if",
  place,
  args: ["if", "then", "else"].map((key) => part(map[key], `${place}.${key}`, reader)),
});
