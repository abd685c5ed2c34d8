import { execFile } from "node:child_process";

import { vi } from "vitest";

import { callCommand } from "../../src/cli/nuanxin.ts";

const BIN = `${import.meta.dirname}/../../src/cli/bin.js`;

type Environment = Readonly<Record<string, string | undefined>>;

export interface Ran {
  readonly code: number;
  /** Everything printed, for whomever. */
  readonly out: string;
}

/** `nuanxin …` as whoever runs the installation calls it. A start costs seconds: once for each command will do. */
export function runNuanxin(environment: Environment, ...words: readonly string[]): Promise<Ran> {
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...words], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: `${stdout}${stderr}` });
    });
  });
}

/** The same in this process: the same words, environment, exit code and output. */
export async function callNuanxin(environment: Environment, ...words: readonly string[]): Promise<Ran> {
  let out = "";
  const print = (line: string): void => void (out += `${line}\n`);
  const write = (text: string | Uint8Array): boolean => {
    out += String(text);
    return true;
  };
  vi.spyOn(console, "log").mockImplementation(print);
  vi.spyOn(console, "error").mockImplementation(print);
  vi.spyOn(process.stdout, "write").mockImplementation(write);
  vi.spyOn(process.stderr, "write").mockImplementation(write);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    const failed = await callCommand(words);
    return { code: failed ?? Number(process.exitCode ?? 0), out };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}
