import type { Frame, Intent } from "../language/frame.ts";
import { chooseAnswer, withChoices } from "./choose-answer.ts";
import { confirmAll, tellWaiting } from "./confirm-all.ts";
import type { Form, FormSlots } from "./form.ts";
import { say } from "./reply.ts";
import { type ConversationState, type Dialogue, DRAFT_DAYS, MOST_PARKED, MOST_STEPS_BACK } from "./state.ts";
import type { Effect, Result, Turn } from "./turn.ts";

export type { Effect, Result, Turn } from "./turn.ts";

/** Answered at any step, and never taken as the answer to what was asked. */
const AT_ANY_STEP: ReadonlySet<Intent> = new Set(["help", "human", "language", "withdraw-consent"]);

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

/** Say nothing but as an answer. */
const ONLY_ANSWERS: ReadonlySet<Intent> = new Set(["answer", "choose", "confirm", "deny", "dont-know"]);

/** Below this the bot asks instead of acting. */
export const SURE_ENOUGH = 0.6;

/** One turn of a conversation: (state, turn) → (state, effects). Pure. */
export function converse<World>(before: ConversationState, turn: Turn<World>): Result {
  const state = dropExpired(before, turn.now);
  const [first, ...rest] = turn.understanding.frames;
  if (first === undefined) return { state, effects: [] };
  if (state.dialogue !== null) {
    const continued = continueDialogue(state, state.dialogue, first, turn);
    if (continued !== null) return continued;
  }
  return openAll(state, [first, ...rest], turn);
}

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
  if (onCard && frame.intent === "confirm" && frame.slots.all === true) {
    const done = confirmAll(state, turn, frame);
    const resumed = resumeParked(done.state, turn);
    return { state: resumed.state, effects: [...done.effects, ...resumed.effects] };
  }
  if (onCard && (frame.intent === "confirm" || form.confirmedBy?.includes(frame.intent) === true)) {
    const closed = { ...state, dialogue: null, last: { form: form.name, slots: dialogue.slots } };
    return thenResume(closed, { kind: "run", verb: form.commit, slots: dialogue.slots, frame }, turn);
  }
  const chosen = chooseAnswer(dialogue.choices, frame);
  if (chosen === "out-of-range")
    return {
      state,
      effects: [
        { kind: "say", reply: say("dialogue:choice-out-of-range", { count: dialogue.choices.length }) },
      ],
    };
  const slots =
    chosen === null
      ? form.fill(dialogue.slots, frame, onCard ? null : dialogue.waitingFor, turn.world)
      : { ...dialogue.slots, ...chosen.slots };
  if (slots === null) {
    if (onCard && frame.intent === "deny")
      return { state, effects: [{ kind: "say", reply: say("dialogue:what-is-wrong") }] };
    return null;
  }
  const past = [...dialogue.past, dialogue.slots].slice(-MOST_STEPS_BACK);
  return advance(state, { ...dialogue, slots, past }, form, frame, turn);
}

/**
 * Whether a message may be the answer to what was asked. A look-up or another request never is: it is answered by
 * itself, and the dialogue waits.
 */
function continues<World>(frame: Frame, { waitingFor }: Dialogue, form: Form<World>): boolean {
  if (AT_ANY_STEP.has(frame.intent)) return false;
  if (waitingFor !== null && form.freeText?.includes(waitingFor) === true) return true;
  // Nobody is sure what it says by itself: the form in hand may find its answers in it.
  if (frame.confidence < SURE_ENOUGH) return true;
  if (ANSWERS.has(frame.intent) || form.confirmedBy?.includes(frame.intent) === true) return true;
  return form.intents.includes(frame.intent) || form.answeredBy?.includes(frame.intent) === true;
}

