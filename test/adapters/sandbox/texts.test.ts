import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const ROOT = `${import.meta.dirname}/../../..`;

type Tree = { readonly [name: string]: string | readonly string[] | Tree };

/** Every dotted key below a tree; a list is one key. */
const keysOf = (tree: Tree, prefix = ""): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" || Array.isArray(value)
      ? [`${prefix}${name}`]
      : keysOf(value as Tree, `${prefix}${name}.`),
  );

function readSources(folder: string): string {
  return readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ts|js|html)$/u.test(path))
    .map((path) => readFileSync(`${ROOT}/${folder}/${path}`, "utf8"))
    .join("\n");
}

const readTree = (namespace: string): Tree =>
  JSON.parse(readFileSync(`${ROOT}/locales/zh-CN/replies/${namespace}.json`, "utf8")) as Tree;

describe.each([
  [
    "sandbox",
    "src/adapters/sandbox/page",
    /(?:\btext|textList)\(\s*"([\w.-]+)"|data-(?:text|label|placeholder)="([\w.-]+)"/gu,
  ],
  ["chat", "src/cli/chat", /\btext\(\s*"([\w.-]+)"/gu],
])("the texts of %s", (namespace, folder, use) => {
  const sources = readSources(folder);
  const keys = new Set(keysOf(readTree(namespace)));
  const used = new Set([...sources.matchAll(use)].map(([, called, written]) => called ?? written ?? ""));

  test("are all there that are asked for", () => {
    expect([...used].filter((key) => !keys.has(key))).toEqual([]);
    expect(used.size).toBeGreaterThan(10);
  });

  test("are all asked for", () => {
    // The page asks for `problem.<code>` by the server's code.
    const isAsked = (key: string) =>
      used.has(key) || key.startsWith("problem.") || sources.includes(`"${key}"`);
    expect([...keys].filter((key) => !isAsked(key))).toEqual([]);
  });
});
