import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { answerPinned, type DatedCase, type Found } from "../check/run-cases.ts";
import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { Problem } from "../form/problem.ts";
import { quote, type Raw } from "../read/reader.ts";
import { parseDay } from "../values/day.ts";
import { checkStored } from "./check-stored.ts";
import type { Figures, Library, StoredVersion } from "./stored-version.ts";

/** 「比例改为30%，封顶3万，7月1日起」: new figures from a day on; the structure stays. */
export interface Amendment {
  /** Number of the new version. */
  readonly version: number;
  /** ISO day from which it holds. */
  readonly from: string;
  /** By parameter, as people write them: `30%`, `30000`; `null` takes a figure back to 未配置. */
  readonly figures: Figures;
}

export interface Amended {
  readonly next: StoredVersion;
  readonly compiled: CompiledVersion;
  /** Boundary cases that come out otherwise than before. */
  readonly changes: readonly CaseChange[];
}

/** A boundary case before and after, in the fields of its expectation. */
export interface CaseChange {
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly before: Found;
  readonly after: Found;
}

/**
 * The next version of a rule. Its cases are those of the version before, with what the new figures make of them: people
 * see on the card which come out otherwise, and from then on they must come out like that. Refused: a figure that the
 * rule does not have, one that does not fit, a day that is none.
 */
export function amendVersion(
  before: { readonly stored: StoredVersion; readonly compiled: CompiledVersion },
  library: Library,
  { figures, from, version }: Amendment,
): Outcome<Amended, readonly Problem[]> {
  const { stored } = before;
  const problems = problemsOf(stored, from, Object.keys(figures));
  if (problems.length > 0) return refused(problems);
  const bare: StoredVersion = {
    ...stored,
    version,
    from,
    to: null,
    figures: { ...stored.figures, ...figures },
    cases: [],
  };
  const checked = checkStored(bare, library);
  if (!checked.ok) return checked;
  const { compiled } = checked.value;
  const answered = datedCases(stored).map((each) => ({
    ...each,
    expect: expectationOf(answerPinned(compiled, each)),
  }));
  const changes = compareCases(before.compiled, compiled, stored);
  const kept = answered.map(
    ({ usage, ...each }) => (usage === null ? each : { ...each, usage }) as unknown as Raw,
  );
  return done({ next: { ...bare, cases: kept }, compiled, changes });
}

/** The cases of a version that two versions answer otherwise. */
export function compareCases(
  before: CompiledVersion,
  after: CompiledVersion,
  stored: Pick<StoredVersion, "cases">,
): readonly CaseChange[] {
  return datedCases(stored).flatMap((each) => {
    const [was, is] = [expectationOf(answerPinned(before, each)), expectationOf(answerPinned(after, each))];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ name: each.name, facts: each.facts, before: was, after: is }];
  });
}

const datedCases = ({ cases }: Pick<StoredVersion, "cases">): readonly DatedCase[] =>
  (cases as unknown as readonly DatedCase[]).map((each) => ({ ...each, usage: each.usage ?? null }));

function problemsOf(
  { code, figures }: StoredVersion,
  from: string,
  names: readonly string[],
): readonly Problem[] {
  const place = `rules.${code}`;
  if (parseDay(from) === undefined)
    return [{ place: `${place}.from`, key: "bad-value", params: { value: from, wanted: "2027-07-01" } }];
  const known = Object.keys(figures);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      place: `${place}.parameters.${name}`,
      key: "unknown-name",
      params: { name, known: known.join(", ") },
    }));
}

/** What a case must say to hold: nothing that is not there. */
function expectationOf(found: Found): Found {
  const said = Object.entries(found).filter(
    ([field, value]) => field !== "version" && value !== undefined && value !== null,
  );
  return Object.fromEntries(said.map(([field, value]) => [field, field === "failed" ? quote(value) : value]));
}