/** Asks, shows the card, runs or stops: whatever the form wants next. */
function advance<World>(
  state: ConversationState,
  dialogue: Dialogue,
  form: Form<World>,
  frame: Frame,
  turn: Turn<World>,
): Result {
  const step = form.next(dialogue.slots, turn.world);
  const last = { form: form.name, slots: dialogue.slots };
  switch (step.kind) {
    case "ask": {
      const choices = step.choices ?? [];
      return {
        state: { ...state, dialogue: { ...dialogue, waitingFor: step.slot, choices, expects: step.expects } },
        effects: [{ kind: "say", reply: withChoices(step.reply, choices) }],
      };
    }
    case "card":
      return {
        state: { ...state, dialogue: { ...dialogue, waitingFor: "card", choices: [] } },
        effects: [{ kind: "run", verb: step.verb, slots: dialogue.slots, frame }],
      };
    case "run": {
      const effect: Effect = { kind: "run", verb: step.verb, slots: dialogue.slots, frame };
      return thenResume({ ...state, dialogue: null, last }, effect, turn);
    }
    case "stop":
      return thenResume({ ...state, dialogue: null }, { kind: "say", reply: step.reply }, turn);
  }
}

/** Puts aside the dialogue in hand. What waits behind it comes up. */
function cancel<World>(state: ConversationState, turn: Turn<World>): Result {
  return thenResume({ ...state, dialogue: null }, { kind: "say", reply: say("dialogue:cancelled") }, turn);
}

function thenResume<World>(state: ConversationState, effect: Effect, turn: Turn<World>): Result {
  const resumed = resumeParked(state, turn);
  return { state: resumed.state, effects: [effect, ...resumed.effects] };
}

/** After one thing is done, the next that waits comes up by itself. */
export function resumeParked<World>(state: ConversationState, turn: Turn<World>): Result {
  const [next, ...parked] = state.parked;
  const [frame] = turn.understanding.frames;
  const form = turn.forms.find((candidate) => candidate.name === next?.form);
  if (next === undefined || frame === undefined || form === undefined) return { state, effects: [] };
  const resumed = advance({ ...state, dialogue: null, parked }, next, form, frame, turn);
  const reminder = say("dialogue:resumed", { what: form.title(next.slots, turn.world) });
  // A card says by itself what it is about.
  const speaks = resumed.effects.some((effect) => effect.kind === "run");
  return speaks ? resumed : { ...resumed, effects: [{ kind: "say", reply: reminder }, ...resumed.effects] };
}

function stepBack<World>(
  state: ConversationState,
  dialogue: Dialogue,
  form: Form<World>,
  turn: Turn<World>,
): Result {
  const slots = dialogue.past.at(-1);
  if (slots === undefined) return { state, effects: [{ kind: "say", reply: say("dialogue:at-the-start") }] };
  const earlier = { ...dialogue, slots, past: dialogue.past.slice(0, -1) };
  const [frame] = turn.understanding.frames;
  return frame === undefined ? { state, effects: [] } : advance(state, earlier, form, frame, turn);
}

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
  const formOf = (intent: Intent): Form<World> | undefined =>
    turn.forms.find((form) => form.intents.includes(intent));
  const form = frame.confidence >= SURE_ENOUGH ? formOf(frame.intent) : undefined;
  if (form === undefined) return answerAtOnce(state, frame, turn);
  const refusal = turn.refuse(form.action);
  if (refusal !== null) return { state, effects: [{ kind: "say", reply: refusal }] };
  const begin = (of: Form<World>, said: Frame): Dialogue =>
    openDialogue(of.name, of.open(said, turn.world, state.last), turn.now);
  const queued = rest.flatMap((said) => {
    const further = formOf(said.intent);
    return further === undefined ? [] : [begin(further, said)];
  });
  const interrupted = state.dialogue === null ? [] : [state.dialogue];
  const parked = [...queued, ...interrupted, ...state.parked].slice(0, MOST_PARKED);
  const opened = advance({ ...state, dialogue: null, parked }, begin(form, frame), form, frame, turn);
  return queued.length === 0 ? opened : tellWaiting(opened, turn);
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
  if (refusal !== null) return { state, effects: [{ kind: "say", reply: refusal }] };
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
    return { state, effects: [{ kind: "run", verb: turn.answers.unknown ?? "unknown", slots: {}, frame }] };
  }
  const refusal = turn.refuse(verb);
  if (refusal !== null) return { state, effects: [{ kind: "say", reply: refusal }] };
  return { state, effects: [{ kind: "run", verb, slots: {}, frame }] };
}
