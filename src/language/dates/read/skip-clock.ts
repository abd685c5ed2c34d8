import { isOneOf, kindAt, KIND, skipSpaces } from "../../numbers/characters.ts";
import type { DateWords } from "../words/date-words.ts";
import { readInteger, type ReadInteger } from "../parts/integer.ts";

/** Position behind a time of day: 凌晨3点20分, 11:00, 大约晚上八点半; `at` where there is none. */
export function skipClock(text: string, at: number, words: DateWords): number {
  const from = words.aboutClock.match(text, skipSpaces(text, at))?.end ?? at;
  const end = skipTime(text, from, words);
  return end > from ? end : at;
}

function skipTime(text: string, at: number, words: DateWords): number {
  let end = at;
  for (;;) {
    const next = skipSpaces(text, end);
    const word = words.clock.match(text, next);
    if (word === undefined) break;
    end = word.end;
  }
  const hour = skipHour(text, skipSpaces(text, end));
  return hour ?? end;
}

/** 八 in 八点30 is no decimal. */
function readHour(text: string, at: number): ReadInteger | undefined {
  let point = at + 1;
  while (point < at + 3 && !isOneOf("点", text, point)) point++;
  if (!isOneOf("点", text, point)) return readInteger(text, at);
  const hour = readInteger(text.slice(at, point), 0);
  return hour === undefined ? undefined : { ...hour, start: at, end: at + hour.end };
}

function skipHour(text: string, at: number): number | undefined {
  const hour = readHour(text, at);
  if (hour === undefined || hour.value > 24 || hour.width > 2) return undefined;
  let end = hour.end;
  if (isOneOf(":", text, end)) {
    end++;
    while (kindAt(text, end) === KIND.arabic || isOneOf(":", text, end)) end++;
    return isOneOf("时分", text, end) ? end + 1 : end;
  }
  if (!isOneOf("点时", text, end)) return undefined;
  end++;
  if (isOneOf("钟整半许多", text, end)) return end + 1;
  const minute = readInteger(text, end);
  if (minute === undefined || minute.value > 59) return end;
  return isOneOf("分刻", text, minute.end) ? minute.end + 1 : minute.end;
}
