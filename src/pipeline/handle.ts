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
import type { Understanding } from "../language/frame.ts";
import type { InboundMessage } from "./channel.ts";
import { claimMessage, type Claim } from "./claim-message.ts";
import { cleanText, type CleanText } from "./clean-text.ts";
import { commitDeeds, type PlannedSend } from "./commit-deeds.ts";
import type { House } from "./house.ts";
import { makeAuditRow } from "./make-audit-row.ts";
import { planNotices, planReplies } from "./plan-sends.ts";
import { type Ran, runEffects } from "./run-effects.ts";
import { gateConsent } from "./gate-consent.ts";
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
        sentAt: message.sentAt,
      },
      now,
      house.directory.seenBefore,
    );
    if (!claim.fresh) return { kind: "duplicate" };
    if (claim.rosterStale) await house.directory.refresh(tx);
    const context = prepareContext(house, tx, claim, message, { inboxId, clean, now });
    const ran = await takeTurn(house, context, openState(house, claim, contactId), clean);
    const locale = ran.locale ?? claim.locale;
    const answered = { contactId, roomId, inboxId, locale: locale ?? DEFAULT_LOCALE };
    const sends = [
      ...planReplies(house, ran.replies, answered, now),
      ...(await planNotices(house, tx, ran.notices, now)),
    ];
    const planned = await commitDeeds(tx, {
      now,
      conversation: { contactId, stateSealed: sealState(house, ran.state, contactId), locale },
      kept: ran.kept.map(({ inboxId: row, text }) => ({
        inboxId: row,
        textSealed: house.vault.seal(text, { table: "inbox", column: "text", row }),
      })),
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
  const { directory, vault, rules, words } = house;
  return {
    tx,
    world: {
      actor: claim.actor,
      text: clean.text,
      hasAttachment: message.attachment !== undefined,
      today,
      now,
      directory,
      vault,
      rules,
      words,
    },
    actor: claim.actor,
    roomId: message.from.roomId ?? null,
    now,
    today,
    source: { inboxId, text: clean.text, attachment: message.attachment ?? null },
  };
}

/** What was done, and the words of which messages may be kept. */
type Taken = Ran & { readonly kept: readonly { readonly inboxId: string; readonly text: string }[] };

async function takeTurn(
  house: House,
  context: Context,
  before: ConversationState,
  clean: CleanText,
): Promise<Taken> {
  const { tx, actor, now, source } = context;
  const { inboxId, text } = source;
  const understanding = understandMessage(house, context, before);
  const gated = await gateConsent(house, tx, { actor, understanding, state: before, inboxId, text, now });
  const own = { inboxId, text };
  switch (gated.kind) {
    case "ask":
      return { ...NOTHING, state: gated.state, replies: gated.replies, kept: [] };
    case "declined":
      return { ...NOTHING, state: gated.state, replies: gated.replies, kept: [own] };
    case "pass": {
      const ran = await goOn(house, context, gated.state, understanding);
      const replies = clean.cut ? [say("dialogue:message-cut"), ...ran.replies] : ran.replies;
      return { ...ran, replies, kept: gated.keep ? [own] : [] };
    }
    case "granted": {
      const { resumed } = gated;
      if (resumed === null) {
        const replies = [say("privacy:say-again")];
        return { ...NOTHING, state: gated.state, replies, audit: gated.audit, kept: [own] };
      }
      const agreed: Context = {
        ...context,
        actor: gated.actor,
        world: { ...context.world, actor: gated.actor, text: resumed.text },
        source: { inboxId: resumed.inboxId, text: resumed.text, attachment: null },
      };
      const ran = await goOn(house, agreed, gated.state, understandMessage(house, agreed, gated.state));
      return {
        ...ran,
        replies: [say("privacy:purpose-consented"), ...ran.replies],
        audit: [...gated.audit, ...ran.audit],
        kept: [own, resumed],
      };
    }
  }
}

const NOTHING: Omit<Ran, "state"> = { replies: [], notices: [], audit: [], locale: null };

async function goOn(
  house: House,
  context: Context,
  before: ConversationState,
  understanding: Understanding,
): Promise<Ran> {
  const turn: Turn<World> = {
    understanding,
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
  return runEffects(house, context, turn, decided);
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
  const empty =
    state.dialogue === null &&
    state.parked.length === 0 &&
    state.last === null &&
    state.consentFor === undefined;
  return empty ? null : house.vault.seal(JSON.stringify(state), placeOf(contactId));
}
