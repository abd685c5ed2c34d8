import { drillEmbedded, drillOnServer } from "./backup-drill.ts";
import type { Proof } from "./figures.ts";
import { fullDisk } from "./full-disk.ts";
import { fuzz, hostile } from "./fuzz.ts";
import { killEmbedded, killOnServer } from "./kill-cycles.ts";
import { killMigrationEmbedded, killMigrationOnServer } from "./migration-kills.ts";
import { listOfAll } from "./lists/list-of-all.ts";
import { moneyAgainstModel, twoApproversRace } from "./money.ts";
import { manyProcesses } from "./processes.ts";
import { freshSeeds } from "./properties.ts";
import { yearAsBot, yearEmbedded, yearOnServer } from "./year.ts";
import { connectionResets, immediateStops, serverAway, slowServer } from "./server-faults.ts";

/** In the order in which all of them run. */
export const PROOFS: readonly Proof[] = [
  {
    name: "kill-postgres",
    about: "kill -9 under load on PostgreSQL, at named steps and at random",
    size: 100,
    unit: "kills",
    run: killOnServer,
  },
  {
    name: "kill-pglite",
    about: "kill -9 under load on PGlite, at named steps and at random",
    size: 50,
    unit: "kills",
    run: killEmbedded,
  },
  {
    name: "server-stops",
    about: "PostgreSQL stopped -m immediate under load",
    size: 20,
    unit: "stops",
    run: immediateStops,
  },
  {
    name: "server-resets",
    about: "every connection to PostgreSQL reset, again and again",
    size: 300,
    unit: "connections",
    run: connectionResets,
  },
  { name: "server-away", about: "PostgreSQL out of reach", size: 600, unit: "seconds", run: serverAway },
  {
    name: "server-slow",
    about: "two seconds more for everything",
    size: 60,
    unit: "seconds",
    run: slowServer,
  },
  {
    name: "processes",
    about: "several processes on one server, each message to two of them at once",
    size: 8,
    unit: "processes",
    run: manyProcesses,
  },
  {
    name: "migration-postgres",
    about: "the making of a database on PostgreSQL killed",
    size: 20,
    unit: "times",
    run: killMigrationOnServer,
  },
  {
    name: "migration-pglite",
    about: "the making of a database on PGlite killed",
    size: 20,
    unit: "times",
    run: killMigrationEmbedded,
  },
  {
    name: "backup-postgres",
    about: "a district backed up and restored on PostgreSQL",
    size: 100_000,
    unit: "reports",
    run: drillOnServer,
  },
  {
    name: "backup-pglite",
    about: "a district backed up and restored on PGlite",
    size: 100_000,
    unit: "reports",
    run: drillEmbedded,
  },
  {
    name: "money",
    about: "applications, decisions, deaths, rule changes and payments against a model",
    size: 10_000,
    unit: "steps",
    run: moneyAgainstModel,
  },
  {
    name: "approvers",
    about: "two directors decide the same case at the same moment",
    size: 1_000,
    unit: "rounds",
    run: twoApproversRace,
  },
  {
    name: "list",
    about: "a list of everybody: built, approved, batched, and written for the bank",
    size: 300_000,
    unit: "people",
    run: listOfAll,
  },
  // Two hundred have 3,000 people and some 5,000 messages.
  {
    name: "year-pglite",
    about: "a district's year against an oracle, on PGlite",
    size: 200,
    unit: "unions",
    run: yearEmbedded,
  },
  {
    name: "year-postgres",
    about: "a district's year against an oracle, on PostgreSQL",
    size: 200,
    unit: "unions",
    run: yearOnServer,
  },
  {
    name: "year-bot",
    about: "a district's year against an oracle, on PostgreSQL as the bot's own login",
    size: 200,
    unit: "unions",
    run: yearAsBot,
  },
  { name: "disk", about: "the disk of PGlite full, under load", size: 3, unit: "times", run: fullDisk },
  {
    name: "fuzz",
    about: "made-up conversations through the whole pipeline",
    size: 100_000,
    unit: "messages",
    run: fuzz,
  },
  {
    name: "hostile",
    about: "hostile strings wherever a text can stand",
    size: 1_000,
    unit: "strings at most",
    run: hostile,
  },
  {
    name: "properties",
    about: "every test that has a law, with fresh seeds",
    size: 10,
    unit: "seeds",
    run: freshSeeds,
  },
];
