import { v7 as newId } from "uuid";

import { converse, type Turn } from "../conversation/converse.ts";
import { type Reply, say } from "../conversation/reply.ts";
import { type ConversationState, EMPTY_STATE, STATE_VERSION } from "../conversation/state.ts";
import { dateInZone } from "../domain/local-date.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import type { Tx } from "../features/database.ts";
import type { Actor, VerbContext } from "../features/feature.ts";
import { allowedInGroup, scopeFor } from "../features/permissions.ts";
import type { World } from "../features/world.ts";
import type { InboundMessage } from "./channel.ts";
import { claimMessage, type Claim } from "./claim-message.ts";
import { cleanText, type CleanText } from "./clean-text.ts";
import { commitDeeds, type PlannedSend } from "./commit-deeds.ts";
import type { House } from "./house.ts";
import { makeAuditRow } from "./make-audit-row.ts";
import { planNotices, planReplies } from "./plan-sends.ts";
import { type Ran, runEffects } from "./run-effects.ts";
import { understandMessage } from "./understand-message.ts";

export type Handled =
  | { readonly kind: "handled"; readonly sends: readonly PlannedSend[] }
  /** Seen before, under this id or another: what it did is done, what it was answered is in the outbox. */
  | { readonly kind: "duplicate" }
  /** Not for the bot. */
  | { readonly kind: "ignored" };

/**
 * One message's whole trip, in one transaction: claim → understand → converse → run → render → commit. Returns what is
 * to be sent once the transaction has committed; the outbox keeps it until then and after.
 */
export async function handleMessage(house: House, message: InboundMessage): Promise<Handled> {
  if (!message.addressed || message.recalls !== undefined) return { kind: "ignored" };
  const now = house.clock.now();
  const clean = cleanText(message.text);
  const inboxId = newId();
  return house.db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    const { contactId, roomId = null } = message.from;
    const claim = await claimMessage(
      tx,
      {
        inboxId,
        messageId: message.id,
        contactId,
        roomId,
        fingerprint: house.vault.blindIndex("message", `${contactId} ${roomId ?? ""} ${clean.text}`),
        textSealed: house.vault.seal(clean.text, { table: "inbox", column: "text", row: inboxId }),
        sentAt: message.sentAt,
      },
      now,
      house.directory.seenBefore,
    );
    if (!claim.fresh) return { kind: "duplicate" };
    if (claim.rosterStale) await house.directory.refresh(tx);
    const context = prepareContext(house, tx, claim, message, { inboxId, clean, now });
    const before = openState(house, claim, contactId);
    const ran = await takeTurn(house, context, before, clean);
    const locale = ran.locale ?? claim.locale;
    const answered = { contactId, roomId, inboxId, locale: locale ?? DEFAULT_LOCALE };
    const sends = [
      ...planReplies(house, ran.replies, answered, now),
      ...(await planNotices(house, tx, ran.notices, now)),
    ];
    const planned = await commitDeeds(tx, {
      now,
      conversation: { contactId, stateSealed: sealState(house, ran.state, contactId), locale },
      audit: makeAuditRow(house, claim.actor, ran.audit, { inboxId, now }),
      sends,
    });
    return { kind: "handled", sends: sends.filter((send) => planned.has(send.id)) };
  });
}

interface Moment {
  readonly inboxId: string;
  readonly clean: CleanText;
  readonly now: Date;
}

type Context = Omit<VerbContext, "frame">;

function prepareContext(
  house: House,
  tx: Tx,
  claim: Claim,
  message: InboundMessage,
  moment: Moment,
): Context {
  const { now, inboxId, clean } = moment;
  const today = dateInZone(now);
  const { directory, vault, changeKinds, rules, words } = house;
  return {
    tx,
    world: { actor: claim.actor, text: clean.text, today, now, directory, vault, changeKinds, rules, words },
    actor: claim.actor,
    roomId: message.from.roomId ?? null,
    now,
    today,
    source: { inboxId, text: clean.text, attachment: message.attachment ?? null },
  };
}

async function takeTurn(
  house: House,
  context: Context,
  before: ConversationState,
  clean: CleanText,
): Promise<Ran> {
  const turn: Turn<World> = {
    understanding: understandMessage(house, context, before),
    forms: house.forms,
    answers: house.answers,
    refuse: (action) => refuseAction(action, context.actor, house),
    world: context.world,
    now: context.now,
  };
  // A group sees public answers only, and they leave the person's own dialogue alone.
  const [frame] = turn.understanding.frames;
  const verb = frame === undefined ? undefined : house.answers[frame.intent];
  const inGroup =
    context.roomId !== null && verb !== undefined && allowedInGroup(house.verbs.get(verb)?.action ?? "");
  const decided = inGroup ? { ...converse(EMPTY_STATE, turn), state: before } : converse(before, turn);
  const ran = await runEffects(house, context, turn, decided);
  return clean.cut ? { ...ran, replies: [say("dialogue:message-cut"), ...ran.replies] } : ran;
}

/** The words in which an action is refused before it begins; null allows it. */
function refuseAction(name: string, actor: Actor, house: House): Reply | null {
  const action = house.verbs.get(name)?.action ?? name;
  const scope = scopeFor(actor.role, action);
  if (scope === null) return say(actor.role === "guest" ? "dialogue:bind-first" : "dialogue:not-allowed");
  if (scope !== "public" && !actor.consents.has("notice")) return say("privacy:notice");
  return null;
}

const placeOf = (contactId: string) => ({ table: "conversations", column: "state", row: contactId });

function openState(house: House, claim: Claim, contactId: string): ConversationState {
  if (claim.stateSealed === null) return EMPTY_STATE;
  const state = JSON.parse(house.vault.open(claim.stateSealed, placeOf(contactId))) as ConversationState;
  return state.version === STATE_VERSION ? state : EMPTY_STATE;
}

function sealState(house: House, state: ConversationState, contactId: string): string | null {
  const empty = state.dialogue === null && state.parked.length === 0 && state.last === null;
  return empty ? null : house.vault.seal(JSON.stringify(state), placeOf(contactId));
}
