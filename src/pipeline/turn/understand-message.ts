import type { ConversationState } from "../../conversation/state.ts";
import { narrowPeople } from "../../features/roster/index.ts";
import { scopeFor } from "../../features/permissions.ts";
import type { VerbContext } from "../../features/feature.ts";
import type { Expectation } from "../../language/index.ts";
import type { Understanding } from "../../language/frame.ts";
import type { House } from "../house.ts";

/** A file says nothing in words: what is in hand decides what it is for. */
const A_FILE: Understanding = {
  frames: [{ intent: "send-file", confidence: 1, candidates: [], mode: "report", slots: {} }],
  dates: [],
  amounts: [],
  numbers: [],
  people: [],
  unions: [],
  honours: [],
};

/** Reads the message with the eyes of its sender: only people in the sender's scope are recognised. */
export function understandMessage(
  house: House,
  context: Omit<VerbContext, "frame">,
  state: ConversationState,
): Understanding {
  if (context.source.attachment !== null && context.source.text === "") return A_FILE;
  const expecting = (state.meant ?? state.offered) === undefined ? expectedOf(state, house) : "choice";
  const understanding = house.language.understand(context.source.text, {
    now: context.now,
    roster: house.roster,
    inScope: personScope(house, context),
    ...(expecting === undefined ? {} : { expecting }),
    ofSender: context.actor.role === "model-worker",
  });
  return narrowPeople(understanding, house.directory, context.source.text);
}

/** What the dialogue has just asked for, or the last answer left open. */
function expectedOf({ dialogue, last }: ConversationState, { forms }: House): Expectation | undefined {
  if (dialogue === null) return last?.expects;
  // 「是这一天请回复 1，不是请直接回复日期」: 20号 is a day there, and no twentieth choice.
  if (dialogue.choices.length > 0) return dialogue.expects === "date" ? "date" : "choice";
  const isNumbered = forms.find((form) => form.name === dialogue.form)?.numbered === true;
  if (dialogue.waitingFor === "card") return isNumbered ? "choice" : "confirm";
  return dialogue.expects;
}

function personScope(house: House, { actor }: Omit<VerbContext, "frame">): (personId: string) => boolean {
  switch (scopeFor(actor.role, "lookup-person")) {
    case "district":
      return () => true;
    case "own-union":
      return (id) => house.directory.people.get(id)?.unionId === actor.unionId;
    default:
      return (id) => id === actor.personId;
  }
}
