import type { Frame } from "../language/frame.ts";
import { withChoices } from "./choose-answer.ts";
import type { Form } from "./form.ts";
import { type Reply, say } from "./reply.ts";
import type { ConversationState, Dialogue } from "./state.ts";
import type { Effect, Result, Turn } from "./turn.ts";

/** Asks, shows the card, runs or stops: whatever the form wants next. */
export function advance<World>(
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
      const answered = step.expects === undefined ? last : { ...last, expects: step.expects };
      return thenResume({ ...state, dialogue: null, last: answered }, effect, turn);
    }
    case "stop":
      return thenResume({ ...state, dialogue: null }, { kind: "say", reply: step.reply }, turn);
  }
}

/** Says this, and leaves everything where it was. */
export const sayOnly = (state: ConversationState, reply: Reply): Result => ({
  state,
  effects: [{ kind: "say", reply }],
});

/** The effect, and after it what waited. */
export function thenResume<World>(state: ConversationState, effect: Effect, turn: Turn<World>): Result {
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
