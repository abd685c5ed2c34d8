import { choosePuppet, type PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import { openWechaty, type WechatyChannel } from "../../adapters/wechaty/open-wechaty.ts";
import type { Config } from "../../config.ts";
import { StartFailure } from "../../domain/start-failure.ts";
import type { Log } from "../../pipeline/ports/log.ts";

/** The configured puppet. One that can never be made is said at once, before anything is opened. */
export async function chooseReal({ puppet: { name, endpoint, token } }: Config): Promise<PuppetChoice> {
  const choice = { name, endpoint: endpoint ?? "", token: token ?? "" } as PuppetChoice;
  await choosePuppet(choice).catch((cause: unknown) => fail(choice, cause));
  return choice;
}

/** Logs in on the puppet. Throws `StartFailure` with the reason if nobody can. */
export async function openChannel(
  config: Config,
  puppet: PuppetChoice,
  log: Log,
  onLogin: (accountId: string) => void,
  onScan: (url: string) => void,
): Promise<WechatyChannel> {
  const quiet = {
    info: (fields: { url?: unknown }, line: string) => {
      log.info(line);
      // Whoever starts the program has to scan it; it is no line for a log.
      if (typeof fields.url === "string") onScan(fields.url);
    },
    warn: (_fields: object, line: string) => log.warn(line),
    error: (fields: { err?: unknown }, line: string) => log.error(line, fields.err),
  };
  try {
    return await openWechaty({ puppet, log: quiet, botNames: [config.botName], onLogin });
  } catch (cause) {
    return fail(puppet, cause);
  }
}

function fail(choice: PuppetChoice, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : "";
  throw new StartFailure("puppet-failed", { puppet: choice.name, reason }, { cause });
}
