import { TIERS, TITLE_LEVELS, TITLE_RECIPIENTS, type HonourTitle, type Table } from "../form/book.ts";
import type { LocalText } from "../form/rule.ts";
import type { Choices } from "./read-type.ts";
import type { Reader } from "./reader.ts";

const TITLE_FIELDS = ["code", "names", "level", "to", "tier", "by-reading", "from", "clause"] as const;

/** Reads a title of the honours catalogue. */
export function readTitle(raw: unknown, place: string, reader: Reader): HonourTitle {
  const map = reader.map(raw, place, TITLE_FIELDS);
  const names = reader.map(map["names"], `${place}.names`, ["zh-CN", "en"]);
  const namesIn = (locale: "zh-CN" | "en"): readonly string[] => {
    const list = reader.strings(names[locale], `${place}.names.${locale}`);
    if (list.length === 0) reader.report(`${place}.names.${locale}`, "missing-text", { locale });
    return list;
  };
  return {
    code: reader.string(map["code"], `${place}.code`),
    names: { "zh-CN": namesIn("zh-CN"), en: namesIn("en") },
    level: reader.oneOf(map["level"], `${place}.level`, TITLE_LEVELS),
    to: reader.oneOf(map["to"], `${place}.to`, TITLE_RECIPIENTS),
    tier: map["tier"] === null ? null : reader.oneOf(map["tier"], `${place}.tier`, TIERS),
    byReading: reader.boolean(map["by-reading"], `${place}.by-reading`),
    from: map["from"] === undefined ? null : reader.string(map["from"], `${place}.from`),
    clause: map["clause"] === undefined ? null : reader.string(map["clause"], `${place}.clause`),
  };
}

/** The catalogue is a choice that rules can use: `type: choice, of: title`. */
export function withTitles(choices: Choices, titles: readonly HonourTitle[]): Choices {
  if (titles.length === 0) return choices;
  const options = titles.map(({ code, names }): [string, LocalText] => [
    code,
    { "zh-CN": names["zh-CN"][0] ?? code, en: names.en[0] ?? code },
  ]);
  return new Map([...choices, ["title", new Map(options)]]);
}

/** The tier that each title carries, as a table: `{ lookup: title-tier, keys: { title: title } }`. */
export function titleTiers(titles: readonly HonourTitle[]): Table {
  const type = { kind: "choice", codes: [...TIERS, "none"] } as const;
  return {
    keys: new Map([["title", { kind: "choice", codes: titles.map(({ code }) => code) }]]),
    edge: "lower",
    value: type,
    rows: titles.map(({ code, tier }, index) => {
      const place = `titles[${index}]`;
      const value = { op: "literal", place: `${place}.tier`, args: [], type, value: tier ?? "none" } as const;
      return { place, match: [{ kind: "codes", codes: [code] }], value };
    }),
    otherwise: undefined,
  };
}
