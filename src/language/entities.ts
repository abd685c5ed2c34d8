import type { AmountMention, DateMention, NumberMention } from "./frame.ts";
import { spanOf, type Normalised } from "./normalise.ts";

export interface Entities {
  findNumbers(n: Normalised): NumberMention[];
  findAmounts(n: Normalised): AmountMention[];
  findDates(n: Normalised, context: { now: Date; prefer?: "past" | "future" | "this" }): DateMention[];
}

const day = (t: number): string => new Date(t + 8 * 3600e3).toISOString().slice(0, 10);

/** Stand-in until the real one is merged. */
export function createEntities(_lexicon: unknown): Entities {
  return {
    findNumbers: (n) =>
      [...n.text.matchAll(/\d+(?:\.\d+)?/g)].map((m) => ({
        ...spanOf(n, m.index, m.index + m[0].length),
        value: m[0],
      })),
    findAmounts: (n) => {
      const out: AmountMention[] = [];
      for (const m of n.text.matchAll(/(自付一|自付二|自付|自费)?(\d+(?:\.\d+)?)(万|千)?(?:元|块)?/g)) {
        if (!m[3] && !m[1]) continue;
        const at = m.index + (m[1]?.length ?? 0);
        const unit = m[3] === "万" ? 10000 : m[3] === "千" ? 1000 : 1;
        out.push({
          ...spanOf(n, at, m.index + m[0].length),
          value: String(Number(m[2]) * unit),
          role:
            m[1] === "自付"
              ? "copay"
              : m[1] === "自付一"
                ? "copay1"
                : m[1] === "自付二"
                  ? "copay2"
                  : m[1] === "自费"
                    ? "self-funded"
                    : "other",
          approximate: false,
        });
      }
      return out;
    },
    findDates: (n, { now }) => {
      const out: DateMention[] = [];
      for (const m of n.text.matchAll(/(\d+)月(\d+)[日号]|昨天|今天|下月初/g)) {
        const span = spanOf(n, m.index, m.index + m[0].length);
        const year = now.getUTCFullYear();
        const start = m[1]
          ? `${year}-${m[1].padStart(2, "0")}-${m[2]!.padStart(2, "0")}`
          : day(now.getTime() - (m[0] === "昨天" ? 864e5 : 0));
        out.push({ ...span, start, end: day(Date.parse(`${start}T00:00:00+08:00`) + 864e5) });
      }
      return out;
    },
  };
}
