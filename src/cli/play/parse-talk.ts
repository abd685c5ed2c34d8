/** One line of a talk (剧本): who says what, what the bot must answer, and what the archive must then hold. */
export type TalkStep = { readonly line: number } & (
  | { readonly kind: "clock"; readonly at: string }
  | {
      readonly kind: "say";
      readonly who: string;
      readonly room: string | null;
      readonly text: string;
      /** Said in a group without calling the bot. */
      readonly aside: boolean;
    }
  /** Remembers what the newest text that fits says in its first group; `{name}` stands for it from then on. */
  | { readonly kind: "note"; readonly name: string; readonly pattern: string }
  | { readonly kind: "line"; readonly up: boolean }
  | { readonly kind: "database"; readonly up: boolean }
  | { readonly kind: "cast"; readonly who: string; readonly role: CastRole; readonly union: string }
  | {
      readonly kind: "attach";
      readonly who: string;
      readonly name: string;
      readonly bytes: number;
      /** What it really is, whatever it is called. */
      readonly type: string;
    }
  | { readonly kind: "expect"; readonly to: string; readonly parts: readonly string[] }
  | { readonly kind: "never"; readonly to: string; readonly part: string }
  | { readonly kind: "again"; readonly newId: boolean }
  | { readonly kind: "recall" }
  | { readonly kind: "restart" }
  | { readonly kind: "wake" }
  | { readonly kind: "archive"; readonly person: string; readonly field: string; readonly value: string }
  | { readonly kind: "count"; readonly table: string; readonly rows: number }
  | { readonly kind: "same"; readonly left: number; readonly right: number }
);

/** Parts that a talk can give to somebody who is not in the demo district. */
export type CastRole = "officer" | "deputy" | "staff" | "director";

const CAST_ROLES: Readonly<Record<string, CastRole>> = {
  主办: "officer",
  副主办: "deputy",
  经办: "staff",
  主任: "director",
  officer: "officer",
  deputy: "deputy",
  staff: "staff",
  director: "director",
};

export interface Talk {
  readonly title: string;
  readonly steps: readonly TalkStep[];
}

export interface TalkProblem {
  readonly line: number;
  readonly text: string;
}

type Reader = (match: RegExpMatchArray, line: number) => TalkStep;

const SIZES: Readonly<Record<string, number>> = { "": 1, KB: 1024, MB: 1024 * 1024 };

/** First one that fits wins. Chinese and English words mean the same. */
const GRAMMAR: readonly (readonly [RegExp, Reader])[] = [
  [
    /^(?:时间|at) (\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)$/,
    ([, at = ""], line) => ({ line, kind: "clock", at }),
  ],
  [/^(?:重启|restart)$/, (_match, line) => ({ line, kind: "restart" })],
  [/^(?:钟响|wake)$/, (_match, line) => ({ line, kind: "wake" })],
  [/^(?:断线|offline)$/, (_match, line) => ({ line, kind: "line", up: false })],
  [/^(?:联线|online)$/, (_match, line) => ({ line, kind: "line", up: true })],
  [/^(?:库停|database away)$/, (_match, line) => ({ line, kind: "database", up: false })],
  [/^(?:库回|database back)$/, (_match, line) => ({ line, kind: "database", up: true })],
  [
    /^(?:记下|note) (\S+) (.+)$/,
    ([, name = "", pattern = ""], line) => ({ line, kind: "note", name, pattern }),
  ],
  [/^(?:重发|redeliver)$/, (_match, line) => ({ line, kind: "again", newId: false })],
  [/^(?:换号重发|redeliver as new)$/, (_match, line) => ({ line, kind: "again", newId: true })],
  [/^(?:撤回消息|recall)$/, (_match, line) => ({ line, kind: "recall" })],
  [
    /^(?:两答相同|same answers) (\d+) (\d+)$/,
    ([, left, right], line) => ({ line, kind: "same", left: Number(left), right: Number(right) }),
  ],
  [
    /^(?:档案|archive) ([^\s:：]+)[:：] ?([^\s=]+) = (.+)$/,
    ([, person = "", field = "", value = ""], line) => ({ line, kind: "archive", person, field, value }),
  ],
  [
    /^(?:数据|rows) (\w+)[:：] ?(\d+)$/,
    ([, table = "", rows], line) => ({ line, kind: "count", table, rows: Number(rows) }),
  ],
  [
    /^(?:暖心|bot) ?(?:✗|不对|never) ?([^\s:：]+)(?:[:：] ?(.*))?$/,
    ([, to = "", part = ""], line) => ({ line, kind: "never", to, part }),
  ],
  [
    /^(?:暖心|bot) ?(?:→|->|对) ?(\S+?)[:：] ?([\s\S]*)$/,
    ([, to = "", text = ""], line) => ({ line, kind: "expect", to, parts: partsOf(text) }),
  ],
  [
    /^(?:身份|cast) (\S+?)[:：] ?(主办|副主办|经办|主任|officer|deputy|staff|director) (\S+)$/,
    ([, who = "", role = "", union = ""], line) => ({
      line,
      kind: "cast",
      who,
      role: CAST_ROLES[role] ?? "officer",
      union,
    }),
  ],
  [
    /^(\S+?) ?(?:发文件|sends file) (\S+) (\d+)(KB|MB|)(?: (?:实为|really) (\w+))?$/,
    ([, who = "", name = "", size, unit = "", type], line) => ({
      line,
      kind: "attach",
      who,
      name,
      bytes: Number(size) * (SIZES[unit] ?? 1),
      type: type ?? name.slice(name.lastIndexOf(".") + 1).toLowerCase(),
    }),
  ],
  [
    /^([^\s@:：]+)(?:@([^\s:：（(]+)(（未叫）|\(aside\))?)?[:：] ?([\s\S]*)$/,
    ([, who = "", room, aside, text = ""], line) => ({
      line,
      kind: "say",
      who,
      room: room ?? null,
      text: unescape(text),
      aside: aside !== undefined,
    }),
  ],
];

/** Parts between … must all appear, in this order. */
const partsOf = (text: string): string[] =>
  text
    .split(/…|\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** \0 and \uXXXX, for what no keyboard types; {汉*3000} repeats. */
function unescape(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_match, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(String.raw`\0`, "\0")
    .replaceAll(/\{(.)\*(\d{1,5})\}/gu, (_match, letter: string, times: string) =>
      letter.repeat(Number(times)),
    );
}

/** Reads a talk. Lines that begin with two spaces continue the one above; `#` is the title, `//` a remark. */
export function parseTalk(source: string): { talk: Talk } | { problem: TalkProblem } {
  const steps: TalkStep[] = [];
  let title = "";
  for (const { text, line } of joinContinued(source)) {
    if (text.startsWith("#")) {
      title ||= text.replace(/^#+ */, "");
      continue;
    }
    if (text.trim() === "" || text.startsWith("//")) continue;
    const step = readStep(text, line);
    if (step === null) return { problem: { line, text } };
    steps.push(step);
  }
  return { talk: { title, steps } };
}

function readStep(text: string, line: number): TalkStep | null {
  for (const [form, read] of GRAMMAR) {
    const match = text.match(form);
    if (match !== null) return read(match, line);
  }
  return null;
}

function joinContinued(source: string): { text: string; line: number }[] {
  const joined: { text: string; line: number }[] = [];
  for (const [index, raw] of source.split(/\r?\n/u).entries()) {
    const last = joined.at(-1);
    if (raw.startsWith("  ") && last !== undefined) last.text += `\n${raw.slice(2)}`;
    else joined.push({ text: raw.trimEnd(), line: index + 1 });
  }
  return joined;
}
