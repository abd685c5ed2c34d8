import { expect, test } from "vitest";

import { PROOFS } from "./proofs.ts";

/** Each starts processes of its own, one after the other. */
const PATIENCE_MS = 600_000;

type Sizes = Readonly<Record<string, number>>;

const hasServer = process.env["TEST_DATABASE_URL"] !== undefined;

/** Proofs in short, by name: the same code, a few times. */
export const proveInShort = (sizes: Sizes): void => prove(sizes, true);

/** Those of the embedded database: where no server is named, as all tests of the database. */
export function proveEmbeddedInShort(sizes: Sizes): void {
  if (!hasServer) prove(sizes, true);
}

/** Those that want a server: a cluster of their own, or a database of their own on the server that is named. */
export const proveOnServerInShort = (sizes: Sizes): void => prove(sizes, hasServer);

function prove(sizes: Sizes, canRun: boolean): void {
  test.runIf(canRun).each(Object.entries(sizes))(
    "%s, %d times",
    async (name, size) => {
      const proof = PROOFS.find((one) => one.name === name);
      const figures = (await proof?.run(size)) ?? [];
      expect(figures).not.toEqual([]);
      // Milliseconds are not judged here: the machine has more to do.
      expect(figures.filter(({ holds, what }) => !holds && !what.includes(", ms"))).toEqual([]);
    },
    PATIENCE_MS,
  );
}
