import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import { scopeFor } from "../../permissions.ts";
import type { ApplicationStatus } from "../schema.ts";
import type { DecideSlots } from "../decision/decide-form.ts";

interface Row {
  readonly receipt: string;
  readonly status: ApplicationStatus;
  readonly name: string | null;
  readonly date: string;
}

/**
 * Where a case stands that is not on the speaker's desk (any more): decided by whom and when. 「批准」 said twice hears
 * that it was done, and nothing is done again.
 */
export async function describeStanding(
  { tx, actor, now }: VerbContext,
  said: Pick<DecideSlots, "receipt" | "personId" | "applicationId">,
): Promise<Reply> {
  const named =
    said.receipt !== null
      ? sql`a.receipt = ${said.receipt}`
      : said.personId !== null
        ? sql`a.person_id = ${said.personId}::uuid`
        : said.applicationId !== null && said.applicationId !== undefined
          ? sql`a.id = ${said.applicationId}::uuid`
          : // Nothing named: the case that the speaker moved within the hour, if any.
            sql`s.by_binding_id = ${actor.bindingId}::uuid and s.at > ${now.toISOString()}::timestamptz - interval '1 hour'`;
  const scope =
    scopeFor(actor.role, "decide-application") === "district"
      ? sql`true`
      : sql`p.custodian_union_id = ${actor.unionId}::uuid`;
  const [row] = await queryRows<Row>(
    tx,
    sql`select a.receipt, a.status, b.name, to_char(s.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date
      from applications a join people p on p.id = a.person_id
      join application_steps s on s.application_id = a.id and s.version = a.version
      left join signatories b on b.id = s.by_binding_id
      where ${named} and ${scope} and a.status <> 'draft' order by s.at desc limit 1`,
  );
  if (row === undefined) return say("relief:decide.nothing-waits");
  return say("relief:decide.stands", {
    receipt: row.receipt,
    status: say(`relief:status.${row.status}`),
    name: row.name ?? "",
    date: row.date,
  });
}
