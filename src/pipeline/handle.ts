import { v7 as newId } from "uuid";

import { converse, type Turn } from "../conversation/converse.ts";
import { type Reply, say, sayPublicly } from "../conversation/reply.ts";
import { type ConversationState, EMPTY_STATE, STATE_VERSION } from "../conversation/state.ts";
import { dateInZone } from "../domain/local-date.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import type { Tx } from "../features/database.ts";
import type { VerbContext } from "../features/feature.ts";
import { allowedInGroup, scopeFor } from "../features/permissions.ts";
import type { World } from "../features/world.ts";
import type { InboundMessage } from "./channel.ts";
import { claimMessage, type Claim } from "./claim-message.ts";
import { cleanText, type CleanText } from "./clean-text.ts";
import { commitDeeds, type PlannedSend } from "./commit-deeds.ts";
import { reach } from "./faults/failpoint.ts";
import { judgeTime, type Timing } from "./gate/judge-time.ts";
import { type Exposure, spotExposure } from "./gate/spot-exposure.ts";
import type { House } from "./house.ts";
import { makeAuditRow } from "./make-audit-row.ts";
import { planFiles, planNotices, planReplies } from "./plan-sends.ts";
import { type Ran, runEffects } from "./run-effects.ts";
import { understandMessage } from "./understand-message.ts";

export type Handled =
  | { readonly kind: "handled"; readonly sends: readonly PlannedSend[]; readonly wake: boolean }
  /** Seen before, under this id or another: what it did is done, what it was answered is in the outbox. */
  | { readonly kind: "duplicate" }
  /** Not for the bot. */
  | { readonly kind: "ignored" };

/**
 * One message's whole trip, in one transaction: claim → understand → converse → run → render → commit. Returns what is
 * to be sent once the transaction has committed; the outbox keeps it until then and after.
 * @param heardAt when the message reached us, if that was not now
 */
export async function handleMessage(
  house: House,
  message: InboundMessage,
  heardAt: Date = house.clock.now(),
): Promise<Handled> {
  const clean = cleanText(message.text);
  const exposure = message.from.roomId === undefined ? null : spotExposure(clean.text);
  if (!concernsUs(message, exposure)) return { kind: "ignored" };
  const now = house.clock.now();
  const inboxId = newId();
  const handled = await house.db.transaction(async (transaction): Promise<Handled> => {
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
        textSealed: message.addressed
          ? house.vault.seal(clean.text, { table: "inbox", column: "text", row: inboxId })
          : null,
        sentAt: message.sentAt,
      },
      now,
      house.directory.seenBefore,
    );
    reach("message-claimed");
    if (!claim.fresh) return { kind: "duplicate" };
    if (claim.rosterStale) await house.directory.refresh(tx);
    const timing = judgeTime({ sentAt: message.sentAt, heardAt, now, newestSentAt: claim.newestSentAt });
    const at = timing.kind === "in-time" ? timing.at : heardAt;
    const context = prepareContext(house, tx, claim, message, { inboxId, clean, now: at });
    const before = openState(house, claim, contactId);
    const turn = { house, context, claim, clean, before };
    const ran =
      timing.kind === "in-time"
        ? await withExposure(turn, exposure, message.addressed ? await takeTurn(turn) : doNothing(before))
        : tellLate(before, timing, context);
    const locale = ran.locale ?? claim.locale;
    const answered = { contactId, roomId, inboxId, locale: locale ?? DEFAULT_LOCALE };
    const sends = [
      ...planReplies(house, ran.replies, answered, now),
      ...(await planFiles(house, ran.files, answered, now)),
      ...(await planNotices(house, tx, ran.notices, now)),
    ];
    const planned = await commitDeeds(tx, {
      now,
      conversation: {
        contactId,
        stateSealed: sealState(house, ran.state, contactId),
        locale,
        sentAt: message.sentAt,
      },
      audit: makeAuditRow(house, claim.actor, ran.audit, { inboxId, now }),
      sends,
    });
    reach("message-before-commit");
    return { kind: "handled", sends: sends.filter((send) => planned.has(send.id)), wake: ran.wake };
  });
  reach("message-after-commit");
  return handled;
}

/** What is said in a group and not to the bot is nobody's business, unless it should not stand there. */
export function concernsUs(message: InboundMessage, exposure: Exposure | null): boolean {
  return message.recalls === undefined && (message.addressed || exposure !== null);
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
  const { directory, vault, changeKinds, rules, words, readSheet } = house;
  const attachment = message.attachment ?? null;
  return {
    tx,
    world: {
      actor: claim.actor,
      text: clean.text,
      attachment,
      today,
      now,
      directory,
      vault,
      changeKinds,
      readSheet,
      rules,
      words,
    },
    actor: claim.actor,
    roomId: message.from.roomId ?? null,
    now,
    today,
    source: { inboxId, text: clean.text, attachment },
  };
}

interface TurnInHand {
  readonly house: House;
  readonly context: Context;
  readonly claim: Claim;
  readonly clean: CleanText;
  readonly before: ConversationState;
}

async function takeTurn({ house, context, claim, before, clean }: TurnInHand): Promise<Ran> {
  const turn: Turn<World> = {
    understanding: understandMessage(house, context, before),
    forms: house.forms,
    answers: house.answers,
    refuse: (action) => refuseAction(action, claim, house),
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

/** A number or a code in a group: one neutral line asks to take it back, and the code is good for nothing any more. */
async function withExposure(turn: TurnInHand, exposure: Exposure | null, ran: Ran): Promise<Ran> {
  if (exposure === null) return ran;
  const { house, context, clean } = turn;
  if (exposure === "binding-code") await house.voidCodes(context.tx, clean.text, context.now);
  return { ...ran, replies: [sayPublicly("privacy:please-recall"), ...ran.replies] };
}

const doNothing = (state: ConversationState): Ran => ({
  state,
  replies: [],
  files: [],
  notices: [],
  audit: [],
  locale: null,
  wake: false,
});

function tellLate(
  state: ConversationState,
  timing: Exclude<Timing, { kind: "in-time" }>,
  context: Context,
): Ran {
  const nothing = doNothing(state);
  if (timing.kind === "overtaken") return { ...nothing, replies: [say("dialogue:overtaken")] };
  if (!timing.noted) return nothing;
  const { contactId } = context.actor;
  // A backlog of many says it once a day.
  const once = `too-old:${contactId}:${context.today}`;
  return {
    ...nothing,
    notices: [{ to: { kind: "contact", contactId }, reply: say("dialogue:too-old"), once }],
  };
}

/** The words in which an action is refused before it begins; null allows it. */
function refuseAction(name: string, { actor, frozen }: Claim, house: House): Reply | null {
  const action = house.verbs.get(name)?.action ?? name;
  const scope = scopeFor(actor.role, action);
  if (frozen && scopeFor("officer", action) !== "public") return say("privacy:prove-again");
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
