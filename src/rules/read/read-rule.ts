import { DATED_BY, type Rule } from "../form/rule.ts";
import { parseDay } from "../values/day.ts";
import { orderDerived } from "../check/order-derived.ts";
import { readCase } from "./read-case.ts";
import { readCondition, readDerived, readFlag, readInput, readLimit, readParameter } from "./read-parts.ts";
import { readApproval, readResult } from "./read-result.ts";
import type { Choices } from "./read-type.ts";
import { quote, type Raw, type Reader } from "./reader.ts";

const RULE_FIELDS = [
  "name",
  "clauses",
  "dated-by",
  "version",
  "from",
  "to",
  "versions",
  "parameters",
  "inputs",
  "derive",
  "when",
  "result",
  "limits",
  "approval",
  "flags",
  "channels",
  "proofs",
  "notes",
  "cases",
] as const;

/** What all versions of a rule have in common, and what each says of itself. */
const FIXED_FIELDS: ReadonlySet<string> = new Set(["dated-by", "version", "from", "to", "versions", "cases"]);
const REPLACEABLE_FIELDS = RULE_FIELDS.filter((field) => !FIXED_FIELDS.has(field));

const VERSION_FIELDS = ["version", "from", "to", "parameters", "replace", "cases"] as const;

/**
 * Reads a rule into its versions. A rule without `versions` is one version; in `versions` each names its dates and
 * only what differs: other figures under `parameters`, other structure under `replace`. The cases of the rule are those
 * of its first version.
 */
export function readRule(
  code: string,
  raw: unknown,
  place: string,
  reader: Reader,
  choices: Choices,
): readonly Rule[] {
  const body = reader.map(raw, place, RULE_FIELDS);
  const cases = readCases(body, place, reader);
  if (body["versions"] === undefined) {
    return [{ ...readVersion(code, body, body, place, place, reader, choices), cases }];
  }
  return reader.list(body["versions"], `${place}.versions`).map((item, index) => {
    const at = `${place}.versions[${index}]`;
    const version = reader.map(item, at, VERSION_FIELDS);
    const replaced =
      version["replace"] === undefined
        ? {}
        : reader.map(version["replace"], `${at}.replace`, REPLACEABLE_FIELDS);
    return {
      ...readVersion(code, { ...body, ...replaced }, version, place, at, reader, choices),
      cases: [...(index === 0 ? cases : []), ...readCases(version, at, reader)],
    };
  });
}

const readCases = (map: Raw, place: string, reader: Reader): Rule["cases"] =>
  listOf(map, "cases", place, reader, (item, at) => readCase(item, at, reader));

function readVersion(
  code: string,
  body: Raw,
  version: Raw,
  place: string,
  versionPlace: string,
  reader: Reader,
  choices: Choices,
): Rule {
  const later = body === version ? {} : reader.map(version["parameters"] ?? {}, `${versionPlace}.parameters`);
  const parameters = reader.entries(body["parameters"], `${place}.parameters`);
  for (const name of Object.keys(later)) {
    if (!parameters.some(([known]) => known === name)) {
      reader.report(`${versionPlace}.parameters.${name}`, "unknown-name", { name });
    }
  }
  return {
    code,
    place: versionPlace,
    version:
      version["version"] === undefined ? 1 : reader.integer(version["version"], `${versionPlace}.version`),
    from: readDate(version["from"], `${versionPlace}.from`, reader),
    to: readDate(version["to"], `${versionPlace}.to`, reader),
    name: reader.text(body["name"], `${place}.name`),
    clauses: reader.strings(body["clauses"], `${place}.clauses`),
    datedBy: reader.oneOf(body["dated-by"], `${place}.dated-by`, DATED_BY, "application"),
    parameters: mapOf(body, "parameters", place, reader, (value, at, name) =>
      readParameter(value, at, reader, choices, later[name]),
    ),
    inputs: mapOf(body, "inputs", place, reader, (value, at) => readInput(value, at, reader, choices)),
    derive: orderDerived(
      mapOf(body, "derive", place, reader, (value, at) => readDerived(value, at, reader)),
      `${place}.derive`,
      reader,
    ),
    when: listOf(body, "when", place, reader, (item, at, index) => readCondition(item, at, index, reader)),
    result: readResult(body["result"], `${place}.result`, reader),
    limits: mapOf(body, "limits", place, reader, (value, at, name) => readLimit(name, value, at, reader)),
    approval: readApproval(body["approval"], `${place}.approval`, reader),
    flags: listOf(body, "flags", place, reader, (item, at) => readFlag(item, at, reader)),
    channels: reader.strings(body["channels"], `${place}.channels`),
    proofs: listOf(body, "proofs", place, reader, (item, at) => reader.text(item, at)),
    notes: listOf(body, "notes", place, reader, (item, at) => reader.text(item, at)),
    cases: [],
  };
}

/** What expressions may call by name. */
const NAME = /^[a-z][a-z0-9-]*$/;

/** A map of named things; names that no expression could say, or that every JS object has, are refused. */
function mapOf<T>(
  body: Raw,
  key: string,
  place: string,
  reader: Reader,
  read: (raw: unknown, place: string, name: string) => T,
): ReadonlyMap<string, T> {
  const entries = reader.entries(body[key], `${place}.${key}`);
  return new Map(
    entries.map(([name, raw]) => {
      const at = `${place}.${key}.${name}`;
      if (!NAME.test(name) || name in {})
        reader.report(at, "bad-value", { value: name, wanted: "a-z, 0-9, -" });
      return [name, read(raw, at, name)];
    }),
  );
}

function listOf<T>(
  body: Raw,
  key: string,
  place: string,
  reader: Reader,
  read: (raw: unknown, place: string, index: number) => T,
): readonly T[] {
  return reader
    .list(body[key], `${place}.${key}`)
    .map((raw, index) => read(raw, `${place}.${key}[${index}]`, index));
}

export function readDate(raw: unknown, place: string, reader: Reader): number | null {
  if (raw === undefined || raw === null) return null;
  const day = typeof raw === "string" ? parseDay(raw) : undefined;
  if (day === undefined) reader.report(place, "bad-value", { value: quote(raw), wanted: "2027-07-01" });
  return day ?? null;
}
