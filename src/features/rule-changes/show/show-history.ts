import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { compareFigures, compileStored, type CompiledVersion } from "../../../rules/index.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { draftLine } from "../decide/preview-verdict.ts";
import { INSTALLATION, SHIPPED } from "../schema.ts";
import { readLibrary, readVersions, type VersionRow } from "../store/read-versions.ts";
import { findRule } from "../words/find-rule.ts";
import { dressFigure } from "./dress-figure.ts";

/** 「大病标准历史」: every version with what it changed, who proposed and who approved; what was not approved says so. */
export const showHistory: Verb = async ({ frame, tx, world }) => {
  const code = findRule(world, frame);
  if (code === null) return { replies: [say("rule-changes:history.which")] };
  const rows = await readVersions(tx, sql`v.rule_code = ${code}`);
  const library = await readLibrary(tx);
  const names = await namesOf(tx, rows);
  const ordered = rows.toSorted(
    (a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.version - b.version,
  );
  const lines: Reply[] = [];
  let before: CompiledVersion | undefined;
  for (const row of ordered) {
    const compiled = compileStored({ ...row, cases: [] }, library);
    lines.push(...describeVersion(row, before, compiled, names));
    if (row.status === "approved") before = compiled;
  }
  const name = before?.rule.name ?? code;
  return { replies: [say("rule-changes:history.shown", { name, lines })] };
};

/** 「规则草案」: what waits for approval. */
export const listDrafts: Verb = async ({ tx }) => {
  const rows = await readVersions(tx, sql`v.status = 'proposed' and v.receipt is not null`);
  if (rows.length === 0) return { replies: [say("rule-changes:no-draft")] };
  const sorted = rows.toSorted((a, b) => (a.receipt ?? "").localeCompare(b.receipt ?? ""));
  return { replies: [say("rule-changes:drafts", { lines: sorted.slice(0, 20).map(draftLine) })] };
};

function describeVersion(
  row: VersionRow,
  before: CompiledVersion | undefined,
  compiled: CompiledVersion,
  names: ReadonlyMap<string, string>,
): Reply[] {
  const changes = before === undefined ? [] : compareFigures(before.rule, compiled.rule);
  const who = (by: string | null): Reply | string =>
    by === SHIPPED || by === INSTALLATION
      ? say("rule-changes:history.installation")
      : (names.get(by ?? "") ?? "—");
  const approved =
    row.approvedBy === null || row.approvedOn === null
      ? []
      : [say("rule-changes:history.approved", { who: who(row.approvedBy), on: row.approvedOn })];
  const head = say("rule-changes:history.version", {
    version: row.version,
    status: say(`rule-changes:status.${row.status}`),
    from:
      row.from === null
        ? say("rule-changes:history.always")
        : say("rule-changes:history.from", { from: row.from }),
    proposed: say("rule-changes:history.proposed", { who: who(row.proposedBy), on: row.proposedOn }),
    approved,
  });
  const figures = changes.map(({ after, before: was, label, type }) =>
    say("rule-changes:history.figure", {
      label,
      before: dressFigure(was, type),
      after: dressFigure(after, type),
    }),
  );
  return [head, ...figures];
}

/** The people behind the bindings that proposed and approved. */
async function namesOf(tx: Tx, rows: readonly VersionRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ approvedBy, proposedBy }) => [proposedBy, approvedBy]);
  const found = await queryRows<{ id: string; name: string }>(
    tx,
    sql`select id::text, name from bindings
      where id::text in (select value from json_array_elements_text(${JSON.stringify(ids)}::json))`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
