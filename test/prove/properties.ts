import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { exactly, type Figure, told } from "./figures.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const VITEST = `${ROOT}/node_modules/vitest/vitest.mjs`;

/** Every test that has a law, with seeds that nobody has tried. */
export async function freshSeeds(times: number): Promise<readonly Figure[]> {
  const tests = readdirSync(`${ROOT}/test`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith("prove/"))
    .filter((file) => /"fast-check"|-rule\.ts"|noise\.ts"/.test(readFileSync(`${ROOT}/test/${file}`, "utf8")))
    .map((file) => `test/${file}`);
  const failed: number[] = [];
  for (let time = 0; time < times; time++) {
    const seed = randomInt(2 ** 31);
    if (!(await passes(tests, seed))) failed.push(seed);
  }
  return [
    told("files with laws", tests.length),
    exactly("seeds at which one broke", failed.length, 0),
    ...(failed.length === 0 ? [] : [told("PROPERTY_SEED to see it again", failed.join(", "))]),
  ];
}

function passes(tests: readonly string[], seed: number): Promise<boolean> {
  const env = { ...process.env, PROPERTY_SEED: String(seed) };
  const child = spawn(process.execPath, [VITEST, "run", "--reporter=dot", ...tests], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code === 0));
  });
}
