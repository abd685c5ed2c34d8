import { KIND, isOneOf, kindAt, skipSpaces } from "../../numbers/characters.ts";
import { readLapse } from "../parts/read-lapse.ts";
import type { ReadDate } from "../parts/read-month.ts";
import type { Said, Unit } from "../said.ts";
import type { DateWords } from "../words/date-words.ts";

/** 五一前一天, 春节后两周, 10月1日的前三天, 昨天的两天后; 国庆前后: what is counted from the date that ends at `end`. */
export function readShift(
  text: string,
  end: number,
  anchor: Said,
  words: DateWords,
): ReadDate<Said> | undefined {
  if (!isDay(anchor)) return undefined;
  const around = words.around.match(text, end);
  if (around !== undefined) return { end: around.end, said: { kind: "around", anchor } };
  const isOf = isOneOf("的", text, end);
  const at = skipSpaces(text, isOf ? end + 1 : end);
  const way = words.ago.match(text, at);
  if (way !== undefined) {
    const lapse = readLapse(text, skipSpaces(text, way.end), words);
    if (lapse === undefined || !isCounted(text, lapse.end, lapse.parts[0]?.unit)) return undefined;
    const said = { kind: "shifted", anchor, lapse: lapse.parts, sign: way.value, isPoint: false } as const;
    return { end: lapse.end, said };
  }
  const lapse = isOf ? readLapse(text, at, words) : undefined;
  const behind = lapse === undefined ? undefined : words.ago.match(text, lapse.end);
  if (lapse === undefined || behind === undefined) return undefined;
  const said = { kind: "shifted", anchor, lapse: lapse.parts, sign: behind.value, isPoint: true } as const;
  return { end: behind.end, said };
}

function isDay(said: Said): boolean {
  switch (said.kind) {
    case "calendar":
      return said.rest?.kind === "day" || said.rest?.kind === "festival";
    case "days":
      return said.from === said.to;
    case "week":
      return typeof said.day === "number";
    default:
      return false;
  }
}

/** 前三天, 后两个月; not 前2月28日, 前三季度. */
function isCounted(text: string, end: number, unit: Unit | undefined): boolean {
  if (unit === "quarter") return false;
  return !isOneOf("日月", text, end - 1) || isOneOf("个半", text, end - 2) || kindAt(text, end) === KIND.none;
}
