import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { openServer } from "../../../src/adapters/database/server/server.ts";
import { openTemporary } from "../../../src/adapters/database/temporary.ts";
import { queryRows } from "../../../src/features/database.ts";
import { evaluate, type CompiledRule } from "../../../src/rules/index.ts";
import { SmallHouse } from "../../support/small-house.ts";

const url = process.env["TEST_DATABASE_URL"];
const STAFF = "demo-hefang";
const DIRECTOR = "demo-lvqiang";

/** What a house would answer somebody who paid 100,000, with costs of that day. */
const askOf = ({ house }: SmallHouse, day: string): unknown =>
  evaluate(
    house.rules.current.rules.get("own-illness") as CompiledRule,
    { tier: "national", "major-illness": true, copay: "100000", "self-funded": "0", "event-date": day },
    { on: "2027-08-01" },
  );

async function sameServer(first: OpenDatabase): Promise<OpenDatabase> {
  const [row] = await queryRows<{ name: string }>(first.db, sql`select current_database() as name`);
  const own = new URL(url ?? "");
  own.pathname = `/${row?.name}`;
  return openServer({ url: own.href });
}

test.runIf(url !== undefined)(
  "a version approved in one house holds in the other from its day, with no restart and no job",
  async () => {
    const first = await openTemporary(url);
    const second = await sameServer(first);
    const [here, there] = [new SmallHouse(first), new SmallHouse(second)];
    await here.open();
    await there.open();
    await here.say(STAFF, "大病比例改为30%，封顶3万，7月1日起");
    await here.say(STAFF, "确认");
    await there.say("stranger", "你好");
    expect(askOf(there, "2027-07-01")).toMatchObject({ version: 1, amount: "25000.00" });
    await here.say(DIRECTOR, "批准规则");
    await here.say(DIRECTOR, "确认");
    await there.say("stranger", "谢谢");
    expect(askOf(there, "2027-07-01")).toMatchObject({ version: 2, amount: "30000.00" });
    expect(askOf(there, "2027-06-30")).toMatchObject({ version: 1, amount: "25000.00" });
    // Taken back there before its day, it is gone here with the next message.
    there.clock.set(new Date("2026-11-21T03:00:00Z"));
    await there.say(DIRECTOR, "撤回规则GZ2026-0001");
    await there.say(DIRECTOR, "确认");
    await here.say("stranger", "再见");
    expect(askOf(here, "2027-07-01")).toMatchObject({ version: 1, amount: "25000.00" });
    await second.close();
    await first.close();
  },
);
