import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { SandboxPersona, SandboxRoom } from "../../adapters/sandbox/cast.ts";
import type { SandboxPuppet } from "../../adapters/sandbox/sandbox-puppet.ts";
import type { MovableClock } from "../../domain/clock.ts";
import { describeEntry } from "./describe-entry.ts";
import { parseCommand } from "./parse-command.ts";
import { TerminalPlayer } from "./terminal-player.ts";

/** Texts of the namespace `chat`, in the locale of whoever sits at the terminal. */
export type ChatText = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface TerminalChatOptions {
  readonly puppet: SandboxPuppet;
  readonly personas: readonly SandboxPersona[];
  readonly rooms: readonly SandboxRoom[];
  readonly clock: Pick<MovableClock, "now" | "set">;
  readonly input: Readable;
  readonly output: Writable;
  readonly locale: "zh-CN" | "en";
  readonly text: ChatText;
  /** Called after the clock was moved: due work can be looked for at once. */
  readonly onClockMoved?: () => void;
  /** Resolves when the bot has nothing left to say; lines that are piped in wait for it before the next is read. */
  readonly settled?: () => Promise<void>;
}

/** Plays the personas from a terminal, or from a pipe, until `/quit` or the end of the input. */
export async function runTerminalChat(options: TerminalChatOptions): Promise<void> {
  const chat = new TerminalPlayer(options);
  // Only a terminal edits lines and shows the prompt; in a pipe both would be noise.
  const isTerminal = "isTTY" in options.output && options.output.isTTY === true;
  const lines = createInterface({ input: options.input, output: options.output, terminal: isTerminal });
  const prompt = () => {
    if (!isTerminal) return;
    lines.setPrompt(`${chat.place()} › `);
    lines.prompt(true);
  };
  const print = (block: string) => {
    // The line that is being typed moves below what is printed.
    if (isTerminal) options.output.write("\r\u001B[J");
    options.output.write(`${block}\n`);
    prompt();
  };
  const unfollow = options.puppet.journal.follow((entry) =>
    print(describeEntry(entry, chat.cast, options.text)),
  );
  print(options.text("welcome"));
  print(chat.listCast());
  try {
    for await (const line of lines) {
      const command = parseCommand(line);
      if (command.does === "quit") break;
      const answer = await chat.obey(command);
      if (answer !== undefined) print(answer);
      else prompt();
      if (!isTerminal) await options.settled?.();
    }
  } finally {
    unfollow();
    lines.close();
  }
}
