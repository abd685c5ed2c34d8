import { sql } from "drizzle-orm";

import type { Job } from "../../feature.ts";

/** Drafts live seven days (domain §7.7): a file that nobody confirmed is given up. */
export const forgetImports: Job = {
  name: "forget-roster-imports",
  async run({ tx, now }) {
    const before = new Date(now.getTime() - 7 * 86_400_000).toISOString();
    await tx.execute(sql`update roster_imports set status = 'cancelled', content_sealed = null,
        closed_at = ${now.toISOString()}::timestamptz
      where status in ('received', 'checked') and received_at < ${before}::timestamptz`);
    return { notices: [], audit: [] };
  },
};
