import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { LOCALES } from "../src/domain/locale.ts";

const FOLDER = `${import.meta.dirname}/../locales`;

type Tree = { readonly [name: string]: string | Tree };

const readTree = (locale: string, file: string): Tree =>
  JSON.parse(readFileSync(`${FOLDER}/${locale}/replies/${file}`, "utf8")) as Tree;

/** Every text of a namespace by its full key. */
function texts(tree: Tree, prefix: string): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === "string"
        ? [[`${prefix}${name}`, value] as const]
        : [...texts(value, `${prefix}${name}.`)],
    ),
  );
}

const paramsOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w-]+)/g)].map((match) => match[1] ?? "").toSorted();

const files = readdirSync(`${FOLDER}/zh-CN/replies`);

describe.each(files)("%s", (file) => {
  const namespace = file.slice(0, -".json".length);
  const first = texts(readTree("zh-CN", file), `${namespace}:`);

  test.each(LOCALES)("%s has every key, with the same parameters", (locale) => {
    const other = texts(readTree(locale, file), `${namespace}:`);
    expect([...other.keys()].toSorted()).toEqual([...first.keys()].toSorted());
    for (const [key, text] of first)
      expect([key, [...new Set(paramsOf(other.get(key) ?? ""))]]).toEqual([
        key,
        [...new Set(paramsOf(text))],
      ]);
  });
});

test("no key is there for nothing", () => {
  const root = `${import.meta.dirname}/../src`;
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(`${root}/${path}`, "utf8"))
    .join("\n");
  // `changes:kind.${kind}` uses every key below `changes:kind.`; the rules module and the page name their keys without the namespace.
  const used = (key: string): boolean => {
    const [namespace = "", path = ""] = key.split(":");
    const candidates = ["rules", "sandbox", "chat"].includes(namespace) ? [key, path] : [key];
    return candidates.some(
      (candidate) =>
        ['"', "'", "`"].some((quote) => sources.includes(`${quote}${candidate}${quote}`)) ||
        [...candidate.matchAll(/[.:-]/g)].some(({ index }) =>
          sources.includes(`\`${candidate.slice(0, index + 1)}\${`),
        ),
    );
  };
  const unused = files
    .filter((file) => !["sandbox.json", "chat.json", "rules.json"].includes(file))
    .flatMap((file) => [...texts(readTree("zh-CN", file), `${file.slice(0, -5)}:`).keys()])
    .filter((key) => !used(key));
  expect(unused).toEqual([]);
});
