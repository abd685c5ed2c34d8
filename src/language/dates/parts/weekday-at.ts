import { isOneOf } from "../../numbers/characters.ts";

/** 1 Monday … 7 Sunday at `at`, 0 for none. */
export function weekdayAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const index = "一二三四五六日".indexOf(text.charAt(at));
  if (index >= 0) return index + 1;
  if (isOneOf("天", text, at)) return 7;
  const digit = "1234567".indexOf(text.charAt(at));
  return digit >= 0 && !isOneOf("0123456789小个天.", text, at + 1) ? digit + 1 : 0;
}
