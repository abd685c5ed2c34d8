import { sql } from "drizzle-orm";

import { createDrawFile } from "./adapters/enclosures/draw-file.ts";
import type { OpenDatabase } from "./adapters/database/open-database.ts";
import { loadChangeKinds } from "./adapters/change-kinds/load-change-kinds.ts";
import { seedDemo } from "./adapters/demo/seed-demo.ts";
import { loadAgeLaws } from "./adapters/statutory-ages/load-age-laws.ts";
import { createRenderer } from "./adapters/locales/create-renderer.ts";
import { learnOnce } from "./adapters/locales/learn-once.ts";
import { loadLexicons } from "./adapters/locales/load-lexicon.ts";
import { readSheet } from "./adapters/spreadsheet/read-sheet.ts";
import { readShippedRules, type ShippedRules } from "./adapters/rulebook/read-shipped-rules.ts";
import type { Clock } from "./domain/clock.ts";
import { dateInZone } from "./domain/local-date.ts";
import { once } from "./domain/once.ts";
import { StartFailure } from "./domain/start-failure.ts";
import type { Vault } from "./domain/vault.ts";
import { archive } from "./features/archive/index.ts";
import { annualReturn } from "./features/annual-return/index.ts";
import { attachments } from "./features/attachments/index.ts";
import { binding, voidCodes } from "./features/binding/index.ts";
import { campaign } from "./features/campaign/index.ts";
import type { ChangeKindList } from "./features/change-kinds.ts";
import { changeReports, syncChangeKinds } from "./features/change-reports/index.ts";
import { transactAsSystem } from "./features/acting.ts";
import { type Database, queryRows } from "./features/database.ts";
import { deliveries } from "./features/deliveries/index.ts";
import { oversight } from "./features/oversight/index.ts";
import type { Feature } from "./features/feature.ts";
import { type AgeLaws, earlyWarnings } from "./features/early-warnings/index.ts";
import { namesakes } from "./features/namesakes/index.ts";
import { leads } from "./features/leads/index.ts";
import { majorEvents } from "./features/major-events/index.ts";
import { benefitLists } from "./features/benefit-lists/index.ts";
import { recuperation } from "./features/recuperation/index.ts";
import { services } from "./features/services/index.ts";
import { budget } from "./features/budget/index.ts";
import { payments } from "./features/payments/index.ts";
import { earlierPayments } from "./features/earlier-payments/index.ts";
import { innovation } from "./features/innovation/index.ts";
import { nominations } from "./features/nominations/index.ts";
import { statistics } from "./features/statistics/index.ts";
import { relief } from "./features/relief/index.ts";
import { rosterExport } from "./features/roster-export/index.ts";
import { rosterImport } from "./features/roster-import/index.ts";
import { guidance } from "./features/guidance/index.ts";
import { loadShipped, ruleChanges, RuleShelf } from "./features/rule-changes/index.ts";
import { Directory, syncTitles, type TitleRow } from "./features/roster/index.ts";
import { createLanguage, RosterIndex } from "./language/index.ts";
import { PendingMessages } from "./pipeline/gate/pending-messages.ts";
import type { House } from "./pipeline/house.ts";
import type { HonourTitle } from "./rules/index.ts";
import type { Log } from "./pipeline/ports/log.ts";

/** Every piece of union work. A new one is a folder and a line here. */
const listFeatures = (): readonly Feature[] => [
  changeReports,
  majorEvents,
  leads,
  attachments,
  archive,
  annualReturn,
  campaign,
  earlyWarnings(shippedAgeLaws()),
  rosterImport,
  rosterExport,
  relief,
  payments,
  budget,
  ruleChanges,
  benefitLists,
  recuperation,
  services,
  nominations,
  earlierPayments,
  innovation,
  statistics,
  namesakes,
  binding,
  deliveries,
  oversight,
  guidance,
];

export interface HouseParts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  /** Fill an empty database with the demo district. */
  readonly demo: boolean;
  /** False for a command that hears no messages: nobody's name is indexed then. */
  readonly listens?: boolean;
}

const shippedLanguage = once(() => createLanguage(loadLexicons(), learnOnce));
const shippedRenderer = once(createRenderer);

const shippedKinds = once((): ChangeKindList => {
  const list = loadChangeKinds();
  if (list.ok) return list.value;
  throw new StartFailure("change-kinds-invalid", list.refusal);
});
const shippedAgeLaws = once((): AgeLaws => {
  const laws = loadAgeLaws();
  if (laws.ok) return laws.value;
  throw new StartFailure("age-laws-invalid", laws.refusal);
});

const DEAF = { upsertPerson: () => {}, upsertUnion: () => {} };

/** Puts the house together over an open database: rules and words loaded, roster in memory. */
export async function openHouse({ listens = true, ...parts }: HouseParts): Promise<House> {
  const { database, clock, vault, log, demo } = parts;
  const { db } = database;
  const shipped = readShippedRules();
  const titles = shipped.book.titles.map(titleRow);
  const changeKinds = shippedKinds();
  const features = listFeatures();
  await transactAsSystem(db, async (tx) => {
    await syncTitles(tx, titles);
    await syncChangeKinds(tx, changeKinds);
  });
  const rules = await openRules(db, shipped, clock.now(), log);
  if (demo) {
    await transactAsSystem(db, async (tx) => {
      const [row] = await queryRows<{ empty: boolean }>(
        tx,
        sql`select not exists (select 1 from unions) as empty`,
      );
      if (row?.empty === true) await seedDemo(tx, vault, clock.now());
    });
  }
  const renderer = await shippedRenderer();
  if (listens) shippedLanguage();
  const roster = new RosterIndex({ honours: titles });
  const directory = new Directory(listens ? roster : DEAF);
  await transactAsSystem(db, (tx) => directory.refresh(tx));
  return {
    db,
    clock,
    vault,
    // Its words take room and time, and most commands hear none.
    get language() {
      return shippedLanguage();
    },
    roster,
    directory,
    features,
    forms: features.flatMap((feature) => feature.forms ?? []),
    verbs: new Map(features.flatMap((feature) => Object.entries(feature.verbs))),
    answers: Object.assign({}, ...features.map((feature) => feature.answers ?? {})) as House["answers"],
    ofOnePerson: new Set(features.flatMap((feature) => feature.ofOnePerson ?? [])),
    voidCodes: (tx, text, now) => voidCodes(tx, vault, text, now),
    ...renderer,
    drawFile: createDrawFile(renderer.render),
    readSheet,
    changeKinds,
    rules,
    log,
    pending: new PendingMessages(),
  };
}

/** The shipped book is brought into the database, and what the database then holds as approved is what answers. */
async function openRules(db: Database, shipped: ShippedRules, now: Date, log: Log): Promise<RuleShelf> {
  const loaded = await transactAsSystem(db, (tx) => loadShipped(tx, shipped, now, dateInZone(now)));
  for (const clause of loaded.reworded) log.warn("clause-reworded", { code: clause });
  const shelf = new RuleShelf(shipped.book);
  await shelf.refresh(db);
  return shelf;
}

function titleRow(title: HonourTitle): TitleRow & { readonly names: string[] } {
  return {
    code: title.code,
    names: [...title.names["zh-CN"], ...title.names.en],
    level: title.level,
    collective: title.to !== "person",
    tier: title.tier,
    tierByReading: title.byReading,
    validFrom: title.from,
    clause: title.clause,
  };
}
