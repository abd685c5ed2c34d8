import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { moneyAgainstModel, twoApproversRace } from "./money.ts";
import { killCycles } from "./kill-cycles.ts";
import {
  connectionResets,
  type FaultResult,
  immediateStops,
  serverAway,
  slowServer,
} from "./server-faults.ts";
import { withServerDatabase } from "./support/server.ts";

/** `npm run prove [-- NAME[=TIMES] …]`: the long forms of what `npm test` checks briefly. Prints figures; exits 1 if one is off. */
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
  money: (steps = 10_000) => moneyAgainstModel(steps),
  "two-approvers": (rounds = 1_000) => twoApproversRace(rounds),
  "server-stops": async (times = 20) => reportFaults(await immediateStops(times)),
  "connection-resets": async (times = 300) => reportFaults(await connectionResets(times)),
  "server-away": async (seconds = 600) => reportFaults(await serverAway(seconds)),
  "slow-server": async (seconds = 60) => reportFaults(await slowServer(seconds), 45_000),
};

function reportFaults(result: FaultResult, returnsWithin = 5_000): boolean {
  console.log(JSON.stringify(result));
  return (
    result.lost === 0 &&
    result.duplicateEffects === 0 &&
    result.chain === "unbroken" &&
    result.unmarkedDuplicates === 0 &&
    result.exits === 0 &&
    result.unsent === 0 &&
    result.slowestReturnMs <= returnsWithin
  );
}

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
const wanted = new Map(
  process.argv.slice(2).map((word): [string, number | undefined] => {
    const [name = "", times] = word.split("=");
    return [name, times === undefined ? undefined : Number(times)];
  }),
);
for (const [name, prove] of Object.entries(PROOFS)) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  console.log(`\n## ${name}`);
  const held = await prove(wanted.get(name));
  console.log(held ? "holds" : "DOES NOT HOLD");
  if (!held) process.exitCode = 1;
}
