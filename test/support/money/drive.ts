import type { House } from "../../../src/pipeline/house.ts";
import { Driver } from "./driver.ts";
import { seeded } from "./seeded.ts";
import { openDesk } from "./two-approvers.ts";

export interface Driven {
  readonly steps: number;
  readonly done: Readonly<Record<string, number>>;
  /** Where the house and the model part, and what of the money does not hold; empty when all does. */
  readonly problems: readonly string[];
}

/** Random applications, decisions, withdrawals, objections, deaths, changes of the rule and payments against a model. */
export async function driveMoney(house: House, seed: number, steps: number): Promise<Driven> {
  const driver = new Driver(house, await openDesk(house.db), seeded(seed));
  for (let step = 0; step < steps && driver.problems.length === 0; step++) {
    await driver.step();
    if (step % 50 === 49) await driver.compare();
  }
  await driver.compare();
  return { steps, done: Object.fromEntries(driver.done), problems: driver.problems };
}
