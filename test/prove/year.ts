import { openTemporary } from "../../src/adapters/database/temporary.ts";
import { exactly, type Figure, told } from "./figures.ts";
import { compareYear } from "./year/compare-year.ts";
import { liveYear } from "./year/live-year.ts";

/** A district's year against the oracle: on PostgreSQL where `TEST_DATABASE_URL` names one, else embedded. */
export async function proveYear(unions: number, seed = 20_260_101): Promise<readonly Figure[]> {
  const database = await openTemporary(process.env["TEST_DATABASE_URL"]);
  try {
    const size = { unions, people: unions * 15, events: unions * 8, seed, wakeEvery: 1 };
    const lived = await liveYear(database, size);
    const { problems, ...figures } = await compareYear(lived);
    for (const problem of problems.slice(0, 20)) console.error(problem);
    return [
      ...Object.entries({ ...figures, ...lived.tally }).map(([what, value]) => told(what, value)),
      exactly("differences from the oracle", problems.length, 0),
    ];
  } finally {
    await database.close();
  }
}
