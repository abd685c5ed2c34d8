import { resumeParked } from "../../conversation/advance.ts";
import { withChoices } from "../../conversation/choose-answer.ts";
import { openAll, openDialogue, openForm } from "../../conversation/open-dialogue.ts";
import { type ConversationState, type Dialogue, EMPTY_STATE, MOST_PARKED } from "../../conversation/state.ts";
import type { Result, Turn } from "../../conversation/turn.ts";
import type { VerbResult } from "../../features/feature.ts";
import type { World } from "../../features/world.ts";

type Next = NonNullable<VerbResult["dialogue"]>;
/** What a verb may want of the dialogue that ran it; there is nothing to do where none is in hand. */
type OfDialogue = Extract<Next, { readonly next: "with" | "end" | "ask" }>;

/** What a verb wants to become of the conversation. */
export function applyToDialogue(state: ConversationState, result: VerbResult, turn: Turn<World>): Result {
  const { dialogue } = result;
  if (dialogue === undefined) return { state, effects: [] };
  switch (dialogue.next) {
    case "begin":
      return openForm(state, dialogue.form, dialogue.slots, turn);
    case "open":
      return { state: openOnCard(state, dialogue, turn), effects: [] };
    case "hear":
      return openAll(withoutSlots(state, dialogue.without), dialogue.frames, turn);
    case "which":
      return { state: { ...state, meant: dialogue.intents }, effects: [] };
    case "offer":
      return { state: { ...state, offered: dialogue.offers }, effects: [] };
    case "forget":
      return { state: EMPTY_STATE, effects: [] };
    default:
      return state.dialogue === null
        ? { state, effects: [] }
        : applyToOpen(state, state.dialogue, dialogue, turn);
  }
}

/** The replies have asked already: the form takes up with what comes next. */
function openOnCard(
  state: ConversationState,
  { form, slots }: Extract<Next, { readonly next: "open" }>,
  turn: Turn<World>,
): ConversationState {
  const opened = { ...openDialogue(form, slots, turn.now), waitingFor: "card" };
  const parked = state.dialogue === null ? state.parked : [state.dialogue, ...state.parked];
  return { ...state, dialogue: opened, parked: parked.slice(0, MOST_PARKED) };
}

function applyToOpen(
  state: ConversationState,
  open: Dialogue,
  wanted: OfDialogue,
  turn: Turn<World>,
): Result {
  switch (wanted.next) {
    case "with":
      return {
        state: { ...state, dialogue: { ...open, slots: { ...open.slots, ...wanted.slots } } },
        effects: [],
      };
    case "end":
      return resumeParked({ ...state, dialogue: null }, turn);
    case "ask": {
      const { slot, reply, choices = [] } = wanted;
      const kept = withoutSlots(state, wanted.without).dialogue ?? open;
      return {
        state: { ...state, dialogue: { ...kept, waitingFor: slot, choices } },
        effects: reply === undefined ? [] : [{ kind: "say", reply: withChoices(reply, choices) }],
      };
    }
  }
}

function withoutSlots(state: ConversationState, without: readonly string[]): ConversationState {
  if (state.dialogue === null) return state;
  const slots = Object.fromEntries(
    Object.entries(state.dialogue.slots).filter(([slot]) => !without.includes(slot)),
  );
  return { ...state, dialogue: { ...state.dialogue, slots } };
}
