import { scheduleTicks } from "../../adapters/cron/schedule-ticks.ts";
import type { OpenDatabase } from "../../adapters/database/open-database.ts";
import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { createLog } from "../../adapters/log/pino-log.ts";
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
import { SendPace } from "../../pipeline/gate/send-pace.ts";
import { guardProcess } from "./guard-process.ts";
import { LoginWatch } from "./login-watch.ts";
import { observe } from "./observe.ts";
import { openChannel } from "./open-channel.ts";
import { openOrWait, waitForDatabase } from "./open-or-wait.ts";
import { openSandbox } from "./open-sandbox.ts";

export interface Running {
  readonly tell: (key: ReplyKey, params?: ReplyParams) => void;
  stop(): Promise<void>;
}

/** Opens everything in order; what was opened is closed again if a later step fails. */
export async function startBot(config: Config): Promise<Running> {
  const log = createLog(config.logLevel);
  guardProcess(log);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const found = await openOrWait(config);
    if (found !== null) closers.push(() => found.close());
    const sandbox = config.puppet.name === "sandbox" ? await openSandbox() : null;
    const clock: Clock = sandbox?.clock ?? systemClock;
    const vault = new AesVault(
      loadKeys(config.keysPath, { create: "folder" in config.database || sandbox !== null }),
    );
    const { render } = await createRenderer();
    const tell: Running["tell"] = (key, params = {}) => console.log(render(say(key, params), config.locale));
    // A house that is there is opened first: its faults are to be seen before anybody is logged in.
    const open = (database: OpenDatabase) =>
      openHouse({ database, clock, vault, log, demo: sandbox !== null });
    const early = found === null ? null : await open(found);
    const login = new LoginWatch(tell);
    const channel = await openChannel(config, sandbox?.puppetChoice ?? null, log, login.onLogin);
    closers.push(() => channel.stop());
    const spool = await FileSpool.open({ folder: `${config.folder}/spool`, vault });
    const shelter = new Shelter({ spool, channel, render, clock, log }, found === null);
    let bot: Bot | null = null;
    channel.onMessage(async (message) => {
      if (bot !== null) return bot.receive(message);
      if (isForUs(message)) await shelter.keep(message);
    });
    const database = found ?? (await waitUntilBack(config, closers, tell));
    const house = early ?? (await open(database));
    const observation = observe({
      db: database.senderDb,
      clock,
      isOnline: channel.isOnline,
      queueDepth: () => bot?.depth ?? 0,
      spooled: () => ({ count: shelter.waiting, oldest: shelter.oldest }),
    });
    const working = new Bot(house, {
      channel,
      db: database.senderDb,
      shelter,
      observer: observation.observer,
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
    if (config.healthPort !== null) closers.push(await observation.serve(config.healthPort));
    const page = sandbox === null ? null : await sandbox.serve(config.port, () => working.tick());
    if (page !== null) closers.push(() => page.stop());
    void working.tick();
    const where =
      database.kind === "server" ? "PostgreSQL" : "folder" in config.database ? config.database.folder : "";
    if (page === null) tell("start:ready-without-page", { database: where });
    else tell("start:ready", { database: where, url: page.url });
    return { tell, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** The chat is open meanwhile, and what is written is kept. */
async function waitUntilBack(
  config: Config,
  closers: (() => Promise<void>)[],
  tell: Running["tell"],
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
