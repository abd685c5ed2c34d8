import type { Frame, Intent } from "../language/frame.ts";
import { advance, sayOnly } from "./advance.ts";
import { tellWaiting } from "./confirm-all.ts";
import type { Form, FormSlots } from "./form.ts";
import { say } from "./reply.ts";
import { type ConversationState, type Dialogue, MOST_PARKED } from "./state.ts";
import type { Result, Turn } from "./turn.ts";

/** Say nothing but as an answer. */
const ONLY_ANSWERS: ReadonlySet<Intent> = new Set(["answer", "choose", "confirm", "deny", "dont-know"]);

/** Below this the bot asks instead of acting. */
export const SURE_ENOUGH = 0.6;

/** Opens what each statement of the message asks for: the first now, further reports after it, one by one. */
export function openAll<World>(
  state: ConversationState,
  frames: readonly Frame[],
  turn: Turn<World>,
): Result {
  const [frame, ...rest] = frames;
  if (frame === undefined) return { state, effects: [] };
  const continued = state.dialogue === null ? followUp(state, frame, turn) : null;
  if (continued !== null) return continued;
  const form = frame.confidence >= SURE_ENOUGH ? formOf(turn, frame.intent) : undefined;
  if (form === undefined) return answerAtOnce(state, frame, turn);
  const refusal = turn.refuse(form.action);
  if (refusal !== null) return sayOnly(state, refusal);
  // What is in hand was spoken of later than what has been answered.
  const before =
    state.dialogue === null ? state.last : { form: state.dialogue.form, slots: state.dialogue.slots };
  const begin = (of: Form<World>, said: Frame): Dialogue =>
    openDialogue(of.name, of.open(said, turn.world, before), turn.now);
  const queued = rest.flatMap((said) => {
    const further = formOf(turn, said.intent);
    return further === undefined ? [] : [begin(further, said)];
  });
  const interrupted = state.dialogue === null ? [] : [state.dialogue];
  const parked = [...queued, ...interrupted, ...state.parked].slice(0, MOST_PARKED);
  const opened = advance({ ...state, dialogue: null, parked }, begin(form, frame), form, frame, turn);
  return queued.length === 0 ? opened : tellWaiting(opened, turn);
}

const formOf = <World>({ forms }: Turn<World>, intent: Intent): Form<World> | undefined =>
  forms.find((form) => form.intents.includes(intent));

/** Nobody is offered, as what may have been meant, what is not theirs to do. */
function withinReach<World>(frame: Frame, turn: Turn<World>): Frame {
  const candidates = frame.candidates.filter(({ intent }) => {
    const asks = formOf(turn, intent)?.action ?? turn.answers[intent];
    return asks === undefined || turn.permits(asks);
  });
  return { ...frame, candidates };
}

/** A verb hands over to a form with what it knows: from then on it is a dialogue like any other. */
export function openForm<World>(
  state: ConversationState,
  name: string,
  slots: FormSlots,
  turn: Turn<World>,
): Result {
  const form = turn.forms.find((candidate) => candidate.name === name);
  const [frame] = turn.understanding.frames;
  if (form === undefined || frame === undefined) return { state, effects: [] };
  const dialogue = openDialogue(name, slots, turn.now);
  const interrupted = state.dialogue === null ? [] : [state.dialogue];
  const parked = [...interrupted, ...state.parked].slice(0, MOST_PARKED);
  return advance({ ...state, dialogue: null, parked }, dialogue, form, frame, turn);
}

/** A dialogue at its beginning. */
export const openDialogue = (form: string, slots: FormSlots, now: Date): Dialogue => ({
  form,
  slots,
  waitingFor: null,
  choices: [],
  past: [],
  openedAt: now.toISOString(),
});

/** 「那9999呢」 after an answer: the same question with one thing changed; null when the message is none such. */
function followUp<World>(state: ConversationState, frame: Frame, turn: Turn<World>): Result | null {
  const form = turn.forms.find((candidate) => candidate.name === state.last?.form);
  const slots = form?.followUp?.(state.last?.slots ?? {}, frame, turn.world) ?? null;
  if (form === undefined || slots === null) return null;
  const refusal = turn.refuse(form.action);
  if (refusal !== null) return sayOnly(state, refusal);
  return advance(state, openDialogue(form.name, slots, turn.now), form, frame, turn);
}

function answerAtOnce<World>(state: ConversationState, frame: Frame, turn: Turn<World>): Result {
  const verb = frame.confidence >= SURE_ENOUGH ? turn.answers[frame.intent] : undefined;
  // 「确认」 to a question that it does not answer is no message by itself.
  const isAnswer = state.dialogue !== null && ONLY_ANSWERS.has(frame.intent);
  if (verb === undefined || frame.intent === "unknown" || isAnswer) {
    // A dialogue in hand is repeated rather than lost.
    const form = turn.forms.find((candidate) => candidate.name === state.dialogue?.form);
    if (state.dialogue !== null && form !== undefined) {
      const again = advance(state, state.dialogue, form, frame, turn);
      return {
        ...again,
        effects: [{ kind: "say", reply: say("dialogue:not-understood") }, ...again.effects],
      };
    }
    const verb = turn.answers.unknown ?? "unknown";
    return { state, effects: [{ kind: "run", verb, slots: {}, frame: withinReach(frame, turn) }] };
  }
  const refusal = turn.refuse(verb);
  if (refusal !== null) return sayOnly(state, refusal);
  return { state, effects: [{ kind: "run", verb, slots: {}, frame }] };
}
