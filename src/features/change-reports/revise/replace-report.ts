import type { VerbContext } from "../../feature.ts";
import type { CompleteChange } from "../record/complete-change.ts";
import { insertReport, lockSubject, type Recorded } from "../record/insert-report.ts";
import { reverseReport } from "./reverse-report.ts";

/**
 * 更正: the old report is superseded and what it did is taken back, the new one says it right; both stay on record, each
 * with its own receipt, and the new one names the old (domain §2).
 */
export async function replaceReport(
  context: VerbContext,
  oldId: string,
  change: CompleteChange,
): Promise<Recorded> {
  await reverseReport(context, oldId, "superseded");
  const found = await lockSubject(context, change);
  return insertReport(context, change, found, oldId);
}
