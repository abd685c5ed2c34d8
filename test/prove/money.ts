import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { findLedgerProblems } from "../support/money/check-ledger.ts";
import { driveMoney } from "../support/money/drive.ts";
import { openDesk, propose, race } from "../support/money/two-approvers.ts";
import { SmallHouse } from "../support/small-house.ts";
import { exactly, type Figure, told } from "./figures.ts";

const serverUrl = (): string =>
  process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Steps in runs of 1,000, each with a seed and a database of its own. */
export async function moneyAgainstModel(steps: number): Promise<readonly Figure[]> {
  const done = new Map<string, number>();
  let problems = 0;
  for (let seed = 1; seed <= Math.max(1, Math.round(steps / 1_000)); seed++) {
    const small = new SmallHouse(await openTemporary(serverUrl()));
    try {
      const driven = await driveMoney(await small.open(), seed, Math.min(steps, 1_000));
      for (const problem of driven.problems) console.error(`seed ${seed}: ${problem}`);
      problems += driven.problems.length;
      for (const [what, times] of Object.entries(driven.done)) done.set(what, (done.get(what) ?? 0) + times);
    } finally {
      await small.database.close();
    }
  }
  return [
    ...[...done].map(([what, times]) => told(what, times)),
    exactly("differences from the model", problems, 0),
  ];
}

/** Two directors say yes to the same case at the same moment: one approves, the other hears of it; every time. */
export async function twoApproversRace(rounds: number): Promise<readonly Figure[]> {
  const small = new SmallHouse(await openTemporary(serverUrl()));
  try {
    const house = await small.open();
    const desk = await openDesk(house.db);
    const heard = { approved: 0, stands: 0, other: 0 };
    for (let round = 0; round < rounds; round++) {
      const personId = desk.people[round % desk.people.length] ?? "";
      // An event of its own each time, so that no limit decides.
      const day = new Date(Date.UTC(2000, 0, 1 + round)).toISOString().slice(0, 10);
      const facts = { tier: "municipal", accidental: true, loss: "50000", "event-date": day };
      const id = await propose(house, desk, { personId, ruleCode: "household-fire", facts });
      for (const key of await race(house, desk, id)) {
        if (key === "relief:decide.approved") heard.approved += 1;
        else if (key === "relief:decide.stands") heard.stands += 1;
        else heard.other += 1;
      }
    }
    const problems = await findLedgerProblems(house.db);
    return [
      exactly("approved", heard.approved, rounds),
      exactly("told that it stands already", heard.stands, rounds),
      exactly("told anything else", heard.other, 0),
      exactly("differences between ledger and grants", problems.length, 0),
    ];
  } finally {
    await small.database.close();
  }
}
