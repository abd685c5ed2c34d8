import { sql } from "drizzle-orm";

import { continues } from "../../conversation/converse.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import type { ConversationState } from "../../conversation/state.ts";
import type { Tx } from "../../features/database.ts";
import type { Actor, AuditEntry } from "../../features/feature.ts";
import { NOTICE_VERSION, type Purpose } from "../../features/roster/index.ts";
import type { Understanding } from "../../language/frame.ts";
import type { House } from "../house.ts";
import type { PendingMessage } from "./pending-messages.ts";

/** What consent says of a message (domain §7.2). */
export type Gated =
  /** Goes on. `keep`: its words may be stored. */
  | { readonly kind: "pass"; readonly keep: boolean; readonly state: ConversationState }
  /** Waits in memory; the sender is asked. */
  | { readonly kind: "ask"; readonly state: ConversationState; readonly replies: readonly Reply[] }
  /** The sender has just agreed: the message that waited goes on, if it is still there. */
  | {
      readonly kind: "granted";
      readonly state: ConversationState;
      readonly actor: Actor;
      readonly resumed: PendingMessage | null;
      readonly audit: readonly AuditEntry[];
    }
  | { readonly kind: "declined"; readonly state: ConversationState; readonly replies: readonly Reply[] };

interface Arrived {
  readonly actor: Actor;
  readonly understanding: Understanding;
  readonly state: ConversationState;
  readonly inboxId: string;
  readonly text: string;
  readonly now: Date;
}

/** Decides whether a message may be kept and gone on with, before anything of it is stored anywhere. */
export async function gateConsent(house: House, tx: Tx, arrived: Arrived): Promise<Gated> {
  const { actor, now } = arrived;
  const { consentFor = [], ...state } = arrived.state;
  const intent = arrived.understanding.frames[0]?.intent;
  if (consentFor.length > 0 && (intent === "consent" || intent === "confirm")) {
    const resumed = house.pending.find(actor.contactId, now);
    await recordConsents(tx, actor, consentFor, now);
    const consents = new Set([...actor.consents, ...consentFor]);
    const audit = consentFor.map((purpose) => ({ action: "consent", subject: null, details: { purpose } }));
    return { kind: "granted", state, actor: { ...actor, consents }, resumed, audit };
  }
  if (consentFor.length > 0 && (intent === "refuse-consent" || intent === "deny" || intent === "cancel")) {
    house.pending.drop(actor.contactId);
    return { kind: "declined", state, replies: [say("privacy:purpose-refused")] };
  }
  const missing = missingPurposes(house, arrived);
  if (missing.length === 0) return { kind: "pass", keep: true, state };
  if (actor.role === "guest" || !actor.consents.has("notice")) return { kind: "pass", keep: false, state };
  house.pending.put(actor.contactId, { inboxId: arrived.inboxId, text: arrived.text, at: now });
  return {
    kind: "ask",
    state: { ...state, consentFor: missing },
    replies: [
      say(actor.role === "officer" ? "privacy:ask-for-another" : "privacy:ask-purposes", {
        purposes: missing.map((purpose) => say(`privacy:purpose.${purpose}`)),
      }),
    ],
  };
}

function missingPurposes(house: House, { actor, understanding, state }: Arrived): Purpose[] {
  const dialogue = goesOn(house, understanding, state) ? state.dialogue : null;
  const said = { actor, understanding, form: dialogue?.form ?? null, slots: dialogue?.slots ?? {} };
  const needed = new Set(house.features.flatMap((feature) => feature.purposesOf?.(said) ?? []));
  return [...needed].filter((purpose) => !actor.consents.has(purpose));
}

/** What is answered by itself, whatever form is in hand, tells that form nothing. */
function goesOn(house: House, { frames: [frame] }: Understanding, { dialogue }: ConversationState): boolean {
  const form = house.forms.find(({ name }) => name === dialogue?.form);
  return frame === undefined || dialogue === null || form === undefined || continues(frame, dialogue, form);
}

async function recordConsents(tx: Tx, actor: Actor, purposes: readonly string[], now: Date): Promise<void> {
  for (const purpose of purposes) {
    await tx.execute(sql`insert into consents (id, contact_id, purpose, version, given_at)
      values (gen_random_uuid(), ${actor.contactId}, ${purpose}, ${NOTICE_VERSION}, ${now.toISOString()}::timestamptz)
      on conflict (contact_id, purpose, version) where withdrawn_at is null do nothing`);
  }
}
