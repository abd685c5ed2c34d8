import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { compareYear } from "./year/compare-year.ts";
import { liveYear } from "./year/live-year.ts";

/** A district's year against the oracle: on PostgreSQL where `TEST_DATABASE_URL` names one, else embedded. */
export async function proveYear(unions: number, seed = 20_260_101): Promise<boolean> {
  const begun = performance.now();
  const database = await openTemporary(process.env["TEST_DATABASE_URL"]);
  try {
    const size = { unions, people: unions * 15, events: unions * 8, seed, wakeEvery: 1 };
    const lived = await liveYear(database, size);
    const { problems, ...figures } = await compareYear(lived);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(JSON.stringify({ ...figures, ...lived.tally, seconds, problems: problems.length }));
    for (const problem of problems.slice(0, 20)) console.log(problem);
    return problems.length === 0;
  } finally {
    await database.close();
  }
}
