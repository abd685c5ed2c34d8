import type { Frame } from "../language/frame.ts";
import type { Form } from "./form.ts";
import { type Reply, say } from "./reply.ts";
import type { ConversationState, Dialogue } from "./state.ts";
import type { Effect, Result, Turn } from "./turn.ts";

/** 全部确认: what is on the card and everything behind it that is complete; the rest stays in hand. */
export function confirmAll<World>(state: ConversationState, turn: Turn<World>, frame: Frame): Result {
  const all = [state.dialogue, ...state.parked].filter((dialogue) => dialogue !== null);
  const effects: Effect[] = [];
  const rest: Dialogue[] = [];
  for (const dialogue of all) {
    const form = formOf(dialogue, turn);
    const isOnCard = dialogue === state.dialogue;
    if (form !== undefined && (isOnCard || summaryOf(dialogue, turn) !== null))
      effects.push({ kind: "run", verb: form.commit, slots: dialogue.slots, frame });
    else rest.push(dialogue);
  }
  return { state: { ...state, dialogue: null, parked: rest }, effects };
}

/** After the first card of several: what else the message said, so that all of it can be confirmed together. */
export function tellWaiting<World>(result: Result, turn: Turn<World>): Result {
  const { dialogue, parked } = result.state;
  if (dialogue?.waitingFor !== "card") return result;
  const lines = parked.flatMap((waiting): Reply[] => {
    const line = summaryOf(waiting, turn);
    return line === null ? [] : [line];
  });
  if (lines.length === 0) return result;
  const reply = say("dialogue:more-waiting", { count: lines.length, lines });
  return { ...result, effects: [...result.effects, { kind: "say", reply }] };
}

const formOf = <World>(dialogue: Dialogue, turn: Turn<World>): Form<World> | undefined =>
  turn.forms.find((form) => form.name === dialogue.form);

/** Null for what is not complete, or must be looked at by itself. */
function summaryOf<World>(dialogue: Dialogue, turn: Turn<World>): Reply | null {
  const form = formOf(dialogue, turn);
  if (form?.summarise === undefined || form.next(dialogue.slots, turn.world).kind !== "card") return null;
  return form.summarise(dialogue.slots, turn.world);
}
