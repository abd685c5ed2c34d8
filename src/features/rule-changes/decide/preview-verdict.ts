import { type SQL, sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { checkStored, compareCases, compareFigures, compileStored } from "../../../rules/index.ts";
import { isDeepStrictEqual } from "node:util";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { describeChange } from "../propose/describe-change.ts";
import { versionBefore } from "../propose/prepare-change.ts";
import { weigh } from "../propose/weigh-change.ts";
import { describeProblems } from "../propose/propose-change.ts";
import { readLibrary, readVersions, type VersionRow } from "../store/read-versions.ts";
import { readVerdictSlots } from "./decide-form.ts";

/** The draft to decide on, as it is and as it would work today; several, and it is asked which. */
export const previewVerdict: Verb = async (context, slots) => {
  const { receipt, reason, verdict } = readVerdictSlots(slots);
  const open =
    verdict === "withdraw-rule" ? sql`v.status in ('proposed', 'approved')` : sql`v.status = 'proposed'`;
  const named: SQL = receipt === null ? sql`v.status = 'proposed'` : sql`v.receipt = ${receipt}`;
  const found = await readVersions(context.tx, sql`${named} and ${open} and v.receipt is not null`);
  const rows = found.toSorted((a, b) => (a.receipt ?? "").localeCompare(b.receipt ?? ""));
  const [row] = rows;
  if (row === undefined) return end(await nothingOpen(context, receipt));
  if (rows.length > 1) return end(say("rule-changes:which-draft", { lines: rows.map(draftLine) }));
  if (verdict !== "withdraw-rule" && row.proposedBy === context.actor.bindingId)
    return end(say("rule-changes:own"));
  return {
    replies: [
      say(`rule-changes:${verdict}.card`, {
        receipt: row.receipt ?? "",
        lines: [
          await describeRow(context, row),
          ...(reason === null ? [] : [say("rule-changes:reason", { reason })]),
        ],
      }),
    ],
    dialogue: { next: "with", slots: { id: row.id } },
  };
};

const end = (reply: Reply): VerbResult => ({ replies: [reply], dialogue: { next: "end" } });

/** What became of the one that was named. */
async function nothingOpen({ tx }: VerbContext, receipt: string | null): Promise<Reply> {
  const [row] = receipt === null ? [] : await readVersions(tx, sql`v.receipt = ${receipt}`);
  return row === undefined
    ? say("rule-changes:no-draft")
    : say("rule-changes:decided-before", {
        receipt: row.receipt ?? "",
        status: say(`rule-changes:status.${row.status}`),
      });
}

export const draftLine = ({ body, from, receipt, code }: VersionRow): Reply =>
  say("rule-changes:draft-line", {
    receipt: receipt ?? "",
    name: (body.rule["name"] as Record<"zh-CN" | "en", string> | undefined) ?? code,
    from: from ?? "",
  });

/** A kept version as a change against what holds on its first day. */
export async function describeRow(
  { tx, world }: Pick<VerbContext, "tx" | "world">,
  row: VersionRow,
): Promise<Reply> {
  const library = await readLibrary(tx);
  const checked = checkStored(row, library);
  if (!checked.ok) return say("rule-changes:refused", { lines: describeProblems(world, checked.refusal) });
  const { compiled } = checked.value;
  const before = await predecessor(tx, row);
  const old = before && compileStored(before, library);
  return describeChange({
    from: row.from,
    compiled,
    figures: compareFigures(old?.rule ?? { ...compiled.rule, parameters: new Map() }, compiled.rule),
    rebuilt: before !== undefined && !isDeepStrictEqual(before.body, row.body),
    cases: row.cases.length,
    changes: old === undefined ? [] : compareCases(old, compiled, row),
    ...(await weigh({ tx, world }, { compiled, next: row })),
  });
}

/** What holds on its first day; for one that is approved itself, what held on the day before. */
async function predecessor(tx: VerbContext["tx"], row: VersionRow): Promise<VersionRow | undefined> {
  const { code, from, id } = row;
  if (from === null) return undefined;
  if (row.status !== "approved") return versionBefore(tx, code, from);
  const [before] = await readVersions(
    tx,
    sql`v.rule_code = ${code} and v.status = 'approved' and v.id <> ${id}::uuid and v.valid_to = ${from}::date`,
  );
  return before;
}
