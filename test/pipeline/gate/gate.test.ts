import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { judgeTime } from "../../../src/pipeline/gate/judge-time.ts";
import { RateLimit } from "../../../src/pipeline/gate/rate-limit.ts";
import { spotExposure } from "../../../src/pipeline/gate/spot-exposure.ts";

const NOW = new Date("2026-12-31T15:50:00Z");
const before = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const DAY = 1_440;

describe("judgeTime", () => {
  const judge = (minutesOld: number, newest: Date | null = null, heardAt = NOW) =>
    judgeTime({ sentAt: before(minutesOld), heardAt, now: NOW, newestSentAt: newest });

  test.each([
    [0, { kind: "in-time", at: NOW }],
    [10, { kind: "in-time", at: NOW }],
    [11, { kind: "in-time", at: before(11) }],
    [3 * DAY, { kind: "in-time", at: before(3 * DAY) }],
    [3 * DAY + 1, { kind: "stale", noted: true }],
    [30 * DAY, { kind: "stale", noted: true }],
    [30 * DAY + 1, { kind: "stale", noted: false }],
  ])("a message %d minutes old", (minutes, verdict) => {
    expect(judge(minutes)).toEqual(verdict);
  });

  test("a message sent before one that was handled comes too late; two of one second do not", () => {
    expect(judge(1, before(0.5))).toEqual({ kind: "overtaken" });
    expect(judge(0.5, before(0.5 - 1 / 60))).toMatchObject({ kind: "in-time" });
    expect(judge(1, before(2))).toMatchObject({ kind: "in-time" });
  });

  test("a clock set back, or a sender's clock ahead of ours, is held against nobody", () => {
    expect(judge(0, new Date(NOW.getTime() + 30 * DAY * 60_000))).toEqual({ kind: "in-time", at: NOW });
    expect(judge(-5)).toEqual({ kind: "in-time", at: NOW });
  });

  test("what waited out an outage counts from when it was heard", () => {
    const heardAt = before(2 * DAY);
    expect(judge(2 * DAY, null, heardAt)).toEqual({ kind: "in-time", at: heardAt });
  });
});

describe("spotExposure", () => {
  test.each([
    ["王建国 110101196605121230", "personal-number"],
    ["身份证：１１０１０１１９６６０５１２１２３０", "personal-number"],
    ["110101 19660512 1230", "personal-number"],
    ["11010119660512123x", "personal-number"],
    ["电话13900001234", "personal-number"],
    ["139-0000-1234", "personal-number"],
    ["+86 139 0000 1234", "personal-number"],
    ["卡 6222 0212 3456 7890 128", "personal-number"],
    ["绑定 7K3M-9QWX-T2HJ8", "binding-code"],
    ["绑定7k3m9qwxt2hj8", "binding-code"],
    ["绑定 ７Ｋ３Ｍ－９ＱＷＸ－Ｔ２ＨＪ８", "binding-code"],
    ["绑定 OK3M-9QWX-TLHI8", "binding-code"],
    ["会议号 2026112100", null],
    ["受理编号 2026-000123", null],
    ["2026年11月20日至2026年12月31日", null],
    ["科目 1234567890123456", null],
    ["International 2026", null],
    ["", null],
  ])("%j → %j", (text, exposure) => {
    expect(spotExposure(text)).toBe(exposure);
  });

  const DIGITS = "0123456789";
  test("an ID number is found in whatever it is wrapped, and however it is set", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."一二王李，。 \n:：()") }),
        fc.constantFrom("", " ", "-", " - "),
        fc.boolean(),
        fc.date({ min: new Date("1930-01-01"), max: new Date("2015-12-31"), noInvalidDate: true }),
        (around, gap, wide, born) => {
          const id = `110101${born.toISOString().slice(0, 10).replaceAll("-", "")}123X`;
          const set = Array.from(id).join(gap.length > 2 ? "" : gap);
          const shown = wide
            ? set.replaceAll(/\d/g, (figure) => "０１２３４５６７８９"[DIGITS.indexOf(figure)] ?? "")
            : set;
          expect(spotExposure(`${around}${shown}${around}`)).toBe("personal-number");
        },
      ),
    );
  });
});

describe("RateLimit", () => {
  const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

  test("a burst passes, the flood is told once, room comes back, others do not notice", () => {
    const limit = new RateLimit({ perMinute: 60, burst: 3 });
    expect([0, 0, 0, 0, 0].map((second) => limit.admit("flood", at(second)))).toEqual([
      "ok",
      "ok",
      "ok",
      "tell",
      "over",
    ]);
    expect(limit.admit("other", at(0))).toBe("ok");
    expect(limit.admit("flood", at(1))).toBe("ok");
    expect(limit.admit("flood", at(1))).toBe("tell");
  });

  test("never more than burst + rate × time, whatever the pattern", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        const limit = new RateLimit({ perMinute: 60, burst: 5 });
        let now = NOW.getTime();
        let admitted = 0;
        for (const gap of gaps) {
          now += gap;
          if (limit.admit("one", new Date(now)) === "ok") admitted += 1;
        }
        expect(admitted).toBeLessThanOrEqual(5 + (now - NOW.getTime()) / 1_000 + 1);
      }),
    );
  });

  test("a clock that is set back locks nobody out", () => {
    const limit = new RateLimit({ perMinute: 60, burst: 2 });
    expect(limit.admit("one", at(1_000))).toBe("ok");
    expect(limit.admit("one", at(0))).toBe("ok");
    expect(limit.admit("one", at(0))).toBe("tell");
    expect(limit.admit("one", at(2))).toBe("ok");
  });
});
