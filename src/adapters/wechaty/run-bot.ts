import { setTimeout as wait } from "node:timers/promises";
import type { Wechaty } from "wechaty";
import { choosePuppet, type PuppetChoice } from "./choose-puppet.ts";
import { loadWechaty } from "./load-packages.ts";

/** Milliseconds that a puppet gets to log off before it is left behind. */
const STOP_TIMEOUT = 5_000;

/** How long to wait for the account to come online, and what to do about it meanwhile. */
export interface LoginPatience {
  /** Milliseconds without any sign of life. */
  readonly loginTimeout: number;
  /** Milliseconds that a person has to scan the code. */
  readonly scanTimeout: number;
  readonly onScan: (code: string) => void;
  /** Where the puppet keeps its session between starts, so that nobody has to scan again; in memory where absent. */
  readonly memoryFile?: string;
}

/** One logged-in Wechaty, from its start to its stop. */
export interface RunningBot {
  readonly wechaty: Wechaty;
  /** Stops it and takes its listeners off the puppet, which may outlive it. */
  stop(): Promise<void>;
}

/**
 * Starts a bot and resolves once the account is logged in. Rejects when it is not: Wechaty's own `start`
 * resolves although the login failed, and only an `error` event tells.
 * @param onError hears every error that the bot reports, from its start until after its stop
 * @param signal ends the wait for the login
 */
export async function runBot(
  choice: PuppetChoice,
  patience: LoginPatience,
  onError: (error: Error) => void,
  signal: AbortSignal,
): Promise<RunningBot> {
  const { WechatyBuilder, log } = loadWechaty();
  log.level("silent");
  const puppet = await choosePuppet(choice);
  const detach = rememberListeners(puppet);
  const { memoryFile } = patience;
  const wechaty = WechatyBuilder.build({ puppet, ...(memoryFile !== undefined && { name: memoryFile }) });

  let lastError: Error | undefined;
  wechaty.on("error", (error) => {
    lastError = error;
    onError(error);
  });
  const stop = async () => {
    await Promise.race([wechaty.stop(), wait(STOP_TIMEOUT, undefined, { ref: false })]);
    detach();
    // Late errors of a stopped bot still need somebody who listens, or they end the process.
    puppet.on("error", () => undefined);
  };
  try {
    const loggedIn = awaitLogin(wechaty, patience, signal);
    await wechaty.start();
    if (puppet.state.active() !== true) {
      throw new Error(`the puppet did not start: ${lastError?.message ?? "no reason given"}`, {
        cause: lastError,
      });
    }
    await loggedIn;
  } catch (error) {
    await stop();
    throw error;
  }
  return { wechaty, stop };
}

function awaitLogin(wechaty: Wechaty, patience: LoginPatience, signal: AbortSignal): Promise<void> {
  const loggedIn = new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error("nobody logged in"));
    signal.addEventListener("abort", fail, { once: true });
    let timer = setTimeout(fail, patience.loginTimeout);
    wechaty.on("scan", (code) => {
      clearTimeout(timer);
      timer = setTimeout(fail, patience.scanTimeout);
      patience.onScan(code);
    });
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", fail);
      resolve();
    };
    wechaty.once("login", settle);
    wechaty.once("stop", settle);
  });
  // The start may fail first; then nobody is left to await this one.
  loggedIn.catch(() => undefined);
  return loggedIn;
}

/** Returns a function that takes off all listeners added to `puppet` from now on. */
function rememberListeners(puppet: Awaited<ReturnType<typeof choosePuppet>>): () => void {
  type Event = Parameters<typeof puppet.listeners>[0];
  const before = new Map(
    puppet.eventNames().map((event) => [event, new Set(puppet.rawListeners(event as Event))]),
  );
  return () => {
    for (const event of puppet.eventNames()) {
      for (const listener of puppet.rawListeners(event as Event)) {
        if (!before.get(event)?.has(listener)) puppet.off(event as never, listener as never);
      }
    }
  };
}
