import type { KeyMatch, ReferenceSeries, Table } from "../form/book.ts";
import type { Reader } from "../read/reader.ts";
import { mayMatch } from "../compile/compile-lookup.ts";
import { compare } from "../values/exact.ts";
import { formatValue } from "../values/format-value.ts";
import type { Value, ValueType } from "../values/value.ts";
import { overlap } from "./check-dates.ts";

/** More combinations than this are not a table that people keep. */
const MOST_CELLS = 20_000;

/** Every combination of the keys has exactly one row, unless the table has an `else`. */
export function checkTable(name: string, table: Table, reader: Reader): void {
  const keys = [...table.keys];
  const samples = keys.map(([, type], key) =>
    samplesOf(
      type,
      table.rows.map(({ match }) => match[key]),
      table.edge,
    ),
  );
  if (samples.reduce((cells, each) => cells * each.length, 1) > MOST_CELLS) {
    reader.report(`tables.${name}.rows`, "wrong-shape", { wanted: `< ${MOST_CELLS}` });
    return;
  }
  const overlaps = new Set<string>();
  for (const cell of combinationsOf(samples)) {
    const rows = table.rows.filter(({ match }) =>
      match.every((each, key) => mayMatch(each, cell[key], table.edge)),
    );
    const [first, second] = rows;
    if (!first && !table.otherwise) {
      const missing = keys.map(([key, type], index) => `${key} ${formatValue(cell[index], type) || "∞"}`);
      reader.report(`tables.${name}.rows`, "uncovered", { missing: missing.join(", ") });
      return;
    }
    if (first && second && !overlaps.has(second.place)) {
      overlaps.add(second.place);
      reader.report(second.place, "overlapping-rows", { other: first.place });
    }
  }
}

/** One value out of each stretch between the edges that the rows name. */
function samplesOf(
  type: ValueType,
  matches: readonly (KeyMatch | undefined)[],
  edge: Table["edge"],
): readonly Value[] {
  if (type.kind === "choice") return type.codes;
  if (type.kind === "bool") return [true, false];
  const least = type.kind === "money" || type.kind === "count" ? 0 : -Infinity;
  const edges = matches.flatMap((match) => (match?.kind === "range" ? [match.from, match.to] : []));
  const inside = edges.filter((each) => compare(each, least) > 0 && each !== Infinity);
  const samples =
    edge === "lower" ? [least, ...inside] : [...(least === 0 ? [least] : []), ...inside, Infinity];
  return samples
    .toSorted(compare)
    .filter((each, index, all) => index === 0 || compare(each, all[index - 1] ?? 0) !== 0);
}

function combinationsOf(samples: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return samples.reduce<readonly (readonly Value[])[]>(
    (cells, each) => cells.flatMap((cell) => each.map((value) => [...cell, value])),
    [[]],
  );
}

/** No two published figures for one place and day. */
export function checkReferenceSeries(name: string, { values }: ReferenceSeries, reader: Reader): void {
  for (const [index, value] of values.entries()) {
    const earlier = values.findIndex((other) => samePlace(other.place, value.place) && overlap(other, value));
    if (earlier >= index) continue;
    const place = `references.${name}.values`;
    reader.report(`${place}[${index}].from`, "overlapping-rows", { other: `${place}[${earlier}]` });
  }
}

const samePlace = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
