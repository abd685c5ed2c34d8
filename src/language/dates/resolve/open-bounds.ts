import type { OpenBound, Said } from "../said.ts";
import type { Span } from "./span.ts";

const A_FORTNIGHT = 14;

/** 12月31日前 counts the 31st, 年底前 all of December; 6月前 and 2018年以前 end where the month or year begins. */
export function countsBefore(span: Span, said: Said, bound: OpenBound): boolean {
  if (bound !== "day") return bound === "all";
  return span.end - span.start <= A_FORTNIGHT || (said.kind === "calendar" && said.rest?.kind === "part");
}

/** 3月1日之后 counts the 1st, as most say it; 2018年以后 does not count 2018. */
export const countsAfter = (span: Span, bound: OpenBound): boolean =>
  bound === "all" || (bound === "day" && span.end - span.start === 1);
