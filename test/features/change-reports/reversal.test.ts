import { array, assert, asyncProperty, constantFrom, nat, oneof, record, constant } from "fast-check";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { Stage } from "../../../src/cli/play/stage.ts";
import { queryRows } from "../../../src/features/database.ts";
import { DATABASES } from "../../databases.ts";

const POSTS = ["商场经理", "区域经理", "采购主管", "财务主管"] as const;

const act = oneof(
  record({ kind: constant("report" as const), post: constantFrom(...POSTS) }),
  record({ kind: constant("withdraw" as const), which: nat(5) }),
  record({ kind: constant("amend" as const), which: nat(5), post: constantFrom(...POSTS) }),
);

/** Said twice, the second stands for both: declared void, nothing of either is left. */
const AGAIN_THEN_VOID = [
  { kind: "report" as const, post: POSTS[1] },
  { kind: "report" as const, post: POSTS[1] },
  { kind: "withdraw" as const, which: 0 },
];

interface Standing {
  readonly receipt: string;
  readonly post: string;
}

/** What the archive must hold, told from the reports that stand and nothing else. */
class Desk {
  readonly #stage: Stage;
  #day = 1;
  standing: Standing[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async say(text: string): Promise<string> {
    const before = this.#stage.said.length;
    await this.#stage.say("赵敏", null, text);
    return this.#stage.said
      .slice(before)
      .map((said) => said.text)
      .join("\n");
  }

  async report(post: string): Promise<void> {
    this.#day += 1;
    const card = await this.say(`陈静2026年${1 + (this.#day % 9)}月${this.#day % 28 || 28}日起担任${post}`);
    // The same thing reported again, on another day, is a correction of the first (domain §2), and the card says so.
    const corrected = /您报过这件事（(\d{4}-\d{6})/.exec(card)?.[1];
    this.standing = this.standing.filter((one) => one.receipt !== corrected);
    await this.#confirm(post);
  }

  async withdraw({ receipt }: Standing): Promise<void> {
    await this.say(`作废 ${receipt}，报错人了`);
    await this.say("确认");
    this.standing = this.standing.filter((one) => one.receipt !== receipt);
  }

  async amend({ receipt }: Standing, post: string): Promise<void> {
    await this.say(`更正 ${receipt} 改成担任${post}`);
    this.standing = this.standing.filter((one) => one.receipt !== receipt);
    await this.#confirm(post);
  }

  async #confirm(post: string): Promise<void> {
    const receipt = /受理编号 (\d{4}-\d{6})/.exec(await this.say("确认"))?.[1];
    await this.say("取消");
    if (receipt !== undefined && !this.standing.some((one) => one.receipt === receipt))
      this.standing.push({ receipt, post });
  }
}

describe.each(DATABASES)("on $name", ({ open }) => {
  test("whatever is reported, corrected and declared void, the archive holds what the standing reports say", async () => {
    const stage = new Stage(await open());
    try {
      await stage.open();
      const desk = new Desk(stage);
      await assert(
        asyncProperty(array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
          for (const one of acts) {
            const chosen =
              one.kind === "report"
                ? undefined
                : desk.standing[one.which % Math.max(1, desk.standing.length)];
            if (one.kind === "report") await desk.report(one.post);
            else if (chosen !== undefined && one.kind === "withdraw") await desk.withdraw(chosen);
            else if (chosen !== undefined && one.kind === "amend") await desk.amend(chosen, one.post);
            expect(await postOf(stage)).toBe(desk.standing.at(-1)?.post ?? "柜组长");
          }
        }),
        { numRuns: 25, endOnFailure: true, examples: [[AGAIN_THEN_VOID]] },
      );
    } finally {
      await stage.database.close();
    }
  }, 120_000);
});

async function postOf(stage: Stage): Promise<string | null | undefined> {
  const [row] = await queryRows<{ post: string | null }>(
    stage.database.db,
    sql`select post from people where name = '陈静'`,
  );
  return row?.post;
}
