import type { KeyMatch, ReferenceSeries, Table } from "../form/book.ts";
import * as exact from "../values/exact.ts";
import { ANY_NUMBER, high, low, type Num } from "../values/span.ts";
import { codesOf, eitherOf, isDecided, type Choice, type Value } from "../values/value.ts";
import { nodeOf, type Node } from "./node.ts";

/** Looks the row up that fits all keys; with keys open, what any row that may still fit says. */
export function compileLookup(
  table: Table,
  keys: readonly Node[],
  results: readonly Node[],
  otherwise: Node | undefined,
): Node {
  const rowsFor = (values: readonly Value[]): readonly Node[] => {
    const fitting = results.filter((_, row) =>
      (table.rows[row]?.match ?? []).every((match, key) => mayMatch(match, values[key], table.edge)),
    );
    return otherwise && (fitting.length === 0 || !values.every(isDecided))
      ? [...fitting, otherwise]
      : fitting;
  };
  const run: Node["run"] = (frame) => {
    const rows = rowsFor(keys.map((key) => key.run(frame)));
    return rows.length === 1 ? rows[0]?.run(frame) : rows.map((row) => row.run(frame)).reduce(eitherOf);
  };
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      for (const key of keys) key.need(frame, gaps);
      for (const row of rowsFor(keys.map((key) => key.run(frame)))) row.need(frame, gaps);
    },
  };
}

/** Could this value fit this row? */
export function mayMatch(match: KeyMatch, value: Value, edge: Table["edge"]): boolean {
  switch (match.kind) {
    case "any":
      return true;
    case "codes":
      return codesOf(value as Choice).some((code) => match.codes.includes(code));
    case "truth":
      return value === undefined || value === match.value;
    case "range": {
      const [from, to] = [
        exact.compare(high(value as Num), match.from),
        exact.compare(low(value as Num), match.to),
      ];
      return edge === "lower" ? from >= 0 && to < 0 : from > 0 && to <= 0;
    }
  }
}

/** A figure published by others, for the day and the place; not published (yet) is not configured. */
export function compileReference(
  name: string,
  series: ReferenceSeries,
  on: Node,
  place: Node | undefined,
): Node {
  const parts = place ? [on, place] : [on];
  const covers = (day: number, code: string | null): Value =>
    series.values.find(
      (entry) =>
        (entry.place === null || entry.place === code) &&
        day >= (entry.from ?? -Infinity) &&
        day < (entry.to ?? Infinity),
    )?.value;
  const run: Node["run"] = (frame) => {
    const day = on.run(frame) as Num;
    const places: readonly (string | null)[] = place ? codesOf(place.run(frame) as Choice) : [null];
    const days = daysToTry(series, day);
    const values = places.flatMap((code) => days.map((each) => covers(each, code)));
    return values.includes(undefined) ? ANY_NUMBER : values.reduce(eitherOf);
  };
  const plain = nodeOf(run, parts);
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      plain.need(frame, gaps);
      if (parts.every((part) => isDecided(part.run(frame)))) gaps.unconfigured.add(name);
    },
  };
}

/** One day of each stretch that may hold the date: its first, and every day on which a figure changes. */
function daysToTry(series: ReferenceSeries, day: Num): readonly number[] {
  if (typeof day === "number") return [day];
  const [from, to] = [Number(low(day)), Number(high(day))];
  const changes = series.values
    .flatMap((entry) => [entry.from, entry.to])
    .filter((change) => change !== null);
  return [from, ...changes.filter((change) => change > from && change <= to)];
}
