import type { ValueType } from "../../values/value.ts";
import { readScalar } from "../read-scalar.ts";
import { quote, type Raw } from "../reader.ts";
import type { ReadForm } from "./read-form.ts";

export const LITERALS = ["money", "percent", "count", "date", "choice"] as const;

/** Reads `{ money: 500 }`, `{ count: 18, unit: year }`, `{ percent: 25 }` …; a bare word `true` or `false` needs no map. */
export function readLiteral(kind: (typeof LITERALS)[number]): ReadForm {
  return (map, place, reader) => {
    const raw = map[kind];
    const type = typeOfLiteral(kind, map);
    const value = readScalar(kind === "percent" && typeof raw === "number" ? `${raw}%` : raw, type);
    if (value === undefined)
      reader.report(`${place}.${kind}`, "bad-value", { value: quote(raw), wanted: kind });
    return { op: "literal", place, args: [], type, value };
  };
}

function typeOfLiteral(kind: (typeof LITERALS)[number], map: Raw): ValueType {
  if (kind === "choice") return { kind, codes: [quote(map[kind])] };
  const unit = map["unit"];
  return kind === "count" && typeof unit === "string" ? { kind, unit } : { kind };
}
