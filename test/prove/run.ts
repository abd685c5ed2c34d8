import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { killCycles } from "./kill-cycles.ts";
import { withServerDatabase } from "./support/server.ts";

/** `npm run prove [-- NAME …]`: the long forms of what `npm test` checks briefly. Prints figures; exits 1 if one is off. */
const PROOFS: Readonly<Record<string, (times?: number) => Promise<boolean>>> = {
  "kill-postgres": (times = 100) =>
    withServerDatabase(async (url) => report(await killCycles({ url }, times))),
  "kill-pglite": async (times = 50) => {
    const folder = mkdtempSync(`${tmpdir()}/nuanxin-prove-`);
    try {
      return report(await killCycles({ folder: `${folder}/data` }, times));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function report(result: Awaited<ReturnType<typeof killCycles>>): boolean {
  console.log(JSON.stringify(result));
  return (
    result.lost === 0 &&
    result.duplicateEffects === 0 &&
    result.chain === "unbroken" &&
    result.unmarkedDuplicates === 0 &&
    result.duplicateSends <= result.kills &&
    result.unsent === 0
  );
}

/** `name` or `name=times`. */
const wanted = new Map<string, string | undefined>(
  process.argv.slice(2).map((word) => word.split("=") as [string, string | undefined]),
);
for (const [name, prove] of Object.entries(PROOFS)) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  console.log(`\n## ${name}`);
  const times = wanted.get(name);
  const held = await prove(times === undefined ? undefined : Number(times));
  console.log(held ? "holds" : "DOES NOT HOLD");
  if (!held) process.exitCode = 1;
}
