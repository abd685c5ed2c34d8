import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { scriptArguments } from "../../support/run-script.ts";
import { REPEATED, repeatedText } from "./hostile-texts.ts";
import type { ReaderName } from "./readers/open-reader.ts";

/** The text that took longest. */
export interface Worst {
  readonly piece: string;
  readonly milliseconds: number;
  /** It was ended unread, and nothing was asked behind it. */
  readonly ended: boolean;
}

const TEXT_MS = 10_000;
const READER_MS = 40_000;

/** Has a process read every hostile text, 10 s at most for one and 40 s for all. Throws if the process ends by itself. */
export async function timeHostile(name: ReaderName): Promise<Worst> {
  const child = spawn(process.execPath, scriptArguments(new URL("hostile-child.ts", import.meta.url), name), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  try {
    if ((await answerOf(child, READER_MS)) === undefined) throw new Error(`${name} does not open`);
    return await findWorst(child);
  } finally {
    child.kill("SIGKILL");
  }
}

async function findWorst(child: ChildProcess): Promise<Worst> {
  let worst: Worst = { piece: "", milliseconds: 0, ended: false };
  const last = performance.now() + READER_MS;
  for (const piece of REPEATED) {
    const limit = Math.max(0, Math.min(TEXT_MS, last - performance.now()));
    child.send(repeatedText(piece));
    const milliseconds = await answerOf(child, limit);
    if (typeof milliseconds !== "number")
      return limit > worst.milliseconds
        ? { piece, milliseconds: limit, ended: true }
        : { ...worst, ended: true };
    if (milliseconds > worst.milliseconds) worst = { piece, milliseconds, ended: false };
  }
  return worst;
}

/** The next message of the process, `undefined` if none comes in time. */
async function answerOf(child: ChildProcess, limit: number): Promise<unknown> {
  const done = new AbortController();
  const { signal } = done;
  const answer = once(child, "message", { signal }).then(([said]: readonly unknown[]) => said);
  const end = once(child, "exit", { signal }).then(([code]: readonly unknown[]) => {
    throw new Error(`the reader of hostile texts ended with ${String(code)}`);
  });
  const late = sleep(limit, undefined, { signal });
  try {
    return await Promise.race([answer, end, late]);
  } finally {
    done.abort();
    await Promise.allSettled([answer, end, late]);
  }
}
