import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Option, type Command } from "commander";
import { learnOnce } from "../adapters/locales/learn-once.ts";
import { loadLexicons } from "../adapters/locales/load-lexicon.ts";
import { RosterIndex } from "../language/names/index/roster-index.ts";
import { createLanguage, type Context, type Locale } from "../language/understand.ts";
import { describeUnderstanding } from "./describe-understanding.ts";

interface Options {
  readonly now?: string;
  readonly locale?: Locale;
  readonly prefer?: "past" | "future" | "this";
  readonly roster?: string;
  readonly json?: true;
}

/** `nuanxin understand [TEXT… | -]`: what the bot reads in a message, without a database. */
export function registerUnderstand(program: Command): void {
  program
    .command("understand")
    .description("show what messages are understood to say (one message a line from stdin with -)")
    .argument("[text...]", "the message; several words are joined; - reads lines from stdin")
    .option("--now <iso>", "the moment that relative dates count from; default: now")
    .addOption(new Option("--locale <locale>", "language of the messages").choices(["zh-CN", "en"]))
    .addOption(
      new Option("--prefer <side>", "dates that can fall either way").choices(["past", "future", "this"]),
    )
    .option("--roster <file>", "names to know, one a line (a unit may follow after a comma)")
    .option("--json", "one JSON object a line")
    .action(async (words: string[], options: Options) => {
      process.exitCode = await runUnderstand(words, options);
    });
}

/** Exit code: 0, or 2 for options that make no sense. */
async function runUnderstand(words: readonly string[], options: Options): Promise<number> {
  const now = options.now === undefined ? new Date() : new Date(options.now);
  if (Number.isNaN(now.getTime())) return refuse(`--now: not a moment in ISO form: ${options.now}`);
  const roster = options.roster === undefined ? undefined : readRoster(options.roster);
  if (roster instanceof Error) return refuse(`--roster: ${roster.message}`);
  const language = createLanguage(loadLexicons(), learnOnce);
  const context: Context = {
    now,
    ...(options.locale && { locale: options.locale }),
    ...(options.prefer && { prefer: options.prefer }),
    ...(roster && { roster }),
  };
  const answer = (text: string): string => {
    const understanding = language.understand(text, context);
    return options.json ? toJson(understanding) : describeUnderstanding(text, understanding);
  };
  if (words.length > 0 && words.join(" ") !== "-") console.log(answer(words.join(" ")));
  else for await (const line of linesOfStdin()) await write(`${answer(line)}\n`);
  return 0;
}

/** The first frame is spread out for callers who want one; `frames` holds all. */
function toJson(understanding: ReturnType<ReturnType<typeof createLanguage>["understand"]>): string {
  const [first] = understanding.frames;
  return JSON.stringify({ ...first, ...understanding });
}

function readRoster(file: string): RosterIndex | Error {
  try {
    const lines = readFileSync(file, "utf8")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const rows = lines.map((line) => line.split(/[,，\t]/).map((cell) => cell.trim()));
    const units = [...new Set(rows.flatMap(([, unit]) => (unit === undefined || unit === "" ? [] : [unit])))];
    return new RosterIndex({
      people: rows.map(([name = "", unit = ""], at) => ({ id: String(at + 1), name, unionId: unit })),
      unions: units.map((name) => ({ id: name, name })),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const linesOfStdin = (): AsyncIterable<string> =>
  createInterface({ input: process.stdin, crlfDelay: Infinity });

/** Waits where the reader is slower than we are. */
async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once("drain", resolve);
  });
}

function refuse(reason: string): number {
  console.error(reason);
  return 2;
}
