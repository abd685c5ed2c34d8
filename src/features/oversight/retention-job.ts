import type { LocalDate } from "../../domain/local-date.ts";
import { hourInZone } from "../../domain/local-date.ts";
import type { Job } from "../feature.ts";
import { applyRetention } from "./apply-retention.ts";

const HOUR = 3;

/** Each night this process forgets what has served its time; a second process that does so too finds nothing left. */
export function makeRetentionJob(): Job {
  let lastDone: LocalDate | undefined;
  return {
    name: "retention",
    run: async ({ tx, now, today }) => {
      if (lastDone === today || hourInZone(now) < HOUR) return { notices: [], audit: [] };
      const result = await applyRetention(tx, now, false);
      lastDone = today;
      const forgotten = Object.values(result).reduce((sum, rows) => sum + rows, 0);
      return {
        notices: [],
        audit: forgotten === 0 ? [] : [{ action: "retention", subject: null, details: { ...result } }],
      };
    },
  };
}
