import type { LastAnswer } from "../../../conversation/form.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { personMeant } from "./person-meant.ts";
import { type EstimateSlots, eventDateOf, factsOfFrame, factsOfPerson, reliefRuleOf } from "./read-facts.ts";

/** What a message claims or asks about: which relief, whose, and what it tells of it beside what the archive knows. */
export function openClaim(frame: Frame, world: World, last: LastAnswer | null): EstimateSlots {
  const { actor, today } = world;
  const meant = personMeant(frame, world, last);
  // What staff and officers ask about nobody is no question about themselves.
  const personId = actor.role !== "model-worker" && meant === actor.personId ? null : meant;
  const facts = {
    ...factsOfPerson(world, personId),
    ...factsOfFrame(frame, null, today),
    ...eventDateOf(frame, today),
  };
  return { rule: reliefRuleOf(frame), personId, facts };
}
