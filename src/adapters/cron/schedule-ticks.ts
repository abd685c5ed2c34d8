import { schedule } from "node-cron";

import { ZONE } from "../../domain/local-date.ts";

/**
 * Wakes the bot every minute. Ticks may be dropped when the loop is busy: they only say "look", and what is due is
 * found from the data.
 */
export function scheduleTicks(tick: () => Promise<void>): () => Promise<void> {
  const task = schedule("* * * * *", () => tick(), { timezone: ZONE, noOverlap: true });
  return async () => {
    await task.destroy();
  };
}
