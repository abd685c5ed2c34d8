import { setTimeout as wait } from "node:timers/promises";
import { PuppetUnusable } from "./choose-puppet.ts";
import type { RunningBot } from "./run-bot.ts";

/** How often and how long to try again: base, 2 × base, 4 × base … up to `maxDelay`, each ± a quarter. */
export interface RetryPlan {
  /** Milliseconds before the second attempt. */
  readonly baseDelay: number;
  readonly maxDelay: number;
  /** Attempts at the start before giving up; once connected, it never gives up. */
  readonly firstAttempts: number;
}

export interface Connection {
  /** The bot that is logged in now; `undefined` while the connection is down. */
  readonly current: () => RunningBot | undefined;
  readonly close: () => Promise<void>;
}

export interface ConnectionEvents {
  /** A bot is logged in; `lost` says later that it no longer is: it is stopped and another one started. */
  readonly onUp: (bot: RunningBot, lost: (reason: string) => void) => void;
  readonly onDown: (reason: string) => void;
  readonly onFailedAttempt: (error: unknown, nextDelay: number) => void;
}

/**
 * Starts a bot and keeps one running until `close`, whatever happens to the account or the gateway.
 * Rejects when the first start fails `firstAttempts` times, or cannot ever succeed.
 */
export async function keepConnected(
  start: (signal: AbortSignal) => Promise<RunningBot>,
  plan: RetryPlan,
  events: ConnectionEvents,
): Promise<Connection> {
  const closing = new AbortController();
  let bot: RunningBot | undefined;
  let reconnecting: Promise<void> | undefined;

  const connect = async (attempts: number): Promise<void> => {
    for (let attempt = 1; !closing.signal.aborted; attempt += 1) {
      try {
        const started = await start(closing.signal);
        if (closing.signal.aborted) return await started.stop();
        bot = started;
        return events.onUp(started, (reason) => lose(started, reason));
      } catch (error) {
        if (attempt >= attempts || error instanceof PuppetUnusable) throw error;
        const delay = backoff(plan, attempt);
        events.onFailedAttempt(error, delay);
        await wait(delay, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };

  const reconnect = async (old: RunningBot, reason: string): Promise<void> => {
    events.onDown(reason);
    await old.stop();
    // Rejects only when the package itself has vanished; nothing is left to try then.
    await connect(Number.POSITIVE_INFINITY).catch((error: unknown) => events.onFailedAttempt(error, 0));
  };

  const lose = (old: RunningBot, reason: string): void => {
    // Errors come in flocks, and late ones from a bot that is already replaced.
    if (bot !== old || closing.signal.aborted) return;
    bot = undefined;
    reconnecting = reconnect(old, reason);
  };

  await connect(plan.firstAttempts);
  return {
    current: () => bot,
    close: async () => {
      closing.abort();
      await reconnecting;
      await bot?.stop();
      bot = undefined;
    },
  };
}

function backoff({ baseDelay, maxDelay }: RetryPlan, attempt: number): number {
  const jitter = 0.75 + Math.random() / 2;
  return Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)) * jitter;
}
