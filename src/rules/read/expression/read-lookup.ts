import type { Expression } from "../../form/expression.ts";
import type { ReadPart } from "./read-form.ts";
import type { Raw, Reader } from "../reader.ts";

/** Reads `{ choose: tier, cases: { national: … }, else: … }`. */
export function readChoose(map: Raw, place: string, reader: Reader, part: ReadPart): Expression {
  const cases = Object.entries(reader.map(map["cases"], `${place}.cases`));
  const hasElse = map["else"] !== undefined;
  return {
    op: "choose",
    place,
    hasElse,
    codes: cases.map(([code]) => code),
    args: [
      part(map["choose"], `${place}.choose`, reader),
      ...cases.map(([code, raw]) => part(raw, `${place}.cases.${code}`, reader)),
      ...(hasElse ? [part(map["else"], `${place}.else`, reader)] : []),
    ],
  };
}

/** Reads `{ lookup: table, keys: { tier: tier } }`. */
export function readLookup(map: Raw, place: string, reader: Reader, part: ReadPart): Expression {
  const keys = Object.entries(reader.map(map["keys"], `${place}.keys`));
  return {
    op: "lookup",
    place,
    table: reader.string(map["lookup"], `${place}.lookup`),
    keys: keys.map(([key]) => key),
    args: keys.map(([key, raw]) => part(raw, `${place}.keys.${key}`, reader)),
  };
}

/** Reads `{ reference: dibao, on: event-date, place: district }`. */
export function readReference(map: Raw, place: string, reader: Reader, part: ReadPart): Expression {
  const hasPlace = map["place"] !== undefined;
  return {
    op: "reference",
    place,
    hasPlace,
    name: reader.string(map["reference"], `${place}.reference`),
    args: [
      part(map["on"], `${place}.on`, reader),
      ...(hasPlace ? [part(map["place"], `${place}.place`, reader)] : []),
    ],
  };
}
