import { describe, expect, test } from "vitest";

import { openTemporary } from "../../../src/adapters/database/temporary.ts";
import { createLog } from "../../../src/adapters/log/pino-log.ts";
import { endWhenEngineGone, isLostConnection } from "../../../src/cli/run/guard-process.ts";
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

test("only a lost connection is let pass where nobody can catch it", () => {
  const error = new TypeError("Cannot read properties of null (reading 'write')");
  error.stack = "TypeError\n    at Immediate.nextWrite (/app/node_modules/postgres/src/connection.js:255:22)";
  expect(isLostConnection(error)).toBe(true);
  expect(isLostConnection(withCode("ECONNRESET"))).toBe(true);
  expect(isLostConnection(withCode("57P01"))).toBe(true);
  error.stack = "TypeError\n    at handle (/app/src/pipeline/handle.ts:1:1)";
  expect(isLostConnection(error)).toBe(false);
  expect(isLostConnection(new Error("Cannot read properties of null (reading 'write')"))).toBe(false);
  expect(isLostConnection(withCode("22P02"))).toBe(false);
  expect(isLostConnection(new WebAssembly.RuntimeError("unreachable"))).toBe(false);
});

test("a process whose embedded engine has ended ends too; a server that is away is waited for", async () => {
  const embedded = await openTemporary();
  await embedded.close();
  const ends: number[] = [];
  const log = createLog("silent");
  const probe = endWhenEngineGone(
    () => embedded.probe(),
    log,
    (code) => void ends.push(code),
  );
  await expect(probe()).rejects.toThrow(/closed|away|x/u);
  expect(ends).toEqual([1]);
  const away = endWhenEngineGone(
    () => Promise.reject(withCode("ECONNREFUSED")),
    log,
    (code) => void ends.push(code),
  );
  await expect(away()).rejects.toThrow(/closed|away|x/u);
  await endWhenEngineGone(
    () => Promise.resolve(),
    log,
    (code) => void ends.push(code),
  )();
  expect(ends).toEqual([1]);
});
