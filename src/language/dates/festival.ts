import type { FestivalGroup } from "./lexicon.ts";
import type { Festival } from "./said.ts";

const TERMS = [
  "小寒",
  "大寒",
  "立春",
  "雨水",
  "惊蛰",
  "春分",
  "清明",
  "谷雨",
  "立夏",
  "小满",
  "芒种",
  "夏至",
  "小暑",
  "大暑",
  "立秋",
  "处暑",
  "白露",
  "秋分",
  "寒露",
  "霜降",
  "立冬",
  "小雪",
  "大雪",
  "冬至",
] as const;

/** Reads a festival of the lexicon. Throws on one that names no day: that is a fault of the file. */
export function readFestival(group: FestivalGroup): Festival {
  if (group.solar !== undefined) return { kind: "solar", ...readMonthDay(group.solar) };
  if (group.lunar !== undefined) return { kind: "lunar", ...readMonthDay(group.lunar) };
  if (group.lunarEve === true) return { kind: "lunar-eve" };
  if (group.nth !== undefined) return { kind: "nth-weekday", ...group.nth };
  const index = TERMS.findIndex((term) => term === group.term);
  if (index < 0) throw new Error(`dates.yaml: ${group.words.join("、")} names no day`);
  return { kind: "term", index: index + 1 };
}

function readMonthDay(text: string): { month: number; day: number } {
  const [month = 0, day = 0] = text.split("-").map(Number);
  return { month, day };
}
