import type { Command } from "commander";

import { scheduleTicks } from "../adapters/cron/schedule-ticks.ts";
import { openDatabase } from "../adapters/database/open-database.ts";
import { DEMO_PERSONAS, DEMO_ROOMS } from "../adapters/demo/demo-district.ts";
import { createLog } from "../adapters/log/pino-log.ts";
import { AesVault } from "../adapters/vault/aes-vault.ts";
import { loadKeys } from "../adapters/vault/load-keys.ts";
import type { PuppetChoice } from "../adapters/wechaty/choose-puppet.ts";
import type { WechatyChannel } from "../adapters/wechaty/open-wechaty.ts";
import { type Config, readConfig } from "../config.ts";
import { say } from "../conversation/reply.ts";
import type { ReplyKey } from "../conversation/reply-key.ts";
import type { ReplyParams } from "../conversation/reply.ts";
import { type Clock, MovableClock, systemClock } from "../domain/clock.ts";
import { StartFailure } from "../domain/start-failure.ts";
import { openHouse } from "../main.ts";
import { Bot } from "../pipeline/bot.ts";
import type { House } from "../pipeline/house.ts";
import type { Log } from "../pipeline/log.ts";

/** `start`: the bot on the configured puppet, and on the sandbox puppet the page to talk to it. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the bot; with the sandbox puppet also the page to talk to it")
    .action(async () => {
      const running = await start(readConfig());
      await stopOnSignal(running);
    });
}

interface Running {
  readonly tell: (key: ReplyKey, params?: ReplyParams) => void;
  stop(): Promise<void>;
}

/** Opens everything in order; what was opened is closed again if a later step fails. */
async function start(config: Config): Promise<Running> {
  const log = createLog(config.logLevel);
  const database = await openDatabase(config.database);
  const closers: (() => Promise<void>)[] = [() => database.close()];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const sandbox = config.puppet.name === "sandbox" ? await openSandbox() : null;
    const clock: Clock = sandbox?.clock ?? systemClock;
    const vault = new AesVault(
      loadKeys(config.keysPath, { create: database.kind === "embedded" || sandbox !== null }),
    );
    const house = await openHouse({ database, clock, vault, log, demo: sandbox !== null });
    const channel = await openChannel(config, sandbox?.puppetChoice ?? null, log);
    const bot = new Bot(house, { channel, db: database.senderDb });
    channel.onMessage((message) => bot.receive(message));
    closers.push(async () => {
      await channel.stop();
      await bot.drain();
    });
    closers.push(scheduleTicks(() => bot.tick()));
    const page = sandbox === null ? null : await sandbox.serve(config.port, () => bot.tick());
    if (page !== null) closers.push(() => page.stop());
    void bot.tick();
    const tell = teller(house, config);
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

const teller =
  (house: House, config: Config): Running["tell"] =>
  (key, params = {}) =>
    console.log(house.render(say(key, params), config.locale));

interface Sandbox {
  readonly clock: MovableClock;
  readonly puppetChoice: PuppetChoice;
  serve(
    port: number,
    onClockMoved: () => Promise<void>,
  ): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

async function openSandbox(): Promise<Sandbox> {
  const [{ SandboxPuppet }, { serveSandbox }] = await Promise.all([
    import("../adapters/sandbox/sandbox-puppet.ts"),
    import("../adapters/sandbox/server/serve-sandbox.ts"),
  ]);
  const clock = new MovableClock();
  const puppet = new SandboxPuppet({ contacts: DEMO_PERSONAS, rooms: DEMO_ROOMS, now: () => clock.now() });
  return {
    clock,
    puppetChoice: { name: "sandbox", instance: puppet },
    serve: (port, onClockMoved) =>
      serveSandbox({
        puppet,
        personas: DEMO_PERSONAS,
        rooms: DEMO_ROOMS,
        clock,
        port,
        onClockMoved: () => void onClockMoved(),
      }),
  };
}

async function openChannel(config: Config, sandbox: PuppetChoice | null, log: Log): Promise<WechatyChannel> {
  const { openWechaty } = await import("../adapters/wechaty/open-wechaty.ts");
  const { name, endpoint, token } = config.puppet;
  const puppet = sandbox ?? ({ name, endpoint: endpoint ?? "", token: token ?? "" } as PuppetChoice);
  const quiet = {
    info: (_fields: object, line: string) => log.info(line),
    warn: (_fields: object, line: string) => log.warn(line),
    error: (_fields: object, line: string) => log.error(line, undefined),
  };
  try {
    return await openWechaty({ puppet, log: quiet, botNames: [config.botName] });
  } catch (cause) {
    throw new StartFailure(
      "puppet-failed",
      { puppet: name, reason: cause instanceof Error ? cause.message : "" },
      { cause },
    );
  }
}

/** Ctrl-C finishes what is in hand; a second one does not wait. */
async function stopOnSignal({ stop, tell }: Running): Promise<void> {
  const signal = new Promise<void>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve());
  });
  await signal;
  process.once("SIGINT", () => process.exit(130));
  tell("start:stopping");
  await stop();
}
