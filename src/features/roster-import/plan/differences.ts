import type { SheetArchiveField, SheetField } from "../../roster/index.ts";
import type { IndexedRow } from "../sheet/roster-row.ts";
import { heldHonour, type KnownPerson } from "./known-people.ts";

/** Fields of which a row tells something else than the archive holds. What a row does not say stays as it is. */
export function differences(row: IndexedRow, person: KnownPerson): readonly SheetField[] {
  const told = Object.entries(row.values) as [SheetArchiveField, string][];
  const fields: SheetField[] = told
    .filter(([field, value]) => value !== person.valueOf(field))
    .map(([field]) => field);
  const { honour } = row;
  if (honour === undefined) return fields;
  const held = heldHonour(person, honour);
  if (held === undefined) return [...fields, "title"];
  const isNewDocument = honour.document !== undefined && honour.document !== held.document;
  return isNewDocument ? [...fields, "document"] : fields;
}
