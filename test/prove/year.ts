import { makeTwoLogins, openTemporary } from "../../src/adapters/database/temporary.ts";
import type { OpenDatabase } from "../../src/adapters/database/open-database.ts";
import { openServer } from "../../src/adapters/database/server/server.ts";
import { isLostConnection } from "../../src/cli/run/guard-process.ts";
import type { Database } from "../../src/features/database.ts";
import { exactly, type Figure, told } from "./figures.ts";
import { serverUrl } from "./support/server.ts";
import { type Check, compareYear } from "./year/compare-year.ts";
import { liveYear, type YearSize } from "./year/live-year.ts";

const SEED = 20_260_101;
const MOST_SHOWN = 20;

export const yearEmbedded = (unions: number): Promise<readonly Figure[]> =>
  closing(openTemporary(), (database) => proveYear(database, database.db, unions));

export const yearOnServer = (unions: number): Promise<readonly Figure[]> =>
  closing(openTemporary(serverUrl()), (database) => proveYear(database, database.db, unions));

/** As an installation with two logins has it: the bot lives behind the second wall, and the owner looks. */
export async function yearAsBot(unions: number): Promise<readonly Figure[]> {
  const { drop, ...place } = await makeTwoLogins(serverUrl());
  try {
    return await closing(openServer(place), (database) =>
      closing(openServer({ url: place.ownerUrl }), (owner) => proveYear(database, owner.db, unions)),
    );
  } finally {
    await drop();
  }
}

async function closing<T>(
  opening: Promise<OpenDatabase>,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await opening;
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function proveYear(database: OpenDatabase, eyes: Database, unions: number): Promise<readonly Figure[]> {
  // As the program itself: a connection that the driver loses sight of ends a statement, and not the process.
  const outlive = (error: Error): void => {
    if (!isLostConnection(error)) throw error;
  };
  process.on("uncaughtException", outlive);
  try {
    const size = { unions, people: unions * 15, events: unions * 8, seed: SEED, wakeEvery: 1 };
    const lived = await liveYear(database, size, eyes);
    const { town, truth, wakes, tally } = lived;
    const { messages, restarts, repeats, disorders } = town;
    return [
      ...describe(size, {
        messages,
        "of them again": repeats,
        "out of order": disorders,
        restarts,
        wakes: wakes.length,
      }),
      told("events told", truth.length),
      told("names misspelt", tally.misspelt),
      told("cards that meant something else", tally.wrongCards),
      told("said again, plainly", tally.repeated),
      told("asked back who is meant", tally.askedBack),
      ...(await compareYear(lived)).map(judge),
    ];
  } finally {
    process.off("uncaughtException", outlive);
  }
}

const describe = ({ unions, people }: YearSize, lived: Readonly<Record<string, number>>): Figure[] =>
  Object.entries({ unions, people, ...lived }).map(([what, value]) => told(what, value));

function judge({ what, compared, problems }: Check): Figure {
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(`  ${problem}`);
  return exactly(`differ, of ${compared.toLocaleString("en")} ${what}`, problems.length, 0);
}
