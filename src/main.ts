import { sql } from "drizzle-orm";

import type { OpenDatabase } from "./adapters/database/open-database.ts";
import { seedDemo } from "./adapters/demo/seed-demo.ts";
import { createRenderer } from "./adapters/locales/create-renderer.ts";
import { loadLexicons } from "./adapters/locales/load-lexicon.ts";
import type { Clock } from "./domain/clock.ts";
import type { Vault } from "./domain/vault.ts";
import { annualReturn } from "./features/annual-return/index.ts";
import { changeReports } from "./features/change-reports/index.ts";
import { queryRows, type Tx } from "./features/database.ts";
import type { Feature } from "./features/feature.ts";
import { guidance } from "./features/guidance/index.ts";
import { Directory, roster as rosterFeature, syncTitles } from "./features/roster/index.ts";
import { createLanguage, RosterIndex } from "./language/index.ts";
import type { House } from "./pipeline/house.ts";
import type { Log } from "./pipeline/log.ts";

/** Every piece of union work. A new one is a folder and a line here. */
const FEATURES: readonly Feature[] = [changeReports, annualReturn, rosterFeature, guidance];

export interface HouseParts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  /** Fill an empty database with the demo district. */
  readonly demo: boolean;
}

/** Puts the house together over an open database: rules and words loaded, roster in memory. */
export async function openHouse({ database, clock, vault, log, demo }: HouseParts): Promise<House> {
  const { db } = database;
  await db.transaction(async (transaction) => {
    await syncTitles(transaction as Tx, [
      {
        code: "national-model-worker",
        names: ["全国劳动模范"],
        level: "national",
        collective: false,
        tier: "national",
      },
      {
        code: "beijing-model-worker",
        names: ["北京市劳动模范"],
        level: "municipal",
        collective: false,
        tier: "municipal",
      },
    ]);
  });
  if (demo) {
    await db.transaction(async (transaction) => {
      const tx = transaction as Tx;
      const [row] = await queryRows<{ empty: boolean }>(
        tx,
        sql`select not exists (select 1 from unions) as empty`,
      );
      if (row?.empty === true) await seedDemo(tx, vault, clock.now());
    });
  }
  const language = createLanguage(loadLexicons());
  const roster = new RosterIndex();
  const directory = new Directory(roster);
  await directory.refresh(db);
  return {
    db,
    clock,
    vault,
    language,
    roster,
    directory,
    features: FEATURES,
    forms: FEATURES.flatMap((feature) => feature.forms ?? []),
    verbs: new Map(FEATURES.flatMap((feature) => Object.entries(feature.verbs))),
    answers: Object.assign({}, ...FEATURES.map((feature) => feature.answers ?? {})) as House["answers"],
    render: await createRenderer(),
    log,
  };
}
