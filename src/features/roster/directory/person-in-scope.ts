import type { Actor } from "../../feature.ts";
import { scopeFor } from "../../permissions.ts";
import type { Directory } from "./directory.ts";
import type { PersonSummary } from "./summaries.ts";

/** The person, if the actor may see them; out of scope and not there are the same `undefined` (domain §7.4). */
export function personInScope(
  directory: Directory,
  actor: Actor,
  id: string | undefined,
): PersonSummary | undefined {
  const person = id === undefined ? undefined : directory.people.get(id);
  if (person === undefined) return undefined;
  switch (scopeFor(actor.role, "lookup-person")) {
    case "district":
      return person;
    case "own-union":
      return person.unionId === actor.unionId ? person : undefined;
    default:
      return person.id === actor.personId ? person : undefined;
  }
}
