import { describe, expect, test } from "vitest";

import { DATABASES } from "../../databases.ts";
import { driveMoney } from "../../support/money/drive.ts";
import { SmallHouse } from "../../support/small-house.ts";

/** The short form of `npm run prove -- money`. */
describe.each(DATABASES)("on $name", ({ open }) => {
  test.each([1, 20_261_121, 777])(
    "whatever is applied for, decided, withdrawn, changed and paid, the money is what the model says (seed %i)",
    async (seed) => {
      const small = new SmallHouse(await open());
      const house = await small.open();
      expect((await driveMoney(house, seed, 250)).problems).toEqual([]);
      await small.database.close();
    },
  );
});
