import { sql } from "drizzle-orm";

import type { Tx } from "../../../src/features/database.ts";
import { keepVersion, nextReceipt } from "../../../src/features/rule-changes/store/keep-version.ts";
import { readVersions } from "../../../src/features/rule-changes/store/read-versions.ts";
import type { House } from "../../../src/pipeline/house.ts";

/** New figures of a rule from a day on, kept as an approved version whatever the day: also one that lies behind. */
export async function approveFigures(
  house: House,
  code: string,
  from: string,
  figures: Readonly<Record<string, string>>,
): Promise<void> {
  await house.db.transaction(async (transaction) => {
    const tx = transaction as Tx;
    const last = (await readVersions(tx, sql`v.rule_code = ${code} and v.status = 'approved'`)).at(-1);
    if (last === undefined) throw new Error(`there is no rule ${code}`);
    const next = {
      ...last,
      version: last.version + 1,
      from,
      to: null,
      figures: { ...last.figures, ...figures },
    };
    const id = await keepVersion(tx, next, {
      origin: "book",
      by: "proposer",
      approvedBy: null,
      at: house.clock.now(),
      cases: { run: last.casesRun, green: last.casesGreen },
      receipt: await nextReceipt(tx, Number(from.slice(0, 4))),
    });
    await tx.execute(sql`update rule_versions set valid_to = ${from}::date where id = ${last.id}::uuid`);
    await tx.execute(sql`update rule_versions set status = 'approved', approved_by = 'approver',
      approved_at = ${house.clock.now().toISOString()}::timestamptz where id = ${id}::uuid`);
  });
  await house.rules.refresh(house.db);
}
