import type { Message } from "wechaty";
import type { Channel } from "../../pipeline/ports/channel.ts";
import type { PuppetChoice } from "./choose-puppet.ts";
import { Inbox, type ChannelLog, type MessageHandler } from "./inbox.ts";
import { keepConnected, type RetryPlan } from "./keep-connected.ts";
import { readMessage } from "./read-message.ts";
import { runBot, type LoginPatience } from "./run-bot.ts";
import { sendThrough } from "./send-through.ts";

export interface WechatyOptions {
  readonly puppet: PuppetChoice;
  readonly log: ChannelLog;
  /** What the bot is called in rooms besides its nickname there. */
  readonly botNames?: readonly string[];
  readonly retry?: Partial<RetryPlan>;
  readonly patience?: Partial<LoginPatience>;
  /** Hears at each login under which account it is. */
  readonly onLogin?: (accountId: string) => void;
}

export interface WechatyChannel extends Channel {
  /** Sets the one handler; messages that came before it are handed over now. It may reject: that is logged. */
  onMessage(handler: MessageHandler): void;
  /** Whether the account is logged in. While it is not, `send` rejects. */
  isOnline(): boolean;
  /** Takes nothing more, waits for the handlers that are at work, then logs off the puppet. */
  stop(): Promise<void>;
}

/** What errors say when the gateway or the connection to it is gone; puppets tell it by no other event. */
const GONE = /UNAVAILABLE|CANCELLED|WatchdogAgent reset|ECONNRE|No connection established/u;

const RETRY: RetryPlan = { baseDelay: 1_000, maxDelay: 60_000, firstAttempts: 5 };

/**
 * Opens the chat: starts Wechaty on the chosen puppet, waits for the login and keeps it connected.
 * Rejects when nobody can log in, with the last reason as `cause`.
 */
export async function openWechaty(options: WechatyOptions): Promise<WechatyChannel> {
  const { log } = options;
  const patience: LoginPatience = {
    loginTimeout: 60_000,
    scanTimeout: 300_000,
    onScan: (url) => log.info({ url }, "scan this code with WeChat to log in"),
    ...options.patience,
  };
  const inbox = new Inbox(log);
  const start = (signal: AbortSignal) =>
    runBot(options.puppet, patience, (err) => log.warn({ err }, "the puppet reports an error"), signal);

  const connection = await keepConnected(
    start,
    { ...RETRY, ...options.retry },
    {
      onUp: ({ wechaty }, lost) => {
        log.info({ account: wechaty.currentUser.id, puppet: options.puppet.name }, "logged in");
        options.onLogin?.(wechaty.currentUser.id);
        wechaty.on("message", (message: Message) =>
          inbox.accept(message.conversation().id, () => readMessage(message, options.botNames ?? [])),
        );
        wechaty.on("logout", (_user, reason) => lost(reason ?? "logged out"));
        wechaty.on("error", ({ message }) => {
          if (GONE.test(message)) lost(message);
        });
      },
      onDown: (reason) => log.warn({ reason }, "connection lost"),
      onFailedAttempt: (err, nextDelay) => log.warn({ err, nextDelay }, "cannot log in, trying again"),
    },
  );

  return {
    send: (to, content) => sendThrough(connection.current(), to, content),
    onMessage: (handler) => inbox.handOver(handler),
    isOnline: () => connection.current() !== undefined,
    stop: async () => {
      await inbox.drain();
      await connection.close();
    },
  };
}
