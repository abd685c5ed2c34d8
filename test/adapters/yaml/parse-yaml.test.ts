import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;
const FILES = ["locales", "src"].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => `${ROOT}${folder}/${file}`),
);

describe("YAML", () => {
  test("every file that comes with the program reads as another reader reads it", () => {
    expect(FILES.length).toBeGreaterThan(30);
    for (const file of FILES) {
      const text = readFileSync(file, "utf8");
      expect([file, parseYaml(text)]).toEqual([file, parse(text)]);
    }
  });

  test("days stay texts; a key that stands twice, or no YAML at all, is refused", () => {
    expect(parseYaml("from: 2026-11-20\nempty:\nyes: no")).toEqual({
      from: "2026-11-20",
      empty: null,
      yes: "no",
    });
    expect(() => parseYaml("a: 1\na: 2")).toThrow("duplicated mapping key");
    expect(() => parseYaml("a: [1")).toThrow("unexpected end of the stream");
    expect(() => parseYaml("a: b: c")).toThrow("bad indentation");
  });

  test("what aliases make endless is refused, and soon", () => {
    const lines = Array.from(
      { length: 9 },
      (_unused, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(", ")}]`,
    );
    expect(() => parseYaml(["l0: &l0 [ha]", ...lines].join("\n"))).toThrow("too many values");
    expect(() => parseYaml("a: &a [*a]")).toThrow("too many values");
  });
});
