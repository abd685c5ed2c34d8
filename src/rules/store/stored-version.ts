import { compileVersion } from "../compile/compile-version.ts";
import type { CompiledRule, CompiledVersion } from "../compile/compiled-book.ts";
import { readBook } from "../read/read-book.ts";
import { Reader, type Raw } from "../read/reader.ts";

/**
 * One version of a rule as it is kept: whole in itself, so that it answers for ever as it did when it was approved,
 * whatever becomes of the tables and choices of later books.
 */
export interface StoredVersion {
  readonly code: string;
  readonly version: number;
  /** First day, ISO; null: always was. */
  readonly from: string | null;
  /** First day after, ISO; null: open. */
  readonly to: string | null;
  readonly body: VersionBody;
  /** Parameter → its figure as people write it (`25%`, `30000`); null is 未配置. */
  readonly figures: Figures;
  /** Its boundary cases, each on its own day. */
  readonly cases: readonly Raw[];
}

export type Figures = Readonly<Record<string, Figure>>;
export type Figure = string | number | boolean | null;

/** The structure: the rule without its figures and dates, and the parts of its book that it names. */
export interface VersionBody {
  readonly rule: Raw;
  readonly parts: Raw;
  /** It stands for published figures (低保), that other rules look up: their type, unit and label. */
  readonly series?: Raw;
}

/** Documents and clauses, as in a book. They are kept once for all rules. */
export interface Library {
  readonly documents: Raw;
  readonly clauses: Raw;
  /** Published figures as they stand approved; of others a version has its own. */
  readonly references?: Raw | undefined;
}

/** A book that holds this version and nothing else. */
export function rawBookOf({ library, ...version }: StoredVersion & { readonly library: Library }): Raw {
  const { body, cases, code, figures, from, to } = version;
  const parameters = Object.entries((body.rule["parameters"] ?? {}) as Record<string, Raw>).map(
    ([name, parameter]) => [name, { ...parameter, value: figures[name] ?? null }],
  );
  return {
    title: { "zh-CN": code, en: code },
    documents: library.documents,
    clauses: library.clauses,
    ...withPublished(body.parts, library.references ?? {}),
    rules: {
      [code]: {
        ...body.rule,
        ...(parameters.length > 0 ? { parameters: Object.fromEntries(parameters) as Raw } : {}),
        version: version.version,
        from,
        to,
        cases,
      },
    },
  };
}

/** What the rule looks up is what stands published: figures that came after it too. */
function withPublished(parts: Raw, published: Raw): Raw {
  const own = parts["references"] as Raw | undefined;
  if (own === undefined) return parts;
  const references = Object.entries(own).map(([name, series]) => [name, published[name] ?? series]);
  return { ...parts, references: Object.fromEntries(references) as Raw };
}

/** Makes a kept version ready to answer. It was checked before it was kept: throws if it can be read no longer. */
export function compileStored(version: StoredVersion, library: Library): CompiledVersion {
  const reader = new Reader();
  const book = readBook(rawBookOf({ ...version, library }), reader);
  const [rule] = book.rules.get(version.code) ?? [];
  const [problem] = reader.problems;
  if (rule === undefined || problem !== undefined)
    throw new Error(
      `version ${version.version} of ${version.code} cannot be read: ${problem?.place} ${problem?.key}`,
    );
  return compileVersion(book, rule);
}

/** Versions of one rule, each compiled in its own book, as one rule. */
export function joinVersions(code: string, versions: readonly CompiledVersion[]): CompiledRule | undefined {
  const sorted = versions.toSorted((a, b) => (a.rule.from ?? -Infinity) - (b.rule.from ?? -Infinity));
  const last = sorted.at(-1);
  return last && { code, book: last.book, versions: sorted };
}
