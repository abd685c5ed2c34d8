import { BAND_EDGES, BAND_MODES, type Band, type Expression } from "../../form/expression.ts";
import type { Raw, Reader } from "../reader.ts";
import type { ReadPart } from "./read-form.ts";

/** Reads `{ bands: value, mode, edge, rows: [{ from, rate and/or sum }] }`; `part` reads the expressions in it. */
export function readBands(map: Raw, place: string, reader: Reader, part: ReadPart): Expression {
  const rows = reader
    .list(map["rows"], `${place}.rows`)
    .map((row, index) => readBand(row, `${place}.rows[${index}]`, reader, part));
  if (rows.length === 0) reader.report(`${place}.rows`, "missing");
  return {
    op: "bands",
    place,
    mode: reader.oneOf(map["mode"], `${place}.mode`, BAND_MODES),
    edge: reader.oneOf(map["edge"], `${place}.edge`, BAND_EDGES),
    rows,
    args: [part(map["bands"], `${place}.bands`, reader)],
  };
}

function readBand(raw: unknown, place: string, reader: Reader, part: ReadPart): Band {
  const row = reader.map(raw, place, ["from", "rate", "sum"]);
  const read = (key: "from" | "rate" | "sum"): Expression => part(row[key], `${place}.${key}`, reader);
  if (row["rate"] === undefined && row["sum"] === undefined) {
    reader.report(place, "missing", { wanted: "rate, sum" });
  }
  return {
    place,
    from: read("from"),
    ...(row["rate"] === undefined ? {} : { rate: read("rate") }),
    ...(row["sum"] === undefined ? {} : { sum: read("sum") }),
  };
}
