import type { Frame } from "../../../language/frame.ts";
import type { Actor } from "../../feature.ts";
import type { World } from "../../world.ts";
import { personInScope } from "./person-in-scope.ts";
import type { PersonSummary } from "./summaries.ts";

export interface PeopleSaid {
  /** Each one is one person, in scope. */
  readonly clear: readonly PersonSummary[];
  /** Names that several people bear, or nobody in scope. */
  readonly unclear: readonly string[];
}

/** Everyone whom a message names: 「王建国、张伟体检了」. Of several of a name nobody is taken for meant. */
export function peopleSaid(world: World, actor: Actor, { slots }: Frame): PeopleSaid {
  const named = slots.people ?? (slots.person === undefined ? [] : [slots.person]);
  const clear = new Map<string, PersonSummary>();
  const unclear: string[] = [];
  for (const { name, ids } of named) {
    const people = ids.flatMap((id) => personInScope(world.directory, actor, id) ?? []);
    const [one] = people;
    if (one !== undefined && people.length === 1) clear.set(one.id, one);
    else unclear.push(name);
  }
  return { clear: [...clear.values()], unclear };
}
