import type { InboundMessage } from "../ports/channel.ts";

/** A message kept outside the database while that is away. */
export interface Spooled {
  readonly key: string;
  readonly message: InboundMessage;
  /** By our own clock: 昨天, and whether a deadline was kept, are reckoned from here and not from the replay. */
  readonly receivedAt: Date;
}

/** Keeps messages through an outage: durable before `append` resolves, sealed, bounded, handed back in order. */
export interface Spool {
  /** `full`: nothing was kept, and the sender must be told so. */
  append(message: InboundMessage, receivedAt: Date): Promise<"kept" | "full">;
  /** Whether messages of this contact wait: later ones must wait behind them. */
  holds(contactId: string): boolean;
  readonly size: number;
  /** When the oldest one came; null when none waits. */
  readonly oldest: Date | null;
  /** The oldest one, again and again until it is `done`. */
  next(): Promise<Spooled | undefined>;
  done(spooled: Spooled): Promise<void>;
}
