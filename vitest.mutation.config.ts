import { readFileSync } from "node:fs";

import { defineConfig } from "vitest/config";

const scopes = JSON.parse(
  readFileSync(new URL("test/mutation-scopes.json", import.meta.url), "utf8"),
) as Record<string, { readonly tests: string[] }>;

/** For mutation testing: the tests of one scope alone, with the few runs of a property that a mutant needs to die. */
export default defineConfig({
  test: {
    include: scopes[process.env["MUTATE"] ?? "rules"]?.tests ?? [],
    globalSetup: "test/templates.ts",
    setupFiles: ["test/seed.ts"],
    env: { PROPERTY_RUNS: "0.1" },
    // Modules are read once a run, not once a file: most of what a mutant costs is reading them.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
