import { PERIODS, RESULT_KINDS, type AmountResult, type ApprovalStep, type Result } from "../form/rule.ts";
import { SHIFT_UNITS } from "../values/day.ts";
import { ROUND_MODES } from "../values/fraction.ts";
import { readExpression } from "./expression/read-expression.ts";
import { optionalExpression, readTimes } from "./read-parts.ts";
import { quote, type Raw, type Reader } from "./reader.ts";

const FIELDS = {
  amount: ["kind", "amount", "round", "floor", "ceiling", "period", "times", "hint"],
  range: ["kind", "min", "max", "period"],
  service: ["kind", "text", "times", "every", "unit"],
  "not-configured": ["kind", "text", "hint"],
} as const;

const NO_TEXT = { "zh-CN": "", en: "" };

/** Reads `{ kind: amount, amount: … }` or a result of another kind. */
export function readResult(raw: unknown, place: string, reader: Reader): Result {
  const bare = reader.map(raw, place);
  if (raw === undefined) return { kind: "not-configured", text: NO_TEXT, hint: null };
  const kind = reader.oneOf(bare["kind"], `${place}.kind`, RESULT_KINDS);
  const map = reader.map(raw, place, FIELDS[kind]);
  switch (kind) {
    case "amount":
      return readAmount(map, place, reader);
    case "range":
      return {
        kind,
        min: readExpression(map["min"], `${place}.min`, reader),
        max: readExpression(map["max"], `${place}.max`, reader),
        period: reader.oneOf(map["period"], `${place}.period`, PERIODS, "once"),
      };
    case "service":
      return {
        kind,
        text: reader.text(map["text"], `${place}.text`),
        times: map["times"] === undefined ? null : reader.integer(map["times"], `${place}.times`),
        every: map["every"] === undefined ? 1 : reader.integer(map["every"], `${place}.every`),
        unit: reader.oneOf(map["unit"], `${place}.unit`, SHIFT_UNITS, "years"),
      };
    case "not-configured":
      return {
        kind,
        text: reader.text(map["text"], `${place}.text`),
        hint: optionalExpression(map, "hint", place, reader),
      };
  }
}

function readAmount(map: Raw, place: string, reader: Reader): Result {
  const rounding =
    map["round"] === undefined ? {} : reader.map(map["round"], `${place}.round`, ["digits", "mode"]);
  return {
    kind: "amount",
    amount: readExpression(map["amount"], `${place}.amount`, reader),
    digits:
      rounding["digits"] === undefined ? 2 : reader.integer(rounding["digits"], `${place}.round.digits`),
    mode: reader.oneOf(rounding["mode"], `${place}.round.mode`, ROUND_MODES, "half-up"),
    floor: optionalExpression(map, "floor", place, reader),
    ceiling: optionalExpression(map, "ceiling", place, reader),
    period: reader.oneOf(map["period"], `${place}.period`, PERIODS, "once"),
    times: readPeriods(map, place, reader),
    hint: optionalExpression(map, "hint", place, reader),
  };
}

/** How often a periodical sum is paid; what is paid once has no number of times. */
function readPeriods(map: Raw, place: string, reader: Reader): AmountResult["times"] {
  const times = readTimes(map, place, reader);
  if (times === null || (map["period"] ?? "once") !== "once") return times;
  const wanted = PERIODS.filter((period) => period !== "once").join(", ");
  reader.report(`${place}.period`, "bad-value", { value: quote(map["period"] ?? "once"), wanted });
  return null;
}

export function readApproval(raw: unknown, place: string, reader: Reader): readonly ApprovalStep[] {
  return reader.list(raw, place).map((item, index) => {
    const map = reader.map(item, `${place}[${index}]`, ["up-to", "by"]);
    return {
      upTo: optionalExpression(map, "up-to", `${place}[${index}]`, reader),
      by: reader.strings(map["by"], `${place}[${index}].by`),
    };
  });
}
