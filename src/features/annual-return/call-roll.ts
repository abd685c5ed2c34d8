import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Verb } from "../feature.ts";
import { readReturnSlots } from "./return-form.ts";

/** 点名: everyone in the union's custody by name and honour year, with the changes reported this year. */
export const callRoll: Verb = async ({ tx, world, actor }, slots) => {
  const { year } = readReturnSlots(slots);
  if (actor.unionId === null) return { replies: [say("dialogue:not-allowed")], dialogue: { next: "end" } };
  const people = world.directory.peopleOf(actor.unionId).filter((person) => person.life === "alive");
  const lines = people.map((person, index) =>
    say(person.honourYear === null ? "returns:roll-line" : "returns:roll-line-with-year", {
      number: index + 1,
      name: person.name,
      year: person.honourYear ?? 0,
      state: say(`changes:state.${person.employment}`),
    }),
  );
  const changes = await countChanges(tx, actor.unionId, year);
  const union = world.directory.unions.get(actor.unionId)?.name ?? "";
  const question = say(changes === 0 ? "returns:confirm-none" : "returns:confirm-changes", { changes });
  return { replies: [say("returns:roll", { union, year, count: people.length, lines, question })] };
};

/** Changes of the union's people in the year that stand. */
export async function countChanges(tx: Tx, unionId: string, year: number): Promise<number> {
  const [row] = await queryRows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from change_reports
      where union_id = ${unionId}::uuid and status in ('recorded', 'scheduled', 'awaiting-acceptance', 'disputed')
        and event_date between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
  );
  return row?.count ?? 0;
}
