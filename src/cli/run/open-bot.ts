import { scheduleTicks } from "../../adapters/cron/schedule-ticks.ts";
import { openDatabase } from "../../adapters/database/open-database.ts";
import { createLog } from "../../adapters/log/pino-log.ts";
import { AesVault } from "../../adapters/vault/aes-vault.ts";
import { loadKeys } from "../../adapters/vault/load-keys.ts";
import { choosePuppet, type PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import { openWechaty, type WechatyChannel } from "../../adapters/wechaty/open-wechaty.ts";
import type { Config } from "../../config.ts";
import { systemClock } from "../../domain/clock.ts";
import { StartFailure } from "../../domain/start-failure.ts";
import { openHouse } from "../../main.ts";
import { Bot } from "../../pipeline/bot.ts";
import type { Log } from "../../pipeline/log.ts";
import { openSandbox, type Sandbox } from "./open-sandbox.ts";

/** The bot at work, with everything it stands on. */
export interface OpenBot {
  readonly bot: Bot;
  /** Present when the sandbox puppet is configured. */
  readonly sandbox: Sandbox | null;
  /** Where the data are, for people: a folder, or the kind of server. */
  readonly where: string;
  /** Also closed, first of all, when the bot stops. */
  onStop(close: () => Promise<void>): void;
  /** Takes nothing new, finishes what is in hand, and closes everything in the reverse order of opening. */
  stop(): Promise<void>;
}

/** Opens everything in order; what was opened is closed again if a later step fails. */
export async function openBot(config: Config): Promise<OpenBot> {
  const log = createLog(config.logLevel);
  const sandbox = config.puppet.name === "sandbox" ? openSandbox() : null;
  const puppet = sandbox?.puppetChoice ?? readChoice(config);
  await provePuppet(puppet);
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const database = await openDatabase(config.database);
    closers.push(() => database.close());
    const clock = sandbox?.clock ?? systemClock;
    const vault = new AesVault(
      loadKeys(config.keysPath, { create: config.demo || database.kind === "embedded" }),
    );
    const house = await openHouse({ database, clock, vault, log, demo: config.demo });
    const channel = await openChannel(puppet, config, log);
    const bot = new Bot(house, { channel, db: database.senderDb });
    channel.onMessage((message) => bot.receive(message));
    closers.push(async () => {
      await channel.stop();
      await bot.drain();
    });
    closers.push(scheduleTicks(() => bot.tick()));
    void bot.tick();
    const where = "folder" in config.database ? config.database.folder : "PostgreSQL";
    return { bot, sandbox, where, stop, onStop: (close) => void closers.push(close) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A puppet that can never be made is said at once, before anything is opened. */
async function provePuppet(choice: PuppetChoice): Promise<void> {
  if (choice.name !== "sandbox") await choosePuppet(choice).catch((cause: unknown) => fail(choice, cause));
}

function readChoice({ puppet: { name, endpoint, token } }: Config): PuppetChoice {
  return { name, endpoint: endpoint ?? "", token: token ?? "" } as PuppetChoice;
}

async function openChannel(puppet: PuppetChoice, config: Config, log: Log): Promise<WechatyChannel> {
  const quiet = {
    info: (_fields: object, line: string) => log.info(line),
    warn: (_fields: object, line: string) => log.warn(line),
    error: (fields: { err?: unknown }, line: string) => log.error(line, fields.err),
  };
  try {
    return await openWechaty({ puppet, log: quiet, botNames: [config.botName] });
  } catch (cause) {
    return fail(puppet, cause);
  }
}

function fail(choice: PuppetChoice, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : "";
  throw new StartFailure("puppet-failed", { puppet: choice.name, reason }, { cause });
}
