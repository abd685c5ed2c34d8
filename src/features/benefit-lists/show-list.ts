import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { nameOn } from "../../rules/index.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Verb } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import type { World } from "../world.ts";
import type { Festival } from "../../domain/festival-day.ts";
import type { LIST_STATUSES, ListException, ListKind } from "./schema.ts";

export interface ListRow {
  readonly id: string;
  readonly number: string;
  readonly kind: ListKind;
  readonly festival: Festival | null;
  readonly asOf: string;
  readonly status: (typeof LIST_STATUSES)[number];
  readonly included: number;
  readonly excepted: number;
  readonly total: string | null;
  readonly builtBy: string;
  readonly seen: number;
  readonly people: number;
  readonly goOnAfter: string | null;
  readonly granted: number;
}

const columns = sql`id, number, kind, festival, as_of::text as "asOf", status, included, excepted, total::text,
  built_by as "builtBy", seen, people, go_on_after as "goOnAfter", granted`;

/** The oldest list that is not built, or not carried out, to its end; its row locked. */
export async function findInHand(tx: Tx, status: "building" | "approving"): Promise<ListRow | undefined> {
  const [list] = await queryRows<ListRow>(
    tx,
    sql`select ${columns} from benefit_lists where status = ${status} order by built_at limit 1 for update`,
  );
  return list;
}

/** The list of a number, else the latest. `lock` holds its row until the transaction ends. */
export async function findList(
  tx: Tx,
  number: string | undefined,
  lock = false,
): Promise<ListRow | undefined> {
  const [list] = await queryRows<ListRow>(
    tx,
    sql`select ${columns} from benefit_lists where ${number === undefined ? sql`true` : sql`number = ${number}`}
      order by built_at desc limit 1 ${lock ? sql`for update` : sql``}`,
  );
  return list;
}

const MOST_EXCEPTIONS = 20;

/** How many, how much, and who is not on it and why. */
export async function describeList(tx: Tx, world: World, number: string | undefined): Promise<Reply> {
  const list = await findList(tx, number);
  if (list === undefined) return say("lists:none");
  if (list.status === "building")
    return say("lists:progress", { number: list.number, seen: list.seen, people: list.people });
  if (list.status === "approving")
    return say("lists:granting", { number: list.number, granted: list.granted, included: list.included });
  const exceptions = await queryRows<{ personId: string; exception: ListException }>(
    tx,
    sql`select person_id as "personId", exception from list_items
      where list_id = ${list.id}::uuid and exception is not null order by exception, person_id limit ${MOST_EXCEPTIONS}`,
  );
  const lines = exceptions.map(({ personId, exception }) =>
    say("lists:exception-line", {
      person: namePerson(world.directory, personId),
      why: say(`lists:exception.${exception}`),
    }),
  );
  const name = nameOn(world.rules, list.kind, list.asOf);
  return say("lists:card", {
    number: list.number,
    name,
    festival: list.festival === null ? [] : [say(`lists:festival.${list.festival}`)],
    date: list.asOf,
    status: say(`lists:status.${list.status}`),
    included: list.included,
    money: list.total === null ? say("lists:not-configured") : say("lists:total", { total: list.total }),
    exceptions: list.excepted === 0 ? [] : [say("lists:exceptions", { count: list.excepted, lines })],
  });
}

export const showList: Verb = async ({ tx, world, frame }) => ({
  replies: [await describeList(tx, world, frame.slots.receipt)],
});
