import type { Feature } from "../feature.ts";
import { showHonours } from "./show-honours.ts";
import { showStatistics } from "./show-statistics.ts";

/** 统计: what was paid and done, by item and year, and who holds the medals (domain §5). */
export const statistics: Feature = {
  name: "statistics",
  verbs: {
    "show-statistics": { action: "see-statistics", run: showStatistics },
    "show-honours": { action: "see-statistics", run: showHonours },
  },
  answers: { statistics: "show-statistics", "honour-statistics": "show-honours" },
};
