import { createLog } from "../../adapters/log/pino-log.ts";
import type { Config } from "../../config.ts";
import type { ReplyKey } from "../../conversation/reply-key.ts";
import { type Reply, type ReplyParams, say } from "../../conversation/reply.ts";
import { systemClock } from "../../domain/clock.ts";
import { openHouse } from "../../main.ts";
import type { House } from "../../pipeline/house.ts";
import { withDatabase } from "../upkeep/with-database.ts";

export interface OpenedHouse {
  readonly house: House;
  readonly config: Config;
  /** Prints in the installation's language. */
  readonly show: (reply: Reply) => void;
  readonly tell: (key: ReplyKey, params?: ReplyParams) => void;
}

/** The whole house for a command: rules, words and roster, and no bot. */
export const withHouse = (work: (opened: OpenedHouse) => Promise<void>): Promise<void> =>
  withDatabase(async ({ config, database, vault }) => {
    const house = await openHouse({
      database,
      clock: systemClock,
      vault,
      log: createLog(config.logLevel),
      demo: false,
      listens: false,
    });
    const show = (reply: Reply): void => console.log(house.render(reply, config.locale));
    await work({ house, config, show, tell: (key, params = {}) => show(say(key, params)) });
  });
