import type { SheetArchiveField } from "../../roster/index.ts";
import type { IndexedRow, RowError } from "../sheet/roster-row.ts";

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

/** Everybody whom the rows of a part may mean, as they are looked for. */
export interface Known {
  readonly byId: ReadonlyMap<string, KnownPerson>;
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>;
}

export function sortKnown(people: readonly KnownPerson[]): Known {
  const byId = new Map<string, KnownPerson>();
  const byName = new Map<string, KnownPerson[]>();
  for (const one of people) {
    if (one.idNumberIndex !== null) byId.set(one.idNumberIndex, one);
    const key = nameKey(one.name, one.unionId);
    const group = byName.get(key);
    if (group === undefined) byName.set(key, [one]);
    else group.push(one);
  }
  return { byId, byName };
}

/** People who cannot be told apart by this are namesakes. */
export const nameKey = (name: string, unionId: string): string => `${unionId} ${name}`;

type Meant = { readonly person: KnownPerson | null } | Pick<RowError, "field" | "problem">;

/**
 * A person is known by ID number; without one by name and union, and among namesakes by an honour with its year. What
 * stays in doubt is an error, never a guess. `null`: nobody yet.
 */
export function whoIsMeant(row: IndexedRow, { byId, byName }: Known): Meant {
  const same = row.idNumberIndex === undefined ? undefined : byId.get(row.idNumberIndex);
  if (same !== undefined)
    return same.name === row.name ? { person: same } : { field: "idNumber", problem: "id-other-name" };
  const namesakes = (byName.get(nameKey(row.name, row.unionId)) ?? []).filter(
    // Another ID number is another person.
    (one) => row.idNumberIndex === undefined || one.idNumberIndex === null,
  );
  if (namesakes.length === 0) return { person: null };
  const { honour } = row;
  // A namesake with another honour: the same one with a second, or somebody else? The ID number says.
  const fitting =
    honour === undefined ? namesakes : namesakes.filter((one) => heldHonour(one, honour) !== undefined);
  const [only, ...more] = fitting;
  return only !== undefined && more.length === 0 ? { person: only } : { field: "name", problem: "namesakes" };
}

export const heldHonour = (
  person: KnownPerson,
  { code, year }: NonNullable<IndexedRow["honour"]>,
): KnownPerson["honours"][number] | undefined =>
  person.honours.find((held) => held.code === code && held.year === year);
