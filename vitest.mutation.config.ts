import { defineConfig } from "vitest/config";

/** For mutation testing: the tests of the rules alone, with the few runs of a property that a mutant needs to die. */
export default defineConfig({
  test: {
    include: ["test/rules/**/*.test.ts"],
    env: { PROPERTY_RUNS: "0.1" },
    testTimeout: 30_000,
  },
});
