import { type Reply, say } from "../../conversation/reply.ts";
import type { World } from "../world.ts";
import type { PersonSummary } from "./directory.ts";
import { namePerson } from "./name-person.ts";

/** The card of a person: who, where, in what state, with which tier. */
export function describePerson(world: World, person: PersonSummary): Reply {
  return say("roster:card", {
    person: namePerson(world.directory, person.id),
    states: [
      say(`changes:state.${person.life === "deceased" ? "deceased" : person.employment}`),
      ...(person.standing === "good" ? [] : [say(`changes:state.${person.standing}`)]),
      ...(person.whereabouts === "known" ? [] : [say(`changes:state.${person.whereabouts}`)]),
    ],
    tier: say(`roster:tier.${person.tier ?? "none"}`),
  });
}
