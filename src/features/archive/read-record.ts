import { sql } from "drizzle-orm";

import { type LocalText, type Reply, say } from "../../conversation/reply.ts";
import { queryRows, type Tx } from "../database.ts";
import { type ArchiveValues, readArchive } from "../roster/index.ts";
import type { World } from "../world.ts";

export interface HonourRow {
  readonly code: string;
  readonly year: number;
  readonly documentNumber: string | null;
}

/** Everything on file about a person, in clear; what is shown of it is decided by `describeRecord`. */
export interface PersonRecord {
  readonly values: ArchiveValues;
  readonly honours: readonly HonourRow[];
}

export async function readRecord(tx: Tx, personId: string, world: World): Promise<PersonRecord | undefined> {
  const values = await readArchive(tx, personId, world.vault);
  if (values === undefined) return undefined;
  const honours = await queryRows<HonourRow>(
    tx,
    sql`select title_code as code, year, document_number as "documentNumber" from honours
      where person_id = ${personId}::uuid order by year, title_code`,
  );
  return { values, honours };
}

/** 2015年 北京市劳动模范（京劳〔2015〕3号）. */
export function describeHonour(world: World, honour: HonourRow): Reply {
  const title = world.rules.book.titles.find((one) => one.code === honour.code);
  const name: LocalText = {
    "zh-CN": title?.names["zh-CN"][0] ?? honour.code,
    en: title?.names.en[0] ?? honour.code,
  };
  return honour.documentNumber === null
    ? say("archive:honour", { year: honour.year, title: name })
    : say("archive:honour-with-number", { year: honour.year, title: name, number: honour.documentNumber });
}
