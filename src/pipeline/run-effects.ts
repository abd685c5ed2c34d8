import { resumeParked } from "../conversation/advance.ts";
import { withChoices } from "../conversation/choose-answer.ts";
import { openAll, openDialogue, openForm } from "../conversation/open-dialogue.ts";
import { type Reply, say } from "../conversation/reply.ts";
import { type ConversationState, EMPTY_STATE, MOST_PARKED } from "../conversation/state.ts";
import type { Result, Turn } from "../conversation/turn.ts";
import type { Locale } from "../domain/locale.ts";
import type { Enclosure } from "../features/enclosure.ts";
import type { AuditEntry, Notice, VerbContext, VerbResult } from "../features/feature.ts";
import { scopeFor } from "../features/permissions.ts";
import type { World } from "../features/world.ts";
import type { House } from "./house.ts";

export interface Ran {
  readonly state: ConversationState;
  readonly replies: readonly Reply[];
  readonly files: readonly Enclosure[];
  readonly notices: readonly Notice[];
  readonly audit: readonly AuditEntry[];
  readonly locale: Locale | null;
  readonly wake: boolean;
}

/** Does what the turn decided, in order, inside the message's transaction. */
export async function runEffects(
  house: House,
  context: Omit<VerbContext, "frame">,
  turn: Turn<World>,
  decided: Result,
): Promise<Ran> {
  const replies: Reply[] = [];
  const files: Enclosure[] = [];
  const notices: Notice[] = [];
  const audit: AuditEntry[] = [];
  let locale: Locale | null = null;
  let wake = false;
  let state = decided.state;
  const queue = [...decided.effects];
  for (let effect = queue.shift(); effect !== undefined; effect = queue.shift()) {
    if (effect.kind === "say") {
      replies.push(effect.reply);
      continue;
    }
    const verb = house.verbs.get(effect.verb);
    if (verb === undefined) throw new Error(`no feature has the verb ${effect.verb}`);
    // Asked again at the moment of doing: a binding may have been revoked since the dialogue began.
    if (scopeFor(context.actor.role, verb.action) === null) {
      replies.push(say("dialogue:not-allowed"));
      continue;
    }
    const result = await verb.run({ ...context, frame: effect.frame }, effect.slots);
    replies.push(...result.replies);
    files.push(...(result.files ?? []));
    notices.push(...(result.notices ?? []));
    audit.push(...(result.audit ?? []));
    locale = result.locale ?? locale;
    wake ||= result.wake ?? false;
    const after = applyToDialogue(state, result, turn);
    state = after.state;
    queue.push(...after.effects);
  }
  return { state, replies, files, notices, audit, locale, wake };
}

function applyToDialogue(state: ConversationState, result: VerbResult, turn: Turn<World>): Result {
  const { dialogue } = result;
  if (dialogue?.next === "begin") return openForm(state, dialogue.form, dialogue.slots, turn);
  if (dialogue?.next === "which") return { state: { ...state, meant: dialogue.intents }, effects: [] };
  if (dialogue?.next === "offer") {
    // A number belongs to the question in hand, where there is one.
    return { state: state.dialogue === null ? { ...state, offered: dialogue.offers } : state, effects: [] };
  }
  if (dialogue?.next === "forget") return { state: EMPTY_STATE, effects: [] };
  if (dialogue?.next === "open") {
    // The replies have asked already: the form takes up with what comes next.
    const opened = { ...openDialogue(dialogue.form, dialogue.slots, turn.now), waitingFor: "card" };
    const parked = state.dialogue === null ? state.parked : [state.dialogue, ...state.parked];
    return { state: { ...state, dialogue: opened, parked: parked.slice(0, MOST_PARKED) }, effects: [] };
  }
  if (dialogue?.next === "hear") return openAll(withoutSlots(state, dialogue.without), dialogue.frames, turn);
  if (dialogue === undefined || state.dialogue === null) return { state, effects: [] };
  if (dialogue.next === "with") {
    const slots = { ...state.dialogue.slots, ...dialogue.slots };
    return { state: { ...state, dialogue: { ...state.dialogue, slots } }, effects: [] };
  }
  if (dialogue.next === "end") return resumeParked({ ...state, dialogue: null }, turn);
  const kept = withoutSlots(state, dialogue.without);
  if (kept.dialogue === null) return { state: kept, effects: [] };
  const { slot, reply, choices = [] } = dialogue;
  return {
    state: { ...kept, dialogue: { ...kept.dialogue, waitingFor: slot, choices } },
    effects: reply === undefined ? [] : [{ kind: "say", reply: withChoices(reply, choices) }],
  };
}

function withoutSlots(state: ConversationState, without: readonly string[]): ConversationState {
  if (state.dialogue === null) return state;
  const slots = Object.fromEntries(
    Object.entries(state.dialogue.slots).filter(([slot]) => !without.includes(slot)),
  );
  return { ...state, dialogue: { ...state.dialogue, slots } };
}
