import type { Frame, Intent } from "../language/frame.ts";
import { advance, resumeParked, sayOnly, thenResume } from "./advance.ts";
import { chooseAnswer } from "./choose-answer.ts";
import { confirmAll } from "./confirm-all.ts";
import type { Form } from "./form.ts";
import { openAll, SURE_ENOUGH } from "./open-dialogue.ts";
import { say } from "./reply.ts";
import { type ConversationState, type Dialogue, DRAFT_DAYS, MOST_STEPS_BACK } from "./state.ts";
import type { Result, Turn } from "./turn.ts";

/** Answered at any step, and never taken as the answer to what was asked. */
const AT_ANY_STEP: ReadonlySet<Intent> = new Set([
  "help",
  "human",
  "language",
  "withdraw-consent",
  "greeting",
  "thanks",
]);

/** A bare number, whatever else it may be taken for. */
const TAKES_AN_OFFER: ReadonlySet<Intent> = new Set(["answer", "choose", "confirm"]);

/** What people say to answer. */
const ANSWERS: ReadonlySet<Intent> = new Set([
  "answer",
  "choose",
  "confirm",
  "correct",
  "deny",
  "dont-know",
  "send-file",
  "unknown",
]);

/** One turn of a conversation: (state, turn) → (state, effects). Pure. */
export function converse<World>(before: ConversationState, turn: Turn<World>): Result {
  const { offered = [], ...state } = dropExpired(before, turn.now);
  const [first, ...rest] = turn.understanding.frames;
  if (first === undefined) return { state, effects: [] };
  const byNumber = first.slots.choice !== undefined && TAKES_AN_OFFER.has(first.intent);
  const taken = byNumber ? offered.find(({ number }) => number === first.slots.choice) : undefined;
  // The list came after whatever the dialogue in hand asked: the number is read where it was last seen.
  if (taken !== undefined) {
    const result = openAll(state, [{ ...first, confidence: 1, ...taken.request }], turn);
    return leavesNumbersFree(result.state.dialogue, state.dialogue)
      ? { ...result, state: { ...result.state, offered } }
      : result;
  }
  if (state.dialogue !== null) {
    const continued = continueDialogue(state, state.dialogue, first, turn);
    if (continued !== null) return continued;
  } else if (byNumber && offered.length > 0)
    return {
      state: { ...state, offered },
      effects: [{ kind: "say", reply: say("dialogue:not-on-the-list") }],
    };
  return openAll(state, [first, ...rest], turn);
}

/** One line after the other may be looked at, until something else is opened or a question wants a number itself. */
const leavesNumbersFree = (now: Dialogue | null, before: Dialogue | null): boolean =>
  now === null || (now === before && now.waitingFor === "card");

function dropExpired(state: ConversationState, now: Date): ConversationState {
  const fresh = (dialogue: Dialogue): boolean =>
    now.getTime() - new Date(dialogue.openedAt).getTime() < DRAFT_DAYS * 86_400_000;
  const [next = null, ...parked] = [state.dialogue, ...state.parked].filter((d) => d !== null).filter(fresh);
  return { ...state, dialogue: next, parked };
}

/** The message as an answer to what was asked; null when it is about something else. */
function continueDialogue<World>(
  state: ConversationState,
  dialogue: Dialogue,
  frame: Frame,
  turn: Turn<World>,
): Result | null {
  const form = turn.forms.find((candidate) => candidate.name === dialogue.form);
  if (form === undefined) return null;
  if (frame.intent === "cancel") return cancel(state, turn);
  if (frame.intent === "back") return stepBack(state, dialogue, form, turn);
  if (!continues(frame, dialogue, form)) return null;
  const onCard = dialogue.waitingFor === "card";
  if (onCard && confirms(frame, form)) return confirmCard(state, dialogue, form, frame, turn);
  const chosen = chooseAnswer(dialogue.choices, frame, turn.text);
  if (chosen === "out-of-range") {
    const count = dialogue.choices.length;
    return sayOnly(
      state,
      count === 1 ? say("dialogue:only-choice") : say("dialogue:choice-out-of-range", { count }),
    );
  }
  const slots =
    chosen === null
      ? form.fill(dialogue.slots, frame, onCard ? null : dialogue.waitingFor, turn.world)
      : { ...dialogue.slots, ...chosen.slots };
  if (slots === null) {
    if (onCard && frame.intent === "deny") return sayOnly(state, say("dialogue:what-is-wrong"));
    if (!onCard && frame.intent === "dont-know")
      return sayOnly(state, say("dialogue:find-out-first", { days: DRAFT_DAYS }));
    return null;
  }
  const past = [...dialogue.past, dialogue.slots].slice(-MOST_STEPS_BACK);
  return advance(state, { ...dialogue, slots, past }, form, frame, turn);
}

const confirms = <World>({ intent }: Frame, form: Form<World>): boolean =>
  intent === "confirm" || form.confirmedBy?.includes(intent) === true;

/** 确认 on the card does what it shows; 全部确认 what waits behind it as well. What waits comes up afterwards. */
function confirmCard<World>(
  state: ConversationState,
  dialogue: Dialogue,
  form: Form<World>,
  frame: Frame,
  turn: Turn<World>,
): Result {
  if (frame.intent === "confirm" && frame.slots.all === true) {
    const done = confirmAll(state, turn, frame);
    const resumed = resumeParked(done.state, turn);
    return { state: resumed.state, effects: [...done.effects, ...resumed.effects] };
  }
  const closed = { ...state, dialogue: null, last: { form: form.name, slots: dialogue.slots } };
  return thenResume(closed, { kind: "run", verb: form.commit, slots: dialogue.slots, frame }, turn);
}

/**
 * Whether a message may be the answer to what was asked. A look-up or another request never is: it is answered by
 * itself, and the dialogue waits.
 */
export function continues<World>(frame: Frame, { waitingFor }: Dialogue, form: Form<World>): boolean {
  if (AT_ANY_STEP.has(frame.intent)) return false;
  if (waitingFor !== null && form.freeText?.includes(waitingFor) === true) return true;
  // Nobody is sure what it says by itself: the form in hand may find its answers in it.
  if (frame.confidence < SURE_ENOUGH) return true;
  if (ANSWERS.has(frame.intent) || form.confirmedBy?.includes(frame.intent) === true) return true;
  return form.intents.includes(frame.intent) || form.answeredBy?.includes(frame.intent) === true;
}

/** Puts aside the dialogue in hand. What waits behind it comes up. */
function cancel<World>(state: ConversationState, turn: Turn<World>): Result {
  return thenResume({ ...state, dialogue: null }, { kind: "say", reply: say("dialogue:cancelled") }, turn);
}

function stepBack<World>(
  state: ConversationState,
  dialogue: Dialogue,
  form: Form<World>,
  turn: Turn<World>,
): Result {
  const slots = dialogue.past.at(-1);
  if (slots === undefined) return sayOnly(state, say("dialogue:at-the-start"));
  const earlier = { ...dialogue, slots, past: dialogue.past.slice(0, -1) };
  const [frame] = turn.understanding.frames;
  return frame === undefined ? { state, effects: [] } : advance(state, earlier, form, frame, turn);
}
