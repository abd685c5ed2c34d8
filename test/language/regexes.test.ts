import { readdirSync, readFileSync } from "node:fs";
import { checkSync } from "recheck";
import { describe, expect, it, vi } from "vitest";

const SOURCE = new URL("../../src/", import.meta.url);

interface Literal {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** After one of these a slash begins a regex; after anything else it divides. */
const BEFORE_REGEX = new Set("(,=:[!&|?{};+\n");

/** Regex literals of a source file. Comments and strings are passed over. */
function listLiterals(where: string, code: string): Literal[] {
  const found: Literal[] = [];
  let before = "\n";
  for (let i = code.startsWith("#!") ? code.indexOf("\n") : 0; i < code.length; i++) {
    const character = code[i]!;
    if (code.startsWith("//", i)) i = endOf(code, "\n", i);
    else if (code.startsWith("/*", i)) i = endOf(code, "*/", i) + 1;
    else if (character === '"' || character === "'" || character === "`")
      i = endOfQuoted(code, character, i + 1);
    else if (
      character === "/" &&
      (BEFORE_REGEX.has(before) || code.slice(0, i).trimEnd().endsWith("return"))
    ) {
      const end = endOfRegex(code, i + 1);
      const flags = /^[a-z]*/.exec(code.slice(end + 1))?.[0] ?? "";
      found.push({ where, source: code.slice(i + 1, end), flags });
      i = end + flags.length;
    }
    if (!/[ \t\r]/.test(character) && code[i] !== "\n") before = code[i] ?? "\n";
  }
  return found;
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from + 2);
  return at < 0 ? code.length : at;
}

function endOfQuoted(code: string, quote: string, from: number): number {
  let i = from;
  while (i < code.length && code[i] !== quote) i += code[i] === "\\" ? 2 : 1;
  return i;
}

function endOfRegex(code: string, from: number): number {
  let inClass = false;
  let i = from;
  for (; i < code.length && (inClass || code[i] !== "/"); i++) {
    if (code[i] === "\\") i++;
    else if (code[i] === "[") inClass = true;
    else if (code[i] === "]") inClass = false;
  }
  return i;
}

const literals = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
  .flatMap((file) => listLiterals(file, readFileSync(new URL(file, SOURCE), "utf8")));
/** Those that the program puts together when it runs, as it puts them together. */
const made: { source: string; flags: string }[] = [];
{
  const { RegExp: Native } = globalThis;
  const watch = new Proxy(Native, {
    construct(target, args: [string, string?]) {
      made.push({ source: args[0], flags: args[1] ?? "" });
      return new target(...args);
    },
  });
  globalThis.RegExp = watch;
  // Other tests of this process may have read them before.
  vi.resetModules();
  const { readPolicyWords } = await import("../../src/features/campaign/policy/read-policy-words.ts");
  const { detectMention } = await import("../../src/adapters/wechaty/detect-mention.ts");
  readPolicyWords("提前20、10、5天，逾期每天催7天，早上8点发");
  detectMention("@暖心 你好", { names: ["暖心", "Nuan.xin (bot)"], mentioned: false });
  globalThis.RegExp = Native;
}
const distinct = [
  ...new Map(literals.map((literal) => [`${literal.source}/${literal.flags}`, literal])).values(),
];

/** Proved by automata where they can; what they cannot read is attacked, always in the same way. */
function statusOf(source: string, flags: string): string {
  const proved = checkSync(source, flags, { timeout: 60_000, checker: "automaton" }).status;
  return proved === "unknown"
    ? checkSync(source, flags, { timeout: 5_000, checker: "fuzz", randomSeed: 1 }).status
    : proved;
}

describe("regular expressions", () => {
  it("are found by the scan", () => {
    expect(distinct.length).toBeGreaterThan(20);
    for (const { source, flags } of distinct) expect(() => new RegExp(source, flags)).not.toThrow();
  });

  it.each(distinct.map(({ where, source, flags }) => [where, source, flags] as const))(
    "%s: /%s/%s cannot be made to hang",
    (where, source, flags) => {
      expect([where, statusOf(source, flags)]).not.toEqual([where, "vulnerable"]);
    },
  );

  it("are put together from parts in few places, and those are linear too", () => {
    const places = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && readFileSync(new URL(file, SOURCE), "utf8").includes("new RegExp("),
    );
    // play-talk reads what the writer of a talk wrote.
    expect(places.toSorted()).toEqual([
      "adapters/wechaty/detect-mention.ts",
      "cli/play/play-talk.ts",
      "features/campaign/policy/read-policy-words.ts",
      "features/early-warnings/policy.ts",
    ]);
    for (const { source, flags } of made) expect([source, statusOf(source, flags)]).toEqual([source, "safe"]);
    expect(made.length).toBeGreaterThan(8);
  });
});
