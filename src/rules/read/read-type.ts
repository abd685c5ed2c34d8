import type { LocalText } from "../form/rule.ts";
import { VALUE_KINDS, type ValueType } from "../values/value.ts";
import { quote, type Raw, type Reader } from "./reader.ts";

/** The choices that the book names once for all its rules (`choices: { tier: { national: … } }`). */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, LocalText>>;

export interface TypeAndOptions {
  readonly type: ValueType;
  readonly options: ReadonlyMap<string, LocalText>;
}

export const TYPE_FIELDS = ["type", "unit", "of", "options"] as const;

/** Reads `type: money`, `type: count, unit: year`, `type: choice, of: tier` or `type: choice, options: { … }`. */
export function readType(map: Raw, place: string, reader: Reader, choices: Choices): TypeAndOptions {
  const kind = reader.oneOf(map["type"], `${place}.type`, VALUE_KINDS);
  const none = new Map<string, LocalText>();
  if (kind === "choice") {
    const options = readOptions(map, place, reader, choices);
    return { type: { kind, codes: [...options.keys()] }, options };
  }
  if (kind !== "count") return { type: { kind }, options: none };
  return { type: typeof map["unit"] === "string" ? { kind, unit: map["unit"] } : { kind }, options: none };
}

function readOptions(
  map: Raw,
  place: string,
  reader: Reader,
  choices: Choices,
): ReadonlyMap<string, LocalText> {
  const of = map["of"];
  if (of !== undefined) {
    const shared = choices.get(quote(of));
    if (shared) return shared;
    reader.report(`${place}.of`, "unknown-reference", {
      name: quote(of),
      known: [...choices.keys()].join(", "),
    });
    return new Map();
  }
  const options = readTexts(map["options"], `${place}.options`, reader);
  // It would be taken for 不知道 when told.
  if (options.has("unknown"))
    reader.report(`${place}.options.unknown`, "bad-value", { value: "unknown", wanted: "…" });
  return options;
}

/** A map from codes to texts. */
export function readTexts(raw: unknown, place: string, reader: Reader): ReadonlyMap<string, LocalText> {
  const map = reader.map(raw, place);
  return new Map(Object.entries(map).map(([code, text]) => [code, reader.text(text, `${place}.${code}`)]));
}
