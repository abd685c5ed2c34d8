import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Talks and proofs take longest by far: begun first, each on a worker, they are done when the rest is. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/(talks|prove)\.test\.ts$/.test(moduleId);
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/templates.ts",
    setupFiles: ["test/seed.ts"],
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than the cores of the smallest machine: many tests wait for processes that they have started.
    maxWorkers: 3,
    // Modules are read once a worker, not once a file: no test leaves anything behind in them.
    isolate: false,
  },
});
