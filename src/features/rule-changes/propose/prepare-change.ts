import { sql } from "drizzle-orm";

import {
  type Amended,
  amendVersion,
  compareFigures,
  compileStored,
  type FigureChange,
  type Problem,
} from "../../../rules/index.ts";
import type { Tx } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import { nextVersion } from "../store/keep-version.ts";
import { readLibrary, readVersions, type VersionRow, versionOn } from "../store/read-versions.ts";
import type { SaidFigures } from "../words/read-figures.ts";
import { type Consequences, weigh } from "./weigh-change.ts";

/** A change as it would be kept, with everything that people must see before they agree. */
export interface Prepared extends Consequences {
  readonly before: VersionRow;
  readonly amended: Amended;
  readonly figures: readonly FigureChange[];
  /** The draft of this rule that this one would take the place of. */
  readonly replaces: VersionRow | undefined;
}

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
    figures: { ...lapsed(before, from), ...figures },
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

/** What was published to a day that is over stands for nothing any more, unless it is said again. */
function lapsed({ body, figures, to }: VersionRow, from: string): SaidFigures {
  if (body.series === undefined || to === null || to > from) return {};
  return Object.fromEntries(Object.keys(figures).map((name) => [name, null]));
}

/** The version in force on the day, or the last one before it. */
export async function versionBefore(tx: Tx, code: string, from: string): Promise<VersionRow | undefined> {
  const [inForce] = await readVersions(tx, versionOn(code, from));
  if (inForce !== undefined) return inForce;
  const ended = await readVersions(
    tx,
    sql`v.rule_code = ${code} and v.status = 'approved' and v.valid_to <= ${from}::date`,
  );
  return ended.toSorted((a, b) => (a.to ?? "").localeCompare(b.to ?? "")).at(-1);
}
