import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, by folder: begun first, it is done when the rest is. */
const LONGEST = ["talks", "prove", "privacy", "cli", "start", "wire", "page"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
      return found < 0 ? LONGEST.length : found;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
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
