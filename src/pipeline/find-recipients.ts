import { type SQL, sql } from "drizzle-orm";

import type { Locale } from "../domain/locale.ts";
import { queryRows, type Tx } from "../features/database.ts";
import type { Recipient } from "../features/feature.ts";

export interface Found {
  /** Which of the recipients asked for. */
  readonly at: number;
  readonly contactId: string;
  readonly locale: Locale | null;
  /** Bound, but to be proved anew: the id may be somebody else's by now. */
  readonly frozen: boolean;
}

type Kind = Recipient["kind"];

/** Recipients of one statement. */
const AT_ONCE = 20_000;

/** How each kind of recipient is found; `asked` holds the ones asked for, with their place and id. */
const JOINS: Readonly<Record<Exclude<Kind, "contact">, SQL>> = {
  staff: sql`b.role = 'staff'`,
  director: sql`b.role = 'director'`,
  officers: sql`b.union_id = asked.id::uuid and b.role = 'officer' and (not b.chair or not exists (
    select 1 from addresses o where o.union_id = b.union_id and o.role = 'officer' and not o.chair))
    and b.id is distinct from asked.except_id::uuid`,
  chair: sql`b.union_id = asked.id::uuid and b.role = 'officer' and b.chair`,
  person: sql`b.person_id = asked.id::uuid`,
};

/** The contacts behind many recipients, found together: a wave has one for every union. In the order asked for. */
export async function findRecipients(tx: Tx, recipients: readonly Recipient[]): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < recipients.length; start += AT_ONCE) {
    const asked = recipients.slice(start, start + AT_ONCE).map((to, index) => ({
      at: start + index,
      kind: to.kind,
      id: idOf(to),
      except_id: to.kind === "officers" ? (to.except ?? null) : null,
    }));
    found.push(...(await findSome(tx, asked)));
  }
  return found;
}

interface Asked {
  readonly at: number;
  readonly kind: Kind;
  readonly id: string | null;
  readonly except_id: string | null;
}

function findSome(tx: Tx, asked: readonly Asked[]): Promise<Found[]> {
  const parts = [...new Set(asked.map(({ kind }) => kind))].map((kind) =>
    kind === "contact"
      ? sql`select asked.at, asked.id as contact_id from asked where asked.kind = 'contact'`
      : sql`select asked.at, b.contact_id from asked join addresses b on ${JOINS[kind]} where asked.kind = ${kind}`,
  );
  return queryRows<Found>(
    tx,
    sql`with asked as materialized (
        select * from json_to_recordset(${JSON.stringify(asked)}::json) as a(at int, kind text, id text, except_id text)
      )
      select f.at, f.contact_id as "contactId", l.locale,
        exists (select 1 from addresses z where z.contact_id = f.contact_id and z.frozen) as frozen
      from (${sql.join(parts, sql` union all `)}) f left join languages l on l.contact_id = f.contact_id
      order by f.at, f.contact_id`,
  );
}

function idOf(to: Recipient): string | null {
  switch (to.kind) {
    case "staff":
    case "director":
      return null;
    case "officers":
    case "chair":
      return to.unionId;
    case "person":
      return to.personId;
    case "contact":
      return to.contactId;
  }
}
