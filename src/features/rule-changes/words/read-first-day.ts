import type { LocalDate } from "../../../domain/local-date.ts";
import type { DateMention } from "../../../language/frame.ts";
import type { World } from "../../world.ts";

const SINCE_BEFORE = /(?:从|自|由|from|since)\s{0,2}$/i;
const SINCE_AFTER = /^\s{0,2}(?:起|开始|执行|施行|生效|实施|后)/;
const YEAR_SAID = /\d{4}|[〇零一二三四五六七八九]{4}|年|year/i;

/**
 * From which day a change holds: the day said to begin something, else the only one said. Without a year it is the next
 * one to come (「7月1日起」 in November is next July); a festival that names a benefit (重阳) is no such day.
 */
export function readFirstDay({
  said,
  text,
  today,
}: Pick<World, "said" | "text" | "today">): LocalDate | null {
  const days = (said?.dates ?? []).filter(({ start }) => start !== null);
  const begins = days.find(
    (day) =>
      day.end === null ||
      SINCE_BEFORE.test(text.slice(0, day.index)) ||
      SINCE_AFTER.test(text.slice(day.index + day.text.length)),
  );
  const only = days.find((day) =>
    /\d|[一二三四五六七八九十]|今|明|后|下|本|today|tomorrow|next/i.test(day.text),
  );
  const day = begins ?? only;
  return day === undefined ? null : nextOf(day, today);
}

function nextOf({ start, text }: DateMention, today: LocalDate): LocalDate {
  const day = start as LocalDate;
  if (YEAR_SAID.test(text) || day > today || !/\d{1,2}\s?月|月|\//.test(text)) return day;
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` as LocalDate;
}
