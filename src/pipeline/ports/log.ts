/** What a log line may carry: ids, codes and counts. Never text, names or numbers of people (domain §7.7). */
export interface LogFields {
  readonly inboxId?: string;
  readonly outboxId?: string;
  readonly action?: string;
  readonly code?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly attempts?: number;
  readonly port?: number;
  readonly database?: string;
  readonly puppet?: string;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** The error's type, code and stack frames are kept; its message, which may quote data, is not. */
  error(event: string, error: unknown, fields?: LogFields): void;
}
