import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { type EstimateSlots, eventDateOf, factsOfFrame, factsOfPerson, reliefRuleOf } from "./read-facts.ts";

/** What a message claims or asks about: which relief, whose, and what it tells of it beside what the archive knows. */
export function openClaim(frame: Frame, world: World): EstimateSlots {
  const { actor, today } = world;
  const personId = frame.slots.person?.ids[0] ?? (actor.role === "model-worker" ? actor.personId : null);
  const facts = {
    ...factsOfPerson(world, personId),
    ...factsOfFrame(frame, null, today),
    ...eventDateOf(frame, today),
  };
  return { rule: reliefRuleOf(frame), personId, facts };
}
