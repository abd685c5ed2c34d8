/** Hears what the pipeline does, as counts and durations only. */
export interface Observer {
  message(
    outcome: "handled" | "duplicate" | "ignored" | "kept" | "put-aside" | "rate-limited",
    ms: number,
  ): void;
  send(outcome: "sent" | "postponed" | "failed" | "dead"): void;
}
