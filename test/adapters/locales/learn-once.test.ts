import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { learnOnce } from "../../../src/adapters/locales/learn-once.ts";
import { learnWeights, type Example } from "../../../src/language/likeness/learn-weights.ts";

const EXAMPLES: readonly Example[] = [
  { rows: [1, 2], label: 0 },
  { rows: [2, 3], label: 1 },
  { rows: [1, 3, 4], label: 2 },
];
const LEARNT = learnWeights(EXAMPLES, 5, 3);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nuanxin-learnt-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const onlyFile = (): string => join(folder, readdirSync(folder)[0]!);

describe("what was learnt", () => {
  it("is read again, and is the same", () => {
    expect(learnOnce(EXAMPLES, 5, 3, folder)).toEqual(LEARNT);
    const kept = readFileSync(onlyFile());
    expect(learnOnce(EXAMPLES, 5, 3, folder)).toEqual(LEARNT);
    expect(readFileSync(onlyFile())).toEqual(kept);
  });

  it("is learnt anew from other sentences", () => {
    learnOnce(EXAMPLES, 5, 3, folder);
    const others = [...EXAMPLES, { rows: [4], label: 0 }];
    expect(learnOnce(others, 5, 3, folder)).toEqual(learnWeights(others, 5, 3));
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ["empty", () => Buffer.alloc(0)],
    ["changed", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(bytes.at(-1)! ^ 1)])],
  ])("is learnt anew where the file is %s", (_how, spoil) => {
    learnOnce(EXAMPLES, 5, 3, folder);
    const whole = readFileSync(onlyFile());
    writeFileSync(onlyFile(), spoil(whole));
    expect(learnOnce(EXAMPLES, 5, 3, folder)).toEqual(LEARNT);
    expect(readFileSync(onlyFile())).toEqual(whole);
  });

  it("keeps a few states and no more", () => {
    for (let row = 1; row < 8; row++)
      learnOnce([...EXAMPLES, { rows: [row % 5], label: row % 3 }], 5, 3, folder);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
  });

  it("is learnt all the same where nothing can be kept", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(learnOnce(EXAMPLES, 5, 3, join(file, "below"))).toEqual(LEARNT);
  });
});
