import type { DateMention } from "./frame.ts";
import { spanOf, type Normalised } from "./normalise.ts";

const day = (t: number): string => new Date(t + 8 * 3600e3).toISOString().slice(0, 10);

/** Stand-in until the real finder of dates is merged. */
export const standIn = {
  findDates: (n: Normalised, { now }: { now: Date; prefer?: "past" | "future" | "this" }): DateMention[] => {
    const out: DateMention[] = [];
    for (const m of n.text.matchAll(/(?:(\d{4})年)?(\d+)月(\d+)[日号]|昨天|今天|下月初/g)) {
      const span = spanOf(n, m.index, m.index + m[0].length);
      const year = m[1] ?? now.getUTCFullYear();
      const start = m[2]
        ? `${year}-${m[2].padStart(2, "0")}-${m[3]!.padStart(2, "0")}`
        : m[0] === "下月初"
          ? "2026-12-01"
          : day(now.getTime() - (m[0] === "昨天" ? 864e5 : 0));
      out.push({ ...span, start, end: day(Date.parse(`${start}T00:00:00+08:00`) + 864e5) });
    }
    return out;
  },
};
