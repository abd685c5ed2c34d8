import { array, assert, boolean, constantFrom, property, record } from "fast-check";
import { expect, test } from "vitest";

import { foldHistory, type HistoryLine } from "../../../src/features/roster/index.ts";

const value = constantFrom("a", "b", "c", null);

test("an empty history has nothing to fold", () => {
  expect(() => foldHistory([], () => true)).toThrow("nothing to fold");
});

test("taking reports back, in any order and number, leaves what the others and the edits made", () => {
  const step = record({ to: value, direct: boolean(), stands: boolean() });
  assert(
    property(value, array(step, { minLength: 1, maxLength: 12 }), (start, steps) => {
      const lines: HistoryLine[] = [];
      let current = start;
      for (const [index, { to, direct }] of steps.entries()) {
        lines.push({ reportId: direct ? null : String(index), old: current, new: to });
        current = to;
      }
      // The oracle never heard of the reports that were taken back.
      const expected = steps.reduce((held, { to, direct, stands }) => (direct || stands ? to : held), start);
      const stands = (id: string): boolean => steps[Number(id)]?.stands === true;
      expect(foldHistory(lines, stands)).toBe(expected);
      // The lines that restored a value carry the report that was taken back: they change nothing.
      const restored = steps.findIndex(({ direct, stands: still }) => !direct && !still);
      if (restored >= 0) {
        const line = { reportId: String(restored), old: current, new: expected };
        expect(foldHistory([...lines, line], stands)).toBe(expected);
      }
    }),
  );
});
