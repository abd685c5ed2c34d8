import { readFileSync } from "node:fs";

/** `MUTATE=gate npx stryker run`: one scope at a time, with the tests that hold it. Scopes are in test/mutation-scopes.json. */
const scopes = JSON.parse(readFileSync(new URL("test/mutation-scopes.json", import.meta.url), "utf8"));
const scope = process.env.MUTATE ?? "rules";
if (!(scope in scopes)) throw new Error(`MUTATE is one of ${Object.keys(scopes).join(", ")}`);
const { break: least, inProcess = false, mutate } = scopes[scope];

export default {
  packageManager: "npm",
  tsconfigFile: "no-tsconfig-for-typescript-7.json",
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/in-process-runner.mjs"],
  testRunner: inProcess ? "in-process" : "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  mutate,
  ignorePatterns: ["data", "reports", "src/adapters/sandbox", "test/language", "test/talks"],
  ignoreStatic: true,
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: `reports/stryker-${scope}.json`,
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `reports/mutation-${scope}.json` },
  thresholds: { high: 90, low: least, break: least },
  concurrency: 2,
  timeoutMS: inProcess ? 5_000 : 20_000,
};
