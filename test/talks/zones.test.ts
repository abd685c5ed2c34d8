import { execFile } from "node:child_process";

import { expect, test } from "vitest";

const BIN = `${import.meta.dirname}/../../src/cli/bin.js`;

/** Days, deadlines and hours of the day are in them. */
const TALKS = [
  "08-annual-return",
  "28-major-clock",
  "43-campaign",
  "83-late",
  "84-database-away",
  "86-turn-of-the-year",
];

/** The district keeps its own time, whatever zone the server is in: far behind it, and a quarter of an hour beside it. */
test.each(["America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"])(
  "talks on a server in %s",
  async (TZ) => {
    const files = TALKS.map((name) => `${import.meta.dirname}/${name}.talk`);
    const said = await new Promise<string>((resolve) => {
      const env = { ...process.env, TZ };
      execFile(process.execPath, [BIN, "play", ...files], { env }, (_error, stdout) => resolve(stdout));
    });
    expect(said).toContain(`${TALKS.length} passed, 0 failed`);
  },
);
