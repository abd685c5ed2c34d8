import { readdirSync, readFileSync } from "node:fs";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { parseTalk } from "../../src/cli/play/parse-talk.ts";
import { playTalk } from "../../src/cli/play/play-talk.ts";
import { Stage } from "../../src/cli/play/stage.ts";
import { transactAsSystem } from "../../src/features/acting.ts";
import { BOT_DATABASES } from "../databases.ts";
import { findLedgerProblems } from "../support/money/check-ledger.ts";

const TALKS = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".talk"));

/** Days, deadlines and hours of the day are in them: they are played in every zone. */
const ABOUT_DAYS = [
  "08-annual-return.talk",
  "28-major-clock.talk",
  "43-campaign.talk",
  "83-late.talk",
  "84-database-away.talk",
  "86-turn-of-the-year.talk",
];

interface Zone {
  readonly name: string;
  /** Of 1 December, in minutes behind UTC, as `Date` has it. */
  readonly behind: number;
}

/** Plays the talks on a machine in `zone`: the district keeps its own time, whatever zone that is. */
export function playTalks(which: "all" | "about-days", zone: Zone): void {
  const [{ name, open }] = BOT_DATABASES;
  describe(`on ${name}, in ${zone.name}`, () => {
    const before = process.env["TZ"];
    beforeAll(() => {
      process.env["TZ"] = zone.name;
    });
    afterAll(() => {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    });

    test("the machine is in that zone", () => {
      expect(new Date(2026, 11, 1).getTimezoneOffset()).toBe(zone.behind);
    });

    test.each(which === "all" ? TALKS : ABOUT_DAYS)("%s", async (file) => {
      const parsed = parseTalk(readFileSync(`${import.meta.dirname}/${file}`, "utf8"));
      if ("problem" in parsed) throw new Error(`${file}:${parsed.problem.line} is no line of a talk`);
      const stage = new Stage(await open());
      try {
        await stage.open();
        expect(await playTalk(parsed.talk, stage)).toBeNull();
        expect(await transactAsSystem(stage.database.db, findLedgerProblems)).toEqual([]);
      } finally {
        await stage.close();
      }
    });
  });
}
