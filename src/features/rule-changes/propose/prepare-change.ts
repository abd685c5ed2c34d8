import { sql } from "drizzle-orm";

import {
  type Amended,
  amendVersion,
  compareFigures,
  compileStored,
  type FigureChange,
  type Problem,
  Replayer,
  type Replay,
} from "../../../rules/index.ts";
import type { Tx } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import { nextVersion } from "../store/keep-version.ts";
import { dayThatCounts, readDecisions } from "../store/read-decisions.ts";
import { readLibrary, readVersions, type VersionRow, versionOn } from "../store/read-versions.ts";
import type { SaidFigures } from "../words/read-figures.ts";

/** A change as it would be kept, with everything that people must see before they agree. */
export interface Prepared {
  readonly before: VersionRow;
  readonly amended: Amended;
  readonly figures: readonly FigureChange[];
  /** Its decisions are named by their applications. */
  readonly replay: Replay;
  readonly answered: Answered;
  /** The draft of this rule that this one would take the place of. */
  readonly replaces: VersionRow | undefined;
}

/** Decided already for a day on which the new version would hold: they stay as they are, and staff are told. */
export interface Answered {
  readonly count: number;
  /** Of the first of them, each once: a list has many. */
  readonly receipts: readonly string[];
  /** There are others. */
  readonly more: boolean;
}

const MOST_RECEIPTS = 20;

export type Unprepared =
  | { readonly kind: "not-in-force" }
  | { readonly kind: "same" }
  | { readonly kind: "taken"; readonly version: number }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

export interface Wanted {
  readonly rule: string;
  readonly figures: SaidFigures;
  readonly from: string;
}

/** What the change would be, against the version that holds on its first day. Nothing is written. */
export async function prepareChange(
  { tx, world }: Pick<VerbContext, "tx" | "world">,
  { figures, from, rule }: Wanted,
): Promise<{ readonly ok: true; readonly value: Prepared } | ({ readonly ok: false } & Unprepared)> {
  const library = await readLibrary(tx);
  const before = await versionBefore(tx, rule, from);
  if (before === undefined) return { ok: false, kind: "not-in-force" };
  if (before.from === from) return { ok: false, kind: "taken", version: before.version };
  const compiled = compileStored(before, library);
  const amended = amendVersion({ stored: before, compiled }, library, {
    version: await nextVersion(tx, rule),
    from,
    figures,
  });
  if (!amended.ok) return { ok: false, kind: "problems", problems: amended.refusal };
  const changes = compareFigures(compiled.rule, amended.value.compiled.rule);
  if (changes.length === 0) return { ok: false, kind: "same" };
  const consequences = await weigh({ tx, world }, amended.value);
  const drafts = await readVersions(
    tx,
    sql`v.rule_code = ${rule} and v.status = 'proposed' and v.origin = 'chat'`,
  );
  return {
    ok: true,
    value: { before, amended: amended.value, figures: changes, replaces: drafts.at(-1), ...consequences },
  };
}

/** The version in force on the day, or the last one before it. */
export async function versionBefore(tx: Tx, code: string, from: string): Promise<VersionRow | undefined> {
  const [inForce] = await readVersions(tx, versionOn(code, from));
  return inForce;
}

/** A replay over the stored decisions, and those that were decided for days on which the version would hold. */
export async function weigh(
  { tx, world }: Pick<VerbContext, "tx" | "world">,
  { compiled, next }: Pick<Amended, "compiled" | "next">,
): Promise<Pick<Prepared, "replay" | "answered">> {
  const replayer = new Replayer(compiled);
  const receipts: string[] = [];
  let [count, more] = [0, false];
  for await (const { receipt, ...decision } of readDecisions(tx, world.vault, next.code)) {
    replayer.add({ ...decision, id: receipt });
    if (dayThatCounts(compiled.rule, decision) < (next.from ?? "")) continue;
    count += 1;
    if (receipt === "" || receipts.includes(receipt)) continue;
    if (receipts.length < MOST_RECEIPTS) receipts.push(receipt);
    else more = true;
  }
  return { replay: replayer.result(), answered: { count, receipts, more } };
}
