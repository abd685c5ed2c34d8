/**
 * What a message's own time says about it. Puppets hand messages over late (the account was offline), again (after a
 * login, history and all) and out of order.
 */
export type Timing =
  /** `at`: the moment that 昨天 and deadlines are reckoned from. */
  | { readonly kind: "in-time"; readonly at: Date }
  /** Sent before one that was already handled: it may not answer a question that was asked since. */
  | { readonly kind: "overtaken" }
  /** So old that its sender no longer counts on it. `noted`: young enough for the sender to be told. */
  | { readonly kind: "stale"; readonly noted: boolean };

export interface MessageTimes {
  /** By WeChat's clock. */
  readonly sentAt: Date;
  /** By ours, when the message reached the house. */
  readonly heardAt: Date;
  readonly now: Date;
  /** The newest sending time handled before from this contact. */
  readonly newestSentAt: Date | null;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Delivery within this is usual: the message counts from when it was heard. */
const USUAL_DELAY = 10 * MINUTE;
/** Up to this the message is done as of its sending: who wrote on 31 December reported in time. */
const LATEST = 3 * DAY;
const NOTED_UP_TO = 30 * DAY;
/** WeChat's clock counts in seconds. */
const SAME_MOMENT = 2_000;

/** Decides what to do with a message by its times. A clock that was set back is not held against what is sent now. */
export function judgeTime({ sentAt, heardAt, now, newestSentAt }: MessageTimes): Timing {
  const age = heardAt.getTime() - sentAt.getTime();
  if (age > LATEST) return { kind: "stale", noted: age <= NOTED_UP_TO };
  const overtaken = newestSentAt !== null && sentAt.getTime() < newestSentAt.getTime() - SAME_MOMENT;
  if (overtaken && age > SAME_MOMENT) return { kind: "overtaken" };
  const at = age > USUAL_DELAY ? sentAt : heardAt;
  return { kind: "in-time", at: at > now ? now : at };
}
