import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { parseTalk } from "../../src/cli/play/parse-talk.ts";
import { playTalk } from "../../src/cli/play/play-talk.ts";
import { Stage } from "../../src/cli/play/stage.ts";
import { transactAsSystem } from "../../src/features/acting.ts";
import { findLedgerProblems } from "../support/money/check-ledger.ts";
import { BOT_DATABASES } from "../databases.ts";

const TALKS = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".talk"));

describe.each(BOT_DATABASES)("on $name", ({ open }) => {
  test.each(TALKS)("%s", async (file) => {
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
