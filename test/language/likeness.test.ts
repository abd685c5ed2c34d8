import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/language/frames/candidates.ts";
import { weighTogether } from "../../src/language/frames/likely/weigh-together.ts";
import { Likeness, type Sentences } from "../../src/language/likeness/likeness.ts";

const SENTENCES: Sentences = new Map([
  ["queue", ["还有几件待办", "待办还有几件没办", "今天的待办有哪些", "待办列一下"]],
  ["budget", ["经费还剩多少", "今年的经费花了多少", "经费够不够用", "剩多少经费"]],
  ["unknown", ["今天中午吃什么", "今天下雨了", "晚上吃饭", "还有几个人没吃"]],
]);

describe("likeness", () => {
  const likeness = new Likeness(SENTENCES);

  it("knows a sentence that nobody wrote by those like it", () => {
    expect(likeness.read("待办有几件")[0]?.label).toBe("queue");
    expect(likeness.read("经费剩了多少")[0]?.label).toBe("budget");
  });

  it("learns the same from the same sentences", () => {
    expect(new Likeness(SENTENCES).read("经费还有几件")).toEqual(likeness.read("经费还有几件"));
  });

  it("shares out one whole, the likeliest first, and nothing where no character is known", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."待办经费还剩多少今天吃"), maxLength: 12 }),
        (text) => {
          const shares = likeness.read(text).map(({ share }) => share);
          expect(shares).toEqual(shares.toSorted((a, b) => b - a));
          if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
        },
      ),
    );
    expect(likeness.read("龘")).toEqual([]);
  });

  it("tells which two characters speak for it", () => {
    const text = "明天的经费";
    const [loudest] = likeness.tellingOf(text, "budget");
    expect(text.slice(loudest!.at, loudest!.at + 2)).toBe("经费");
  });

  it("knows word for word what stands for one thing only", () => {
    expect(likeness.known("待办列一下")).toBe("queue");
    expect(likeness.known("待办列一下吧")).toBeUndefined();
  });
});

describe("the two witnesses together", () => {
  const likely = [
    { intent: "queue", share: 0.7 },
    { intent: "unknown", share: 0.2 },
    { intent: "budget", share: 0.1 },
  ] as const;
  const best = (candidates: readonly Candidate[]): string | undefined =>
    weighTogether(candidates, likely, () => true)[0]?.intent;

  it("are silent where no words speak and the likeness leaves it open", () => {
    expect(best([])).toBe("unknown");
  });

  it("follow words that make the likelier more so", () => {
    expect(best([{ intent: "queue", score: 9, share: 1 }])).toBe("queue");
  });

  it("leave out what cannot be meant", () => {
    const weighed = weighTogether([], likely, (intent) => intent !== "queue");
    expect(weighed.map(({ intent }) => intent)).not.toContain("queue");
    expect(weighed.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });
});
