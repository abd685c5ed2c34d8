import { describe, expect, test } from "vitest";

import { isDriverReset } from "../../../src/cli/run/guard-process.ts";
import { classifyFault } from "../../../src/pipeline/faults/classify-fault.ts";

const withCode = (code: string, cause?: Error): Error => Object.assign(new Error("x", { cause }), { code });

describe("classifyFault", () => {
  test.each([
    ["ECONNREFUSED", "away"],
    ["CONNECTION_CLOSED", "away"],
    ["57P01", "away"],
    ["08006", "away"],
    ["53100", "away"],
    ["58030", "away"],
    ["25006", "away"],
    ["DEADLINE", "away"],
    ["40001", "clash"],
    ["40P01", "clash"],
    ["23505", "clash"],
    ["57014", "clash"],
    ["22P02", "bug"],
    ["23514", "bug"],
    ["42P01", "bug"],
  ])("%s → %s, also inside a wrapper", (code, fault) => {
    expect(classifyFault(withCode(code))).toBe(fault);
    expect(classifyFault(new Error("Failed query", { cause: withCode(code) }))).toBe(fault);
  });

  test("what carries no code is a bug, but an engine that is gone is not", () => {
    expect(classifyFault(new TypeError("undefined is not a function"))).toBe("bug");
    expect(classifyFault("text")).toBe("bug");
    expect(classifyFault(new Error("PGlite is closed"))).toBe("away");
    expect(classifyFault(new Error("x", { cause: new WebAssembly.RuntimeError("unreachable") }))).toBe(
      "away",
    );
  });
});

test("only the driver's null socket is let pass", () => {
  const error = new TypeError("Cannot read properties of null (reading 'write')");
  error.stack = "TypeError\n    at Immediate.nextWrite (/app/node_modules/postgres/src/connection.js:255:22)";
  expect(isDriverReset(error)).toBe(true);
  error.stack = "TypeError\n    at handle (/app/src/pipeline/handle.ts:1:1)";
  expect(isDriverReset(error)).toBe(false);
  expect(isDriverReset(new Error("Cannot read properties of null (reading 'write')"))).toBe(false);
});
