import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { readFootprint } from "./start-support/watch-process.ts";

const PROJECT = join(import.meta.dirname, "../..");
const ROUNDS = 3;
/** Long enough for the first tick to be over and the collector to have run. */
const IDLE_MS = 5_000;

interface Start {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly idleMB: number;
}

/** `npm start`: until the page's address is printed, the first time in an empty folder and the next time; idle RSS. */
export async function benchStart(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "nuanxin-start-bench-"));
  const first: Start[] = [];
  const again: Start[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = join(root, String(round));
    first.push(await measureStart(folder));
    again.push(await measureStart(folder));
  }
  rmSync(root, { recursive: true, force: true });
  console.log("| start | seconds | CPU seconds | idle RSS MB |");
  console.log("|---|---|---|---|");
  console.log(row("empty folder", first));
  console.log(row("folder in use", again));
  console.log(`least of ${ROUNDS}; RSS of the process and its children; load ${loadavg()[0]?.toFixed(1)}`);
}

function row(name: string, starts: readonly Start[]): string {
  const least = (of: (start: Start) => number): number => Math.min(...starts.map(of));
  const [seconds, cpu, rss] = [least((s) => s.seconds), least((s) => s.cpuSeconds), least((s) => s.idleMB)];
  return `| ${name} | ${seconds.toFixed(2)} | ${cpu.toFixed(2)} | ${rss.toFixed(0)} |`;
}

async function measureStart(folder: string): Promise<Start> {
  const begun = performance.now();
  const child = spawn(process.execPath, startWords(), {
    cwd: PROJECT,
    env: { ...process.env, NUANXIN_DATA: folder, NUANXIN_PORT: "0", NUANXIN_LOG: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("http://127.0.0.1:")) resolve();
    });
    child.once("exit", () => reject(new Error(`ended before it was ready: ${text}`)));
  });
  const seconds = (performance.now() - begun) / 1_000;
  const { cpuSeconds } = readFootprint(child.pid ?? 0);
  await wait(IDLE_MS);
  const { rssMB } = readFootprint(child.pid ?? 0);
  child.kill("SIGINT");
  await ended;
  return { seconds, cpuSeconds, idleMB: rssMB };
}

/** What follows `node` in the script of `npm start`: npm's own process is none of the program's. */
function startWords(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  const [program, ...words] = scripts.start.split(" ");
  if (program !== "node") throw new Error(`not started by node: ${scripts.start}`);
  return words;
}
