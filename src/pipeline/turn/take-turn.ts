import { converse } from "../../conversation/converse.ts";
import { openForm } from "../../conversation/open-dialogue.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import { type ConversationState, EMPTY_STATE } from "../../conversation/state.ts";
import type { Turn } from "../../conversation/turn.ts";
import type { VerbContext } from "../../features/feature.ts";
import { WHICH_PERSON, whichPerson } from "../../features/roster/index.ts";
import { allowedInGroup, scopeFor } from "../../features/permissions.ts";
import type { World } from "../../features/world.ts";
import type { Understanding } from "../../language/frame.ts";
import type { Claim } from "../claim-message.ts";
import type { CleanText } from "../clean-text.ts";
import { type Gated, gateConsent } from "../gate/gate-consent.ts";
import { gateMeaning, takeAs } from "../gate/gate-meaning.ts";
import type { PendingMessage } from "../gate/pending-messages.ts";
import type { House } from "../house.ts";
import { type Ran, runEffects } from "./run-effects.ts";
import { understandMessage } from "./understand-message.ts";

export type Context = Omit<VerbContext, "frame">;

export interface TurnInHand {
  readonly house: House;
  readonly context: Context;
  readonly claim: Claim;
  readonly clean: CleanText;
  readonly before: ConversationState;
}

/** What was done, and the words of which messages may be kept. */
export type Taken = Ran & { readonly kept: readonly { readonly inboxId: string; readonly text: string }[] };

export const doNothing = (state: ConversationState): Taken => ({
  state,
  replies: [],
  files: [],
  notices: [],
  audit: [],
  locale: null,
  wake: false,
  kept: [],
});

/** Understand → what was meant before → consent → converse → run. */
export async function takeTurn(turn: TurnInHand): Promise<Taken> {
  const { house, context, before } = turn;
  const { contactId } = context.actor;
  const understanding = understandMessage(house, context, before);
  const meant = gateMeaning(house.pending, { contactId, understanding, state: before, now: context.now });
  const { state } = meant;
  if (meant.kind === "pass") return takeUnderstood(turn, context, state, understanding);
  if (meant.resumed === null) return { ...doNothing(state), replies: [say("dialogue:say-once-more")] };
  const earlier = inPlaceOf(context, meant.resumed);
  const read = understandMessage(house, earlier, state);
  return takeUnderstood(turn, earlier, state, takeAs(read, meant.intent));
}

/** What needs a consent that was not given waits, and nothing of it is kept. */
async function takeUnderstood(
  turn: TurnInHand,
  context: Context,
  before: ConversationState,
  understanding: Understanding,
): Promise<Taken> {
  const { house, clean } = turn;
  const { tx, actor, now, source } = context;
  const { inboxId, text } = source;
  const gated = await gateConsent(house, tx, { actor, understanding, state: before, inboxId, text, now });
  const own = { inboxId, text };
  switch (gated.kind) {
    case "ask":
      return { ...doNothing(gated.state), replies: gated.replies };
    case "declined":
      return { ...doNothing(gated.state), replies: gated.replies, kept: [own] };
    case "pass": {
      const ran = await goOn(turn, context, gated.state, understanding);
      if (ran.state.meant !== undefined) house.pending.put(actor.contactId, { inboxId, text, at: now });
      const replies = clean.cut ? [say("dialogue:message-cut"), ...ran.replies] : ran.replies;
      return { ...ran, replies, kept: gated.keep ? [own] : [] };
    }
    case "granted":
      return takeWaiting(turn, gated);
  }
}

/** The message that waited for consent, handled as if it were said now. */
async function takeWaiting(turn: TurnInHand, gated: Extract<Gated, { kind: "granted" }>): Promise<Taken> {
  const { house, context } = turn;
  const own = { inboxId: context.source.inboxId, text: context.source.text };
  const { resumed, state, actor, audit } = gated;
  if (resumed === null)
    return { ...doNothing(state), replies: [say("privacy:say-again")], audit, kept: [own] };
  const agreed = inPlaceOf({ ...context, actor, world: { ...context.world, actor } }, resumed);
  const ran = await goOn(turn, agreed, state, understandMessage(house, agreed, state));
  return {
    ...ran,
    replies: [say("privacy:purpose-consented"), ...ran.replies],
    audit: [...audit, ...ran.audit],
    kept: [own, resumed],
  };
}

/** As if the message that waited were said now. */
const inPlaceOf = (context: Context, { inboxId, text }: PendingMessage): Context => ({
  ...context,
  world: { ...context.world, text, attachment: null },
  source: { inboxId, text, attachment: null },
});

async function goOn(
  { house, claim }: TurnInHand,
  context: Context,
  before: ConversationState,
  understanding: Understanding,
): Promise<Ran> {
  const said: Context = { ...context, world: { ...context.world, said: understanding } };
  const turn: Turn<World> = {
    understanding,
    text: said.world.text,
    forms: house.forms,
    answers: house.answers,
    permits: (name) => scopeFor(context.actor.role, actionOf(house, name)) !== null,
    refuse: (action) => refuseAction(action, { ...claim, actor: context.actor }, house),
    world: said.world,
    now: context.now,
  };
  // A group sees public answers only, and they leave the person's own dialogue alone.
  const [frame] = turn.understanding.frames;
  const verb = frame === undefined ? undefined : house.answers[frame.intent];
  const inGroup =
    context.roomId !== null && verb !== undefined && allowedInGroup(house.verbs.get(verb)?.action ?? "");
  const which = inGroup ? null : whichPerson(understanding.frames, house.ofOnePerson);
  const decided = inGroup
    ? { ...converse(EMPTY_STATE, turn), state: before }
    : which === null
      ? converse(before, turn)
      : openForm(before, WHICH_PERSON, which, turn);
  return runEffects(house, said, turn, decided);
}

/** Of a verb by its name, or the action itself. */
const actionOf = (house: House, name: string): string => house.verbs.get(name)?.action ?? name;

/** The words in which an action is refused before it begins; null allows it. */
function refuseAction(name: string, { actor, frozen }: Claim, house: House): Reply | null {
  const action = actionOf(house, name);
  const scope = scopeFor(actor.role, action);
  if (frozen && scopeFor("officer", action) !== "public") return say("privacy:prove-again");
  if (scope === null) return say(actor.role === "guest" ? "dialogue:bind-first" : "dialogue:not-allowed");
  if (scope !== "public" && !actor.consents.has("notice")) return say("privacy:notice");
  return null;
}
