import type { ConversationState } from "../../conversation/state.ts";
import type { Frame, Intent, Understanding } from "../../language/frame.ts";
import type { PendingMessage, PendingMessages } from "./pending-messages.ts";

/** What an earlier question for the meaning of a message makes of this one. */
export type Meant =
  /** Has nothing to do with it, and the question is over. */
  | { readonly kind: "pass"; readonly state: ConversationState }
  /** The number of a meaning: the message that waited, if it is still there, is to be read as that. */
  | {
      readonly kind: "chosen";
      readonly state: ConversationState;
      readonly intent: Intent;
      readonly resumed: PendingMessage | null;
    };

/** 「您是不是想：1. … 2. …」「2」: the message asked about waits in memory only, for nobody knows yet what is in it. */
export function gateMeaning(
  pending: PendingMessages,
  arrived: {
    readonly contactId: string;
    readonly understanding: Understanding;
    readonly state: ConversationState;
    readonly now: Date;
  },
): Meant {
  const { meant = [], ...state } = arrived.state;
  const [frame] = arrived.understanding.frames;
  const intent = frame === undefined ? undefined : chosenOf(frame, meant);
  if (intent === undefined) return { kind: "pass", state };
  return { kind: "chosen", state, intent, resumed: pending.find(arrived.contactId, arrived.now) };
}

/** 对 takes the only one. */
function chosenOf({ intent, slots }: Frame, meant: readonly Intent[]): Intent | undefined {
  if (slots.choice !== undefined) return meant[slots.choice - 1];
  return intent === "confirm" && meant.length === 1 ? meant[0] : undefined;
}

/** The understanding of a message whose sender has said what it is meant to be. */
export function takeAs(understanding: Understanding, intent: Intent): Understanding {
  const [first, ...rest] = understanding.frames;
  if (first === undefined) return understanding;
  return { ...understanding, frames: [{ ...first, intent, confidence: 1, candidates: [] }, ...rest] };
}
