import type { SheetArchiveField, SheetField } from "../roster/index.ts";
import type { IndexedRow, RowError } from "./roster-row.ts";

/** A person of the archive whom a row may mean. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly unionId: string;
  readonly closed: boolean;
  readonly idNumberIndex: string | null;
  readonly honours: readonly {
    readonly code: string;
    readonly year: number;
    readonly document: string | null;
  }[];
  /** What the archive holds, in clear. */
  valueOf(field: SheetArchiveField): string | null;
}

export interface Change {
  readonly row: IndexedRow;
  readonly person: KnownPerson;
  readonly fields: readonly SheetField[];
}

export interface Comparison {
  readonly added: readonly IndexedRow[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
}

/**
 * Rows against the archive: new, changed, unchanged. A person is known by ID number; without one by name and union,
 * and among namesakes by an honour with its year. What stays in doubt is an error, never a guess. Pure.
 */
export function compareRoster(rows: readonly IndexedRow[], known: readonly KnownPerson[]): Comparison {
  const byId = new Map(
    known.flatMap((one) => (one.idNumberIndex === null ? [] : [[one.idNumberIndex, one] as const])),
  );
  const byName = groupByName(known);
  const added: IndexedRow[] = [];
  const changed: Change[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const row of rows) {
    const found = findPerson(row, byId, byName);
    if ("problem" in found) {
      errors.push({ number: row.number, ...found });
      continue;
    }
    const key = found.person?.id ?? keyOf(row);
    const other = seen.get(key);
    if (other !== undefined) {
      errors.push({ number: row.number, field: "name", problem: "twice-in-file", other });
      continue;
    }
    seen.set(key, row.number);
    if (found.person === null) {
      added.push(row);
      continue;
    }
    const change = differences(row, found.person);
    if (change.fields.length === 0) unchanged += 1;
    else if (found.person.closed) errors.push({ number: row.number, field: "name", problem: "closed" });
    else changed.push(change);
  }
  return { added, changed, unchanged, errors };
}

type Found = { readonly person: KnownPerson | null } | Pick<RowError, "field" | "problem">;

function findPerson(
  row: IndexedRow,
  byId: ReadonlyMap<string, KnownPerson>,
  byName: ReadonlyMap<string, readonly KnownPerson[]>,
): Found {
  const same = row.idNumberIndex === undefined ? undefined : byId.get(row.idNumberIndex);
  if (same !== undefined)
    return same.name === row.name ? { person: same } : { field: "idNumber", problem: "id-other-name" };
  const namesakes = (byName.get(nameKey(row.name, row.unionId)) ?? []).filter(
    // Another ID number is another person.
    (one) => row.idNumberIndex === undefined || one.idNumberIndex === null,
  );
  if (namesakes.length === 0) return { person: null };
  const { honour } = row;
  if (honour === undefined) {
    const [only, ...more] = namesakes;
    return only !== undefined && more.length === 0
      ? { person: only }
      : { field: "name", problem: "namesakes" };
  }
  const [only, ...more] = namesakes.filter((one) => holds(one, honour) !== undefined);
  if (only !== undefined && more.length === 0) return { person: only };
  // A namesake with another honour: the same one with a second, or somebody else? The ID number says.
  return { field: "name", problem: "namesakes" };
}

const holds = (person: KnownPerson, honour: NonNullable<IndexedRow["honour"]>) =>
  person.honours.find(({ code, year }) => code === honour.code && year === honour.year);

const nameKey = (name: string, unionId: string): string => `${unionId} ${name}`;

/** Tells two new people of one file apart. */
const keyOf = ({ idNumberIndex, name, unionId, honour }: IndexedRow): string =>
  idNumberIndex ?? `${nameKey(name, unionId)} ${honour?.code ?? ""} ${honour?.year ?? ""}`;

function groupByName(known: readonly KnownPerson[]): ReadonlyMap<string, readonly KnownPerson[]> {
  const groups = new Map<string, KnownPerson[]>();
  for (const one of known) {
    const key = nameKey(one.name, one.unionId);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function differences(row: IndexedRow, person: KnownPerson): Change {
  const fields: SheetField[] = Object.entries(row.values)
    .map(([field, value]) => [field as SheetArchiveField, value] as const)
    .filter(([field, value]) => value !== person.valueOf(field))
    .map(([field]) => field);
  if (row.honour === undefined) return { row, person, fields };
  const held = holds(person, row.honour);
  if (held === undefined) fields.push("title");
  else if (row.honour.document !== undefined && row.honour.document !== held.document)
    fields.push("document");
  return { row, person, fields };
}
