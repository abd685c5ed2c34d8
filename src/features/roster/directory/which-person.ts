import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame, Intent } from "../../../language/frame.ts";
import type { Verb } from "../../feature.ts";
import { choosePerson } from "./choose-person.ts";
import type { World } from "../../world.ts";

interface WhichSlots {
  /** What was said of somebody of whom there are several. */
  readonly frame: Frame;
  readonly personId: string | null;
}

const readSlots = (slots: FormSlots): WhichSlots => slots as unknown as WhichSlots;
const writeSlots = (slots: WhichSlots): FormSlots => slots as unknown as FormSlots;

export const WHICH_PERSON = "which-person";

/** The question to open for what was said of one of several of a name; null where only one can be meant. */
export function whichPerson([frame]: readonly Frame[], ofOnePerson: ReadonlySet<Intent>): FormSlots | null {
  const several = (frame?.slots.person?.ids.length ?? 0) > 1;
  return several && frame !== undefined && ofOnePerson.has(frame.intent)
    ? writeSlots({ frame, personId: null })
    : null;
}

/** 同名: asks which one is meant, then goes on as if that one had been named. */
export const whichPersonForm: Form<World> = {
  name: WHICH_PERSON,
  intents: [],
  action: "lookup-person",
  commit: "hear-of-one",
  title: () => say("roster:which-title"),
  open: () => ({}),
  fill(slots, frame) {
    const before = readSlots(slots);
    const meant = before.frame.slots.person?.ids.filter((id) => frame.slots.person?.ids.includes(id)) ?? [];
    return meant.length === 1 && meant[0] !== undefined
      ? writeSlots({ ...before, personId: meant[0] })
      : null;
  },
  next(slots, world) {
    const { frame, personId } = readSlots(slots);
    if (personId !== null) return { kind: "run", verb: "hear-of-one" };
    const person = frame.slots.person;
    return {
      kind: "ask",
      slot: "person",
      expects: "person",
      reply: say("roster:which", { name: person?.name ?? "" }),
      choices: choosePerson(world.directory, person?.ids ?? [], (id) => ({ personId: id })),
    };
  },
};

/** What was said, of the one who was chosen. */
export const hearOfOne: Verb = async (_context, slots) => {
  const { frame, personId } = readSlots(slots);
  const { person, people } = frame.slots;
  if (person === undefined || personId === null) return { replies: [] };
  const one: Frame = {
    ...frame,
    slots: {
      ...frame.slots,
      person: { ...person, ids: [personId], match: "exact" },
      ...(people === undefined
        ? {}
        : {
            people: people.map((each) => (each.name === person.name ? { ...each, ids: [personId] } : each)),
          }),
    },
  };
  return { replies: [], dialogue: { next: "hear", frames: [one], without: [] } };
};
