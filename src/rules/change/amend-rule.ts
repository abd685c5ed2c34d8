import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../form/problem.ts";
import { quote, type Raw } from "../read/reader.ts";
import { parseDay } from "../values/day.ts";

/** 「比例改为30%，封顶3万，7月1日起」: new figures from a day on; the structure stays. */
export interface BookAmendment {
  /** ISO day from which the new version holds. */
  readonly from: string;
  /** By parameter, as people write them: `30%`, `30000`; `null` takes a figure back to 未配置. */
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * A rule, as it stands in a book, with one version more: the one in force so far ends on the day the new one begins.
 * Whether the figures fit is for `parseRuleBook` to say of the whole book; refused here are dates that overlap and
 * parameters that the rule does not have.
 */
export function amendRule(
  code: string,
  raw: Raw,
  { from, parameters }: BookAmendment,
): Outcome<Raw, readonly Problem[]> {
  const place = `rules.${code}`;
  const versions = versionsOf(raw);
  const last = versions.at(-1) ?? {};
  const day = parseDay(from);
  if (day === undefined) {
    return refused([
      {
        place: `${place}.versions[${versions.length}].from`,
        key: "bad-value",
        params: { value: from, wanted: "2027-07-01" },
      },
    ]);
  }
  const unknown = Object.keys(parameters).filter((name) => !Object.hasOwn(mapOf(raw["parameters"]), name));
  if (unknown.length > 0)
    return refused(unknown.map((name) => unknownParameter(place, versions.length, name, raw)));
  if (typeof last["to"] === "string" || (parseDay(quote(last["from"] ?? "")) ?? -Infinity) >= day) {
    return refused([overlapping(place, versions.length, last)]);
  }
  const { cases: _, ...inherited } = last;
  const next = {
    ...inherited,
    version: Number(last["version"] ?? 1) + 1,
    from,
    to: null,
    parameters: { ...mapOf(last["parameters"]), ...parameters },
  };
  const { from: __, to: ___, version: ____, ...body } = raw;
  return done({ ...body, versions: [...versions.slice(0, -1), { ...last, to: from }, next] });
}

/** A rule without `versions` is one version with the dates of the rule. */
function versionsOf(raw: Raw): readonly Raw[] {
  if (Array.isArray(raw["versions"])) return raw["versions"] as readonly Raw[];
  return [{ version: raw["version"] ?? 1, from: raw["from"] ?? null, to: raw["to"] ?? null }];
}

const mapOf = (raw: unknown): Raw => (typeof raw === "object" && raw !== null ? (raw as Raw) : {});

function unknownParameter(place: string, index: number, name: string, raw: Raw): Problem {
  const known = Object.keys(mapOf(raw["parameters"])).join(", ");
  return {
    place: `${place}.versions[${index}].parameters.${name}`,
    key: "unknown-name",
    params: { name, known },
  };
}

function overlapping(place: string, index: number, last: Raw): Problem {
  const [from, to] = [quote(last["from"] ?? ""), quote(last["to"] ?? "")];
  return {
    place: `${place}.versions[${index}].from`,
    key: "overlapping-dates",
    params: {
      version: String(Number(last["version"] ?? 1) + 1),
      other: quote(last["version"] ?? 1),
      otherPlace: `${place}.versions[${index - 1}]`,
      otherDates: `[${from}, ${to})`,
    },
  };
}
