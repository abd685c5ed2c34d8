import type { Feature } from "../feature.ts";
import { hearOfOne, whichPersonForm } from "../roster/index.ts";

/** 同名: nothing is done to one of several people of a name before it is clear which one is meant (domain §2). */
export const namesakes: Feature = {
  name: "namesakes",
  forms: [whichPersonForm],
  verbs: { "hear-of-one": { action: "lookup-person", run: hearOfOne } },
};
