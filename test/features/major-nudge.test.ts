import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";

import { dueNudge } from "../../src/features/major-events/nudge-unseen.ts";

test("staff are nudged after 2, 6, 12, 20 and 24 hours, and then daily for two weeks", () => {
  const moments = new Set(Array.from({ length: 24 * 30 }, (_, hour) => dueNudge(hour)));
  expect([...moments].slice(0, 9)).toEqual([null, 2, 6, 12, 20, 24, 48, 72, 96]);
  expect(moments.size).toBe(6 + 13);
});

test("a nudge is never for later, and never goes back", () => {
  assert(
    property(integer({ min: 0, max: 1_000 }), (hours) => {
      const due = dueNudge(hours) ?? 0;
      expect(due).toBeLessThanOrEqual(hours);
      expect(dueNudge(hours + 1) ?? 0).toBeGreaterThanOrEqual(due);
    }),
  );
});
