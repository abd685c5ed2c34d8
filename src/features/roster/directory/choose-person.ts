import type { Choice, FormSlots } from "../../../conversation/form.ts";
import type { Directory } from "./directory.ts";
import { namePerson } from "./name-person.ts";

/** Namesakes to choose from, by number or by what tells them apart: 「2020年那个」「印刷厂的」. */
export const choosePerson = (
  directory: Directory,
  ids: readonly string[],
  slotsOf: (id: string) => FormSlots,
): readonly Choice[] =>
  ids.map((id) => ({ label: namePerson(directory, id), slots: slotsOf(id), told: tellApart(directory, id) }));

function tellApart(directory: Directory, id: string): readonly string[] {
  const person = directory.people.get(id);
  const union = directory.unions.get(person?.unionId ?? "");
  const calls = [union?.name ?? "", union?.name.replace(/工会$/u, "") ?? "", ...(union?.aliases ?? [])];
  const year = person?.honourYear ?? null;
  return [...(year === null ? [] : [`${year}`]), ...calls.filter((call) => call !== "")];
}
