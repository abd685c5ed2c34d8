import type { ArithmeticOp } from "../../form/expression.ts";
import { ROUND_MODES } from "../../values/fraction.ts";
import { readSeveral, type ReadForm } from "./read-form.ts";

/** Reads `{ add: [a, b, c] }`; `divide` and `excess` take two. */
export function readArithmetic(op: ArithmeticOp): ReadForm {
  const pair = op === "divide" || op === "excess";
  return (map, place, reader, part) => ({
    op,
    place,
    args: readSeveral(map[op], `${place}.${op}`, reader, part, pair ? { least: 2, most: 2 } : { least: 2 }),
  });
}

/** Reads `{ round: x, digits: 2, mode: half-up }`. */
export const readRound: ReadForm = (map, place, reader, part) => ({
  op: "round",
  place,
  digits: map["digits"] === undefined ? 2 : reader.integer(map["digits"], `${place}.digits`),
  mode: reader.oneOf(map["mode"], `${place}.mode`, ROUND_MODES, "half-up"),
  args: [part(map["round"], `${place}.round`, reader)],
});
