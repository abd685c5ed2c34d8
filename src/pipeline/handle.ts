import { v7 as newId } from "uuid";

import { say, sayPublicly } from "../conversation/reply.ts";
import { type ConversationState, EMPTY_STATE, isEmpty, STATE_VERSION } from "../conversation/state.ts";
import { dateInZone } from "../domain/local-date.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import { asSystem } from "../features/acting.ts";
import type { Tx } from "../features/database.ts";
import type { InboundMessage } from "./ports/channel.ts";
import { claimMessage, type Claim } from "./claim-message.ts";
import { cleanText, type CleanText } from "./clean-text.ts";
import { commitDeeds, type PlannedSend } from "./commit-deeds.ts";
import { reach } from "./faults/failpoint.ts";
import { exposureOf, isForUs } from "./gate/is-for-us.ts";
import { judgeTime, type Timing } from "./gate/judge-time.ts";
import { ownWords } from "./gate/own-words.ts";
import type { Exposure } from "./gate/spot-exposure.ts";
import type { House } from "./house.ts";
import { makeAuditRow } from "./audit/make-audit-row.ts";
import { planFiles, planNotices, planReplies } from "./outbox/plan-sends.ts";
import { type Context, doNothing, type Taken, takeTurn, type TurnInHand } from "./turn/take-turn.ts";

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
  const clean = cleanText(ownWords(message.text));
  if (!isForUs(message)) return { kind: "ignored" };
  const exposure = exposureOf(message);
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
        sentAt: message.sentAt,
      },
      now,
      { roster: house.directory.seenBefore, rules: house.rules.seenBefore },
    );
    reach("message-claimed");
    if (!claim.fresh) return { kind: "duplicate" };
    if (claim.rosterStale) await asSystem(tx, () => house.directory.refresh(tx));
    if (claim.rulesStale) await house.rules.refresh(tx);
    const timing = judgeTime({ sentAt: message.sentAt, heardAt, now, newestSentAt: claim.newestSentAt });
    const at = timing.kind === "in-time" ? timing.at : heardAt;
    const context = prepareContext(house, tx, claim, message, { inboxId, clean, now: at });
    const before = openState(house, claim, contactId);
    const turn = { house, context, claim, clean, before };
    const ran: Taken =
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
      kept: ran.kept.map(({ inboxId: row, text }) => ({
        inboxId: row,
        textSealed: house.vault.seal(text, { table: "inbox", column: "text", row }),
      })),
      audit: makeAuditRow(house, claim.actor, ran.audit, { inboxId, now }),
      sends,
    });
    reach("message-before-commit");
    return { kind: "handled", sends: sends.filter((send) => planned.has(send.id)), wake: ran.wake };
  });
  reach("message-after-commit");
  return handled;
}

interface Moment {
  readonly inboxId: string;
  readonly clean: CleanText;
  readonly now: Date;
}

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
      said: null,
      attachment,
      today,
      now,
      directory,
      vault,
      changeKinds,
      readSheet,
      rules: rules.current,
      words,
    },
    actor: claim.actor,
    roomId: message.from.roomId ?? null,
    now,
    today,
    source: { inboxId, text: clean.text, attachment },
  };
}

/** A number or a code in a group: one neutral line asks to take it back, and the code is good for nothing any more. */
async function withExposure(turn: TurnInHand, exposure: Exposure | null, ran: Taken): Promise<Taken> {
  if (exposure === null) return ran;
  const { house, context, clean } = turn;
  if (exposure === "binding-code")
    await asSystem(context.tx, () => house.voidCodes(context.tx, clean.text, context.now));
  return { ...ran, replies: [sayPublicly("privacy:please-recall"), ...ran.replies] };
}

function tellLate(
  state: ConversationState,
  timing: Exclude<Timing, { kind: "in-time" }>,
  context: Context,
): Taken {
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

const placeOf = (contactId: string) => ({ table: "conversations", column: "state", row: contactId });

function openState(house: House, claim: Claim, contactId: string): ConversationState {
  if (claim.stateSealed === null) return EMPTY_STATE;
  const state = JSON.parse(house.vault.open(claim.stateSealed, placeOf(contactId))) as ConversationState;
  return state.version === STATE_VERSION ? state : EMPTY_STATE;
}

function sealState(house: House, state: ConversationState, contactId: string): string | null {
  return isEmpty(state) ? null : house.vault.seal(JSON.stringify(state), placeOf(contactId));
}
