import type { RosterField, RosterRow, RowError } from "./roster-fields.ts";

/** A person of the archive, as far as a row can change one. Sealed values are known by their blind index. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly unionId: string;
  readonly sex: string | null;
  readonly birthday: string | null;
  readonly workUnit: string | null;
  readonly post: string | null;
  readonly employment: string;
  readonly retiredOn: string | null;
  readonly idNumberIndex: string | null;
  readonly phoneIndex: string | null;
  readonly cardIndex: string | null;
  /** `title:year`. */
  readonly honours: readonly string[];
}

/** A row with the blind indexes of what it holds sealed. */
export interface IndexedRow extends RosterRow {
  readonly idNumberIndex?: string;
  readonly phoneIndex?: string;
  readonly cardIndex?: string;
}

export interface Change {
  readonly row: IndexedRow;
  readonly person: KnownPerson;
  readonly fields: readonly RosterField[];
  readonly newHonour: boolean;
}

export interface Comparison {
  readonly added: readonly IndexedRow[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
}

/** Field of a row → field of the archive that it is compared with. */
const COMPARED = [
  ["name", "name", "name"],
  ["union", "unionId", "unionId"],
  ["sex", "sex", "sex"],
  ["birthday", "birthday", "birthday"],
  ["workUnit", "workUnit", "workUnit"],
  ["post", "post", "post"],
  ["employment", "employment", "employment"],
  ["retiredOn", "retiredOn", "retiredOn"],
  ["idNumber", "idNumberIndex", "idNumberIndex"],
  ["phone", "phoneIndex", "phoneIndex"],
  ["card", "cardIndex", "cardIndex"],
] as const satisfies readonly (readonly [RosterField, keyof IndexedRow, keyof KnownPerson])[];

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
    if (change.fields.length > 0) changed.push(change);
    else unchanged += 1;
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
  const honour = row.titleCode === undefined ? undefined : `${row.titleCode}:${row.year}`;
  if (honour === undefined) {
    const [only, ...more] = namesakes;
    return only !== undefined && more.length === 0
      ? { person: only }
      : { field: "name", problem: "namesakes" };
  }
  const [only, ...more] = namesakes.filter((one) => one.honours.includes(honour));
  if (only !== undefined && more.length === 0) return { person: only };
  // A namesake with another honour: the same one with a second, or somebody else? The ID number says.
  return { field: "name", problem: "namesakes" };
}

const nameKey = (name: string, unionId: string): string => `${unionId} ${name}`;

/** Tells two new people of one file apart. */
const keyOf = (row: IndexedRow): string =>
  row.idNumberIndex ?? `${nameKey(row.name, row.unionId)} ${row.titleCode ?? ""} ${row.year ?? ""}`;

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
  const fields: RosterField[] = COMPARED.filter(
    ([, said, stands]) => row[said] !== undefined && row[said] !== person[stands],
  ).map(([field]) => field);
  const newHonour = row.titleCode !== undefined && !person.honours.includes(`${row.titleCode}:${row.year}`);
  return { row, person, fields: newHonour ? [...fields, "title"] : fields, newHonour };
}
