import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../../src/domain/vault.ts";
import { type Database, queryRows } from "../../../src/features/database.ts";

const AT_ONCE = 5_000;

/** Retired municipal model workers with sealed cards in the unions of the demo district, so many. */
export async function fillDistrict(db: Database, vault: Vault, people: number): Promise<void> {
  const unions = await queryRows<{ id: string }>(db, sql`select id from unions where level = 'grassroots'`);
  for (let done = 0; done < people; done += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, people - done) }, (_, index) => {
      const id = newId();
      const number = done + index;
      const card = `62220${String(number).padStart(14, "0")}`;
      return {
        id,
        honour: newId(),
        name: `劳模${number}`,
        union_id: unions[number % unions.length]?.id,
        // One in a hundred has no card, one in two hundred no known birthday.
        birthday: number % 200 === 0 ? null : `19${String(30 + (number % 40)).padStart(2, "0")}-03-08`,
        card_sealed:
          number % 100 === 0 ? null : vault.seal(card, { table: "people", column: "card", row: id }),
        card_index: number % 100 === 0 ? null : `card-${number}`,
      };
    });
    await db.execute(sql`with r as (
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, honour uuid, name text, union_id uuid,
          birthday date, card_sealed text, card_index text)
      ), person as (
        insert into people (id, name, sex, birthday, custodian_union_id, employment, retired_on, card_sealed, card_index)
        select id, name, 'male', birthday, union_id, 'retired', '2010-01-31', card_sealed, card_index from r returning id
      ) insert into honours (id, person_id, title_code, year)
        select r.honour, person.id, 'beijing-model-worker', 2000 from r join person on person.id = r.id`);
  }
  await db.execute(sql`analyze people`);
  await db.execute(sql`analyze honours`);
}
