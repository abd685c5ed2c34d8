import type { Raw } from "../read/reader.ts";
import { formatDay, parseDay } from "../values/day.ts";
import type { Figure, Figures, StoredVersion } from "./stored-version.ts";

/** The figure of a series that is the same everywhere. */
const EVERYWHERE = "value";
/** The figure of a place, by its code. */
const placed = (place: string | undefined): string => (place === undefined ? EVERYWHERE : `at-${place}`);

interface Entry {
  readonly place?: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly value: Figure;
}

/**
 * Published figures (低保) as rules of their own, one version for each stretch of time on which nothing changes, so that
 * they are changed, approved and looked up as the figures of rules are. Where nothing is published there is no version.
 */
export function splitReferences(raw: Raw): readonly StoredVersion[] {
  return Object.entries(mapOf(raw["references"])).flatMap(([code, written]) => {
    const series = mapOf(written);
    const entries = (series["values"] ?? []) as readonly Entry[];
    const body = bodyOf(series, placesOf(entries, raw));
    const stretches = stretchesOf(entries).map((each) => ({
      ...each,
      figures: figuresOn(entries, each.from),
    }));
    const published = stretches.filter(({ figures }) =>
      Object.values(figures).some((figure) => figure !== null),
    );
    return published.map(({ figures, from, to }, index): StoredVersion => {
      return { code, version: index + 1, from, to, body, figures, cases: casesOf(series, figures, from, to) };
    });
  });
}

/** The series that kept versions come to, as a book has them under `references`. Versions of rules proper are passed over. */
export function joinReferences(versions: readonly StoredVersion[]): Raw {
  const joined: Record<string, Record<string, unknown> & { values: unknown[] }> = {};
  for (const { body, code, figures, from, to } of versions) {
    if (body.series === undefined) continue;
    joined[code] ??= { ...body.series, values: [] };
    for (const [name, value] of Object.entries(figures)) {
      if (value === null) continue;
      const place = name === EVERYWHERE ? {} : { place: name.slice(placed("").length) };
      joined[code].values.push({ ...place, ...daysOf({ from, to }), value });
    }
  }
  return joined;
}

const daysOf = ({ from, to }: Stretch): Raw => ({
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
});

interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
}

/** From each day on which a figure begins or ends to the next; the last one is open. */
function stretchesOf(entries: readonly Entry[]): readonly Stretch[] {
  const changes = entries.flatMap(({ from, to }) => [from, to]).filter((day) => typeof day === "string");
  const days = [...new Set(changes)].toSorted();
  const always = entries.some(({ from }) => typeof from !== "string");
  const starts = [...(always || days.length === 0 ? [null] : []), ...days];
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? null }));
}

/** What each place has on a day; null: nothing published. */
function figuresOn(entries: readonly Entry[], day: string | null): Figures {
  const names = [...new Set(entries.map(({ place }) => placed(place)))];
  const holds = ({ from, to }: Entry): boolean =>
    (from ?? "") <= (day ?? "") && (to === undefined || to === null || (day ?? "") < to);
  return Object.fromEntries(
    names.map((name) => [
      name,
      entries.find((each) => placed(each.place) === name && holds(each))?.value ?? null,
    ]),
  );
}

type Places = ReadonlyMap<string, Raw>;

/** The places of a series, by the choice of the book that has all of them. */
function placesOf(entries: readonly Entry[], raw: Raw): Places {
  const codes = [...new Set(entries.flatMap(({ place }) => (place === undefined ? [] : [place])))];
  const choices = Object.values(mapOf(raw["choices"])).map(mapOf);
  const choice = choices.find((each) => codes.every((code) => code in each)) ?? {};
  return new Map(codes.map((code) => [code, mapOf(choice[code] ?? { "zh-CN": code, en: code })]));
}

/** The rule that pays, or names, what is published. */
function bodyOf(written: Raw, places: Places): StoredVersion["body"] {
  const series = Object.fromEntries(Object.entries(written).filter(([field]) => field !== "values"));
  const { label, ...type } = series;
  const isMoney = type["type"] === "money";
  const named = (text: Raw): Raw =>
    Object.fromEntries(
      Object.entries(mapOf(label)).map(([locale, of]) => [locale, `${String(text[locale])}${String(of)}`]),
    );
  const parameters: Raw =
    places.size === 0
      ? { [EVERYWHERE]: { ...type, label } }
      : Object.fromEntries(
          [...places].map(([code, text]) => [placed(code), { ...type, label: named(text) }]),
        );
  const cases = Object.fromEntries([...places.keys()].map((code) => [code, placed(code)]));
  const amount = places.size === 0 ? EVERYWHERE : { choose: "place", cases };
  const place = { type: "choice", options: Object.fromEntries(places), ...WHERE };
  const rule: Raw = {
    name: label,
    parameters,
    ...(places.size > 0 && isMoney ? { inputs: { place } } : {}),
    result: isMoney ? { kind: "amount", amount } : { kind: "service", text: sayAll(Object.keys(parameters)) },
  };
  return { rule, parts: {}, series };
}

const WHERE: Raw = {
  label: { "zh-CN": "地区", en: "place" },
  question: { "zh-CN": "在哪个地区？", en: "In which place?" },
};

const sayAll = (names: readonly string[]): Raw => {
  const all = names.map((name) => `{{${name}}}`).join(", ");
  return { "zh-CN": all, en: all };
};

/** Each figure on its first day. */
function casesOf(series: Raw, figures: Figures, from: string | null, to: string | null): readonly Raw[] {
  const on = from ?? dayBefore(to) ?? "2026-01-01";
  if (series["type"] !== "money") return [{ name: on, on, facts: {}, expect: { answer: "yes" } }];
  return Object.entries(figures).map(([name, figure]) => {
    const facts = name === EVERYWHERE ? {} : { place: name.slice(placed("").length) };
    const expected = figure === null ? { kind: "not-configured" } : { amount: String(figure) };
    return { name: `${name} ${on}`, on, facts, expect: { answer: "yes", ...expected } };
  });
}

function dayBefore(to: string | null): string | null {
  const day = to === null ? undefined : parseDay(to);
  return day === undefined ? null : formatDay(day - 1);
}

const mapOf = (raw: unknown): Raw => (typeof raw === "object" && raw !== null ? (raw as Raw) : {});
