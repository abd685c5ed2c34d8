import type { PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import type { WechatyChannel } from "../../adapters/wechaty/open-wechaty.ts";
import type { Config } from "../../config.ts";
import { StartFailure } from "../../domain/start-failure.ts";
import type { Log } from "../../pipeline/log.ts";

/** Logs in on the configured puppet. Throws `StartFailure` with the reason if nobody can. */
export async function openChannel(
  config: Config,
  sandbox: PuppetChoice | null,
  log: Log,
  onLogin: (accountId: string) => void,
): Promise<WechatyChannel> {
  const { openWechaty } = await import("../../adapters/wechaty/open-wechaty.ts");
  const { name, endpoint, token } = config.puppet;
  const puppet = sandbox ?? ({ name, endpoint: endpoint ?? "", token: token ?? "" } as PuppetChoice);
  const quiet = {
    info: (_fields: object, line: string) => log.info(line),
    warn: (_fields: object, line: string) => log.warn(line),
    error: (_fields: object, line: string) => log.error(line, undefined),
  };
  try {
    return await openWechaty({ puppet, log: quiet, botNames: [config.botName], onLogin });
  } catch (cause) {
    throw new StartFailure(
      "puppet-failed",
      { puppet: name, reason: cause instanceof Error ? cause.message : "" },
      { cause },
    );
  }
}
