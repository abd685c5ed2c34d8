import type { Expression } from "../form/expression.ts";
import type { Derived } from "../form/rule.ts";
import type { Reader } from "../read/reader.ts";

/** Puts derived values in an order in which each uses only those before it; a circle is reported at its first member. */
export function orderDerived(
  derive: ReadonlyMap<string, Derived>,
  place: string,
  reader: Reader,
): ReadonlyMap<string, Derived> {
  const ordered = new Map<string, Derived>();
  const visit = (name: string, path: readonly string[]): void => {
    const derived = derive.get(name);
    if (!derived || ordered.has(name)) return;
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name];
      reader.report(`${place}.${circle[0]}`, "circular", { circle: circle.join(" → ") });
      return;
    }
    for (const used of namesIn(derived.value)) visit(used, [...path, name]);
    ordered.set(name, derived);
  };
  for (const name of derive.keys()) visit(name, []);
  return ordered;
}

/** Every name an expression uses, in reading order. */
export function namesIn(expression: Expression): readonly string[] {
  if (expression.op === "name") return [expression.name];
  const figures =
    expression.op === "bands"
      ? expression.rows.flatMap(({ from, rate, sum }) =>
          [from, rate, sum].filter((part) => part !== undefined),
        )
      : [];
  return [...expression.args, ...figures].flatMap(namesIn);
}
