import { readdirSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { dirname, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { register as readTypeScript } from "tsx/esm/api";

import { collected } from "./vitest-in-process.mjs";

/**
 * Runs pure tests in Stryker's own process, on modules read once for all mutants: a mutant costs what its tests cost, some
 * milliseconds, where a worker of vitest costs a second to start. A mutant that never ends ends its process, and Stryker
 * starts another. For scopes whose tests keep nothing between them: `"inProcess": true` in test/mutation-scopes.json.
 */
class InProcessRunner {
  /** Where the instrumented code looks which mutant is on, and leaves what it has seen. */
  #mutants = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

  /** No mutant outlives its run, for none is on while modules are read: they need not be read again. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Collects the tests; what the modules do meanwhile is seen as static. */
  async init() {
    process.env["PROPERTY_RUNS"] = "0.1";
    readTypeScript();
    register("./resolve-vitest.mjs", import.meta.url);
    const { tests } = JSON.parse(readFileSync("test/mutation-scopes.json", "utf8"))[
      process.env["MUTATE"] ?? "rules"
    ];
    for (const file of ["test/seed.ts", ...tests.flatMap(filesOf)]) {
      collected.path = [file];
      await import(pathToFileURL(resolve(file)).href);
    }
  }

  async dryRun() {
    const tests = [];
    for (const test of collected.tests) {
      this.#mutants.currentTestId = idOf(test);
      tests.push(await run(test));
    }
    this.#mutants.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#mutants.mutantCoverage };
  }

  /** Shortest tests first, until one fails. */
  async mutantRun({ activeMutant, hitLimit, mutantActivation, testFilter }) {
    if (mutantActivation === "static")
      throw new Error("what happens while modules are read is seen once: ignoreStatic");
    const wanted = new Set(testFilter ?? collected.tests.map(idOf));
    Object.assign(this.#mutants, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests = [];
    for (const test of collected.tests.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))) {
      if (wanted.has(idOf(test))) tests.push(await run(test));
      if (tests.at(-1)?.status === TestStatus.Failed) break;
    }
    this.#mutants.activeMutant = undefined;
    const endless = determineHitLimitReached(this.#mutants.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }
}

const idOf = ({ file, name }) => `${file}#${name}`;

/** `test/rules/check/*.test.ts` → its files. */
function filesOf(pattern) {
  if (!pattern.includes("*")) return [pattern];
  const folder = dirname(pattern);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts"))
    .toSorted()
    .map((file) => `${folder}/${file}`);
}

async function run(test) {
  const [id, begun] = [idOf(test), performance.now()];
  let failure;
  try {
    await test.run();
  } catch (error) {
    failure = { failureMessage: String(error?.message ?? error) };
  }
  const timeSpentMs = performance.now() - begun;
  test.time ??= timeSpentMs;
  const result = { id, name: test.name, fileName: resolve(test.file), timeSpentMs };
  return failure
    ? { ...result, status: TestStatus.Failed, ...failure }
    : { ...result, status: TestStatus.Success };
}

const makeRunner = () => new InProcessRunner();

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", makeRunner)];
