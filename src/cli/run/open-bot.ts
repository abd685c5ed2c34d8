import { scheduleTicks } from "../../adapters/cron/schedule-ticks.ts";
import type { OpenDatabase } from "../../adapters/database/open-database.ts";
import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { createLog } from "../../adapters/log/pino-log.ts";
import type { HealthSources } from "../../adapters/observability/measure-health.ts";
import { FileSpool } from "../../adapters/spool/file-spool.ts";
import { AesVault } from "../../adapters/vault/aes-vault.ts";
import { loadKeys } from "../../adapters/vault/load-keys.ts";
import type { Config } from "../../config.ts";
import type { ReplyKey } from "../../conversation/reply-key.ts";
import { type ReplyParams, say } from "../../conversation/reply.ts";
import { type Clock, systemClock } from "../../domain/clock.ts";
import { openHouse } from "../../main.ts";
import { Bot } from "../../pipeline/bot.ts";
import { Shelter } from "../../pipeline/faults/shelter.ts";
import { isForUs } from "../../pipeline/gate/is-for-us.ts";
import { RateLimit } from "../../pipeline/gate/rate-limit.ts";
import { SendPace } from "../../pipeline/outbox/send-pace.ts";
import { endWhenEngineGone, guardProcess } from "./guard-process.ts";
import { LoginWatch } from "./login-watch.ts";
import { observe } from "./observe.ts";
import { chooseReal, openChannel } from "./open-channel.ts";
import { openOrWait, waitForDatabase } from "./open-or-wait.ts";
import { openSandbox, type Sandbox } from "./open-sandbox.ts";

/** Says a line to whoever started the program. */
export type Tell = (key: ReplyKey, params?: ReplyParams) => void;

/** The bot at work, with everything it stands on. */
export interface OpenBot {
  readonly bot: Bot;
  /** Present when the sandbox puppet is configured. */
  readonly sandbox: Sandbox | null;
  /** Where the data are, for people: a folder, or the kind of server. */
  readonly where: string;
  readonly tell: Tell;
  /** Also closed, first of all, when the bot stops. */
  onStop(close: () => Promise<void>): void;
  /** Takes nothing new, finishes what is in hand, and closes everything in the reverse order of opening. */
  stop(): Promise<void>;
}

/** Opens everything in order; what was opened is closed again if a later step fails. */
export async function openBot(config: Config): Promise<OpenBot> {
  const log = createLog(config.logLevel);
  guardProcess(log);
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const sandbox = config.puppet.name === "sandbox" ? openSandbox() : null;
    const puppet = sandbox?.puppetChoice ?? (await chooseReal(config));
    const found = await openOrWait(config);
    if (found !== null) closers.push(() => found.close());
    const clock: Clock = sandbox?.clock ?? systemClock;
    const vault = new AesVault(
      loadKeys(config.keysPath, { create: "folder" in config.database || config.demo }),
    );
    const { render } = await createRenderer();
    const tell: Tell = (key, params = {}) => console.log(render(say(key, params), config.locale));
    // A house that is there is opened first: its faults are to be seen before anybody is logged in.
    const open = (database: OpenDatabase) => openHouse({ database, clock, vault, log, demo: config.demo });
    const early = found === null ? null : await open(found);
    const login = new LoginWatch(tell);
    const channel = await openChannel(config, puppet, log, login.onLogin, (url) =>
      tell("start:scan", { url }),
    );
    closers.push(() => channel.stop());
    const spool = await FileSpool.open({ folder: `${config.folder}/spool`, vault });
    if (spool.unreadable > 0) log.error("spool-unreadable", undefined, { count: spool.unreadable });
    const shelter = new Shelter({ spool, channel, render, clock, log }, found === null);
    let bot: Bot | null = null;
    channel.onMessage(async (message) => {
      if (bot !== null) return bot.receive(message);
      if (isForUs(message)) await shelter.keep(message);
    });
    let at: OpenDatabase | null = null;
    const sources: HealthSources = {
      db: () => at?.senderDb ?? null,
      clock,
      isOnline: channel.isOnline,
      queue: () => bot ?? { depth: 0, oldestMs: 0 },
      spooled: () => ({ count: shelter.waiting, oldest: shelter.oldest }),
    };
    const observation = config.healthPort === null ? null : await observe(config.healthPort, sources);
    if (observation !== null) closers.push(observation.stop);
    const database = found ?? (await waitUntilBack(config, closers, tell));
    at = database;
    const house = early ?? (await open(database));
    const working = new Bot(house, {
      channel,
      db: database.senderDb,
      shelter,
      probe: endWhenEngineGone(() => database.probe(), log),
      ...(observation === null ? {} : { observer: observation.observer }),
      rateLimit: new RateLimit({ perMinute: config.messagesPerMinute, burst: config.messagesPerMinute }),
      ...(config.sendsPerMinute === null ? {} : { pace: paceOf(config.sendsPerMinute) }),
    });
    bot = working;
    closers.push(async () => {
      await channel.stop();
      await working.drain();
    });
    await login.open(house);
    closers.push(
      scheduleTicks(() => working.tick()),
      pumpEverySecond(working),
    );
    void working.tick();
    const where = "folder" in config.database ? config.database.folder : "PostgreSQL";
    return { bot: working, sandbox, where, tell, stop, onStop: (close) => void closers.push(close) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The chat is open meanwhile, and what is written is kept. */
async function waitUntilBack(
  config: Config,
  closers: (() => Promise<void>)[],
  tell: Tell,
): Promise<OpenDatabase> {
  tell("start:waiting-for-database");
  const waiting = new AbortController();
  const stop = (): void => waiting.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, stop);
  const database = await waitForDatabase(config, waiting.signal);
  for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, stop);
  closers.unshift(() => database.close());
  return database;
}

const paceOf = (perMinute: number): SendPace =>
  new SendPace({ perMinute, perContactMinute: Math.max(6, Math.ceil(perMinute / 3)), burst: 10 });

function pumpEverySecond(bot: Bot): () => Promise<void> {
  const timer = setInterval(() => void bot.pump(), 1_000);
  timer.unref();
  return () => Promise.resolve(clearInterval(timer));
}
