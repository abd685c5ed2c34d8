import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { RecentSends } from "../../../src/pipeline/outbox/recent-sends.ts";
import { SendPace } from "../../../src/pipeline/outbox/send-pace.ts";

const NOW = new Date("2026-12-31T15:50:00Z");

describe("SendPace", () => {
  const options = { perMinute: 60, perContactMinute: 12, burst: 10 };
  const at = (ms: number): Date => new Date(NOW.getTime() + ms);

  test("a burst leaves at once, then one a second in all, and one in five seconds to one address", () => {
    const pace = new SendPace(options);
    const first = Array.from({ length: 10 }, (_unused, index) => pace.take(`c${index}`, at(0)));
    expect(first).toEqual(Array.from({ length: 10 }, () => 0));
    expect(pace.take("c11", at(0))).toBe(1_000);
    expect(pace.take("c11", at(1_000))).toBe(0);
    const one = new SendPace(options);
    expect([1, 2, 3, 4, 5].map(() => one.take("c", at(0)))).toEqual([0, 0, 0, 0, 0]);
    expect(one.take("c", at(0))).toBe(5_000);
    expect(one.take("d", at(0))).toBe(0);
  });

  test("whoever waits as long as told is let through", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3_000 })), {
          maxLength: 150,
        }),
        (sends) => {
          const pace = new SendPace(options);
          let now = NOW.getTime();
          for (const [address, gap] of sends) {
            now += gap;
            const wait = pace.take(String(address), new Date(now));
            if (wait === 0) continue;
            now += wait;
            expect(pace.take(String(address), new Date(now))).toBe(0);
          }
        },
      ),
    );
  });

  test("a throttling stops everybody, longer each time, until a send gets through", () => {
    const pace = new SendPace(options);
    pace.noteThrottled(at(0));
    expect(pace.take("a", at(0))).toBe(30_000);
    expect(pace.take("a", at(30_000))).toBe(0);
    pace.noteThrottled(at(30_000));
    expect(pace.take("a", at(30_000))).toBe(60_000);
    pace.noteSent();
    pace.noteThrottled(at(90_000));
    expect(pace.take("a", at(90_000))).toBe(30_000);
  });

  test("a clock that is set back by a year closes nothing for a year", () => {
    const pace = new SendPace(options);
    pace.take("a", at(365 * 86_400_000));
    expect(pace.take("a", at(0))).toBeLessThanOrEqual(10 * 60_000);
  });
});

describe("RecentSends", () => {
  test("remembers the last ten thousand", () => {
    const recent = new RecentSends();
    for (let n = 0; n < 10_000; n += 1) recent.add(`line-${n}`, `message-${n}`);
    expect([recent.messageIdOf("line-0"), recent.messageIdOf("line-9999")]).toEqual([
      "message-0",
      "message-9999",
    ]);
    recent.add("line-10000", "message-10000");
    expect(recent.messageIdOf("line-0")).toBeUndefined();
    expect(recent.messageIdOf("line-1")).toBe("message-1");
    expect(recent.messageIdOf("line-10000")).toBe("message-10000");
    expect(recent.messageIdOf("never")).toBeUndefined();
  });
});
