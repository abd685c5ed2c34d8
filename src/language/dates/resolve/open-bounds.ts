import type { OpenBound, Said } from "../said.ts";
import type { Span } from "./span.ts";

const A_FORTNIGHT = 14;

/**
 * 12月31日前 counts the 31st, 年底前 all of December; 6月前 and 2018年以前 end where the month or year begins. 12月31日之前
 * leaves the 31st out, but 年底之前 is over with the year all the same.
 */
export function countsBefore(span: Span, said: Said, bound: OpenBound): boolean {
  if (bound === "all") return true;
  const part = said.kind === "calendar" && said.rest?.kind === "part" ? said.rest.part : undefined;
  if (bound === "none") return part === "start" || part === "end";
  return span.end - span.start <= A_FORTNIGHT || part !== undefined;
}

/** 3月1日之后 counts the 1st, as most say it; 2018年以后 does not count 2018. */
export const countsAfter = (span: Span, bound: OpenBound): boolean =>
  bound === "all" || (bound === "day" && span.end - span.start === 1);
