import { describe, expect, test } from "vitest";

import { DATABASES } from "../../databases.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { SmallHouse } from "../../support/small-house.ts";
import { decide, openDesk, propose, race } from "../../support/money/two-approvers.ts";

const ILL = {
  tier: "municipal",
  "major-illness": true,
  copay: "42000",
  "self-funded": "8000",
  "event-date": "2026-03-01",
};

describe.each(DATABASES)("on $name", ({ open }) => {
  test("two approvers at once: one winner, and the other hears who it was", async () => {
    const small = new SmallHouse(await open());
    const house = await small.open();
    const desk = await openDesk(house.db);
    for (const personId of desk.people.slice(0, 5)) {
      const id = await propose(house, desk, { personId, ruleCode: "own-illness", facts: ILL });
      expect((await race(house, desk, id)).toSorted()).toEqual([
        "relief:decide.approved",
        "relief:decide.stands",
      ]);
    }
    expect(await findLedgerProblems(house.db)).toEqual([]);
    await small.database.close();
  });

  test("two applications for one limit: the second is refused by what the first took", async () => {
    const small = new SmallHouse(await open());
    const house = await small.open();
    const desk = await openDesk(house.db);
    const [personId = ""] = desk.people;
    const ids = await Promise.all(
      [1, 2].map(() => propose(house, desk, { personId, ruleCode: "own-illness", facts: ILL })),
    );
    const told = await Promise.all(
      ids.map((id, index) =>
        decide(house, { bindingId: desk.directors[index] ?? "", role: "director" }, id, "approve", 1),
      ),
    );
    expect(told.flat().filter((key) => key === "relief:decide.approved")).toHaveLength(1);
    expect(told.flat()).toContain("relief:decide.cannot-approve");
    expect(await findLedgerProblems(house.db)).toEqual([]);
    await small.database.close();
  });

  test("nobody decides on the own proposal", async () => {
    const small = new SmallHouse(await open());
    const house = await small.open();
    const desk = await openDesk(house.db);
    const [one = ""] = desk.directors;
    const [personId = ""] = desk.people;
    const id = await propose(
      house,
      { ...desk, officer: one },
      { personId, ruleCode: "own-illness", facts: ILL },
    );
    expect(await decide(house, { bindingId: one, role: "director" }, id, "approve", 1)).toEqual([
      "relief:decide.own-proposal",
    ]);
    await small.database.close();
  });
});
