/** What the parent (playing the puppet) tells the bot's process, a JSON line each. */
export type Order =
  | {
      readonly do: "deliver";
      readonly id: string;
      readonly contactId: string;
      readonly text: string;
      readonly sentAt: string;
    }
  /** End the process at the n-th time that it comes by this step. */
  | { readonly do: "die-at"; readonly point: string; readonly count: number }
  /** From now on the database is away for a moment, again and again. */
  | { readonly do: "flicker" }
  | { readonly do: "tick" }
  /** Answered when nothing waits in the spool or the outbox. */
  | { readonly do: "settle" }
  | { readonly do: "stop" };

/** What the process answers. */
export type News =
  | { readonly is: "ready" }
  /** Committed, or kept on the disk: the puppet need not deliver it again. */
  | { readonly is: "acknowledged"; readonly id: string }
  /** Not kept, for there is no room, and its sender was told so. */
  | { readonly is: "refused"; readonly id: string }
  | { readonly is: "sent"; readonly contactId: string; readonly text: string }
  | { readonly is: "settled"; readonly kept: number; readonly deepest: number }
  | { readonly is: "stopped" };
