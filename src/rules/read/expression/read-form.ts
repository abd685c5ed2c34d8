import type { Expression } from "../../form/expression.ts";
import type { Raw, Reader } from "../reader.ts";

/** How to read the expressions inside one. */
export type ReadPart = (raw: unknown, place: string, reader: Reader) => Expression;

/** Reads one operator of the form from its map; `part` reads the expressions in it. */
export type ReadForm = (map: Raw, place: string, reader: Reader, part: ReadPart) => Expression;

/** Stands for an expression that was reported, so that reading goes on: nothing is known of it. */
export const unreadable = (place: string): Expression => ({
  op: "literal",
  place,
  args: [],
  type: { kind: "bool" },
  value: undefined,
});

/** A list of so many expressions. */
export function readSeveral(
  raw: unknown,
  place: string,
  reader: Reader,
  part: ReadPart,
  { least, most = Infinity }: { readonly least: number; readonly most?: number },
): readonly Expression[] {
  const items = reader.list(raw, place).map((item, index) => part(item, `${place}[${index}]`, reader));
  if (items.length >= least && items.length <= most) return items;
  reader.report(place, "wrong-shape", {
    wanted: most === Infinity ? `list of ${least} or more` : `list of ${most}`,
  });
  while (items.length < least) items.push(unreadable(place));
  return items;
}
