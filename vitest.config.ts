import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The talks take longest by far: begun first, on one worker, they are done when the other has done the rest. */
class TalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isTalks = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith("/talks.test.ts");
    return sorted.toSorted((a, b) => Number(isTalks(b)) - Number(isTalks(a)));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/templates.ts",
    setupFiles: ["test/seed.ts"],
    sequence: { sequencer: TalksFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Every worker holds a PGlite instance; two cores are what the smallest machine has.
    maxWorkers: 2,
  },
});
