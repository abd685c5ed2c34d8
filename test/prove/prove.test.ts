import { describe, expect, test } from "vitest";

import { PROOFS } from "./proofs.ts";

/** Each starts processes of its own, one after the other. */
const PATIENCE_MS = 600_000;

/** The proofs in short: the same code, a few times. */
const SHORT: Readonly<Record<string, number>> = {
  "kill-pglite": 3,
  "migration-pglite": 2,
  "backup-pglite": 500,
  fuzz: 200,
  hostile: 30,
};

/** Those that want a server: the test's own cluster, or a database of its own on the one that is named. */
const SHORT_ON_SERVER: Readonly<Record<string, number>> = {
  "kill-postgres": 3,
  "server-stops": 2,
  "server-resets": 20,
  "server-away": 3,
  processes: 2,
  "migration-postgres": 2,
  "backup-postgres": 500,
};

const short = (sizes: Readonly<Record<string, number>>) =>
  PROOFS.flatMap((proof) => {
    const size = sizes[proof.name];
    return size === undefined ? [] : [[proof.name, size, proof] as const];
  });

async function failures(proof: (typeof PROOFS)[number], size: number): Promise<unknown[]> {
  return (await proof.run(size)).filter(({ holds, what }) => !holds && !what.includes(", ms"));
}

describe("in short", () => {
  test.each(short(SHORT))(
    "%s, %d times",
    async (_name, size, proof) => {
      expect(await failures(proof, size)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test.runIf(process.env["TEST_DATABASE_URL"] !== undefined).each(short(SHORT_ON_SERVER))(
    "%s, %d times",
    async (_name, size, proof) => {
      expect(await failures(proof, size)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
