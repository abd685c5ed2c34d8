import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Vault } from "../../domain/vault.ts";
import { queryRows, type Tx } from "../database.ts";
import type { Change, IndexedRow } from "./compare-roster.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { RosterField, RosterRow } from "./roster-fields.ts";

const AT_ONCE = 2_000;

export interface ImportSource {
  readonly bindingId: string | null;
  readonly inboxId: string | null;
  readonly at: Date;
}

/** Writes a plan: new people with their honours, changed values with their history. All of it, or with the transaction nothing. */
export async function applyImport(
  tx: Tx,
  vault: Vault,
  plan: ImportPlan,
  source: ImportSource,
): Promise<void> {
  await makeUnions(tx, plan.newUnions);
  for (const rows of inParts(plan.added)) await addPeople(tx, vault, rows);
  for (const changes of inParts(plan.changed)) await changePeople(tx, vault, changes, source);
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += AT_ONCE) yield all.slice(start, start + AT_ONCE);
}

async function makeUnions(tx: Tx, unions: ImportPlan["newUnions"]): Promise<void> {
  if (unions.length === 0) return;
  await tx.execute(sql`
    insert into unions (id, parent_id, level, name)
    select n.id, (select id from unions where level = 'district' order by id limit 1), 'grassroots', n.name
    from json_to_recordset(${JSON.stringify(unions)}::json) as n(id uuid, name text)`);
}

/** Values as the columns of `people` hold them. */
function sealRow(id: string, row: IndexedRow, vault: Vault) {
  const seal = (value: string | undefined, column: string): string | null =>
    value === undefined ? null : vault.seal(value, { table: "people", column, row: id });
  return {
    id,
    name: row.name,
    union: row.unionId,
    sex: row.sex ?? null,
    birthday: row.birthday ?? null,
    work_unit: row.workUnit ?? null,
    post: row.post ?? null,
    employment: row.employment ?? null,
    retired_on: row.retiredOn ?? null,
    id_sealed: seal(row.idNumber, "id_number"),
    id_index: row.idNumberIndex ?? null,
    phone_sealed: seal(row.phone, "phone"),
    phone_index: row.phoneIndex ?? null,
    card_sealed: seal(row.card, "card"),
    card_index: row.cardIndex ?? null,
  };
}

const COLUMNS = sql`id uuid, name text, "union" uuid, sex text, birthday date, work_unit text, post text, employment text,
  retired_on date, id_sealed text, id_index text, phone_sealed text, phone_index text, card_sealed text, card_index text`;

async function addPeople(tx: Tx, vault: Vault, rows: readonly IndexedRow[]): Promise<void> {
  const people = rows.map((row) => sealRow(newId(), row, vault));
  await tx.execute(sql`
    insert into people (id, name, custodian_union_id, sex, birthday, work_unit, post, employment, retired_on,
      id_number_sealed, id_number_index, phone_sealed, phone_index, card_sealed, card_index)
    select id, name, "union", sex, birthday, work_unit, post, coalesce(employment, 'in-service'), retired_on,
      id_sealed, id_index, phone_sealed, phone_index, card_sealed, card_index
    from json_to_recordset(${JSON.stringify(people)}::json) as n(${COLUMNS})`);
  await addHonours(
    tx,
    rows.map((row, at) => ({ row, personId: people[at]?.id ?? "" })),
  );
}

async function addHonours(
  tx: Tx,
  held: readonly { readonly row: RosterRow; readonly personId: string }[],
): Promise<void> {
  const honours = held.flatMap(({ row: { titleCode, year, document }, personId }) =>
    titleCode === undefined ? [] : [{ id: newId(), person: personId, title: titleCode, year, document }],
  );
  if (honours.length === 0) return;
  await tx.execute(sql`
    insert into honours (id, person_id, title_code, year, document_number)
    select id, person, title, year, document
    from json_to_recordset(${JSON.stringify(honours)}::json) as h(id uuid, person uuid, title text, year int, document text)
    on conflict do nothing`);
}

async function changePeople(
  tx: Tx,
  vault: Vault,
  changes: readonly Change[],
  source: ImportSource,
): Promise<void> {
  await rememberOld(tx, vault, changes, source);
  const people = changes.map(({ row, person }) => sealRow(person.id, row, vault));
  await tx.execute(sql`
    update people p set name = n.name, custodian_union_id = n."union", sex = coalesce(n.sex, p.sex),
      birthday = coalesce(n.birthday, p.birthday), work_unit = coalesce(n.work_unit, p.work_unit),
      post = coalesce(n.post, p.post), employment = coalesce(n.employment, p.employment),
      retired_on = coalesce(n.retired_on, p.retired_on),
      id_number_sealed = coalesce(n.id_sealed, p.id_number_sealed), id_number_index = coalesce(n.id_index, p.id_number_index),
      phone_sealed = coalesce(n.phone_sealed, p.phone_sealed), phone_index = coalesce(n.phone_index, p.phone_index),
      card_sealed = coalesce(n.card_sealed, p.card_sealed), card_index = coalesce(n.card_index, p.card_index)
    from json_to_recordset(${JSON.stringify(people)}::json) as n(${COLUMNS}) where p.id = n.id`);
  await addHonours(
    tx,
    changes.filter(({ newHonour }) => newHonour).map(({ row, person }) => ({ row, personId: person.id })),
  );
}

/** Archive field → the value that a row gives it, and the column that is read before. */
const HISTORY = {
  name: ["name", (row: RosterRow) => row.name],
  union: ["custodianUnionId", (row: RosterRow) => row.unionId],
  sex: ["sex", (row: RosterRow) => row.sex],
  birthday: ["birthday", (row: RosterRow) => row.birthday],
  workUnit: ["workUnit", (row: RosterRow) => row.workUnit],
  post: ["post", (row: RosterRow) => row.post],
  employment: ["employment", (row: RosterRow) => row.employment],
  retiredOn: ["retiredOn", (row: RosterRow) => row.retiredOn],
  idNumber: ["idNumber", (row: RosterRow) => row.idNumber],
  phone: ["phone", (row: RosterRow) => row.phone],
  card: ["card", (row: RosterRow) => row.card],
} as const satisfies Partial<Record<RosterField, readonly [string, (row: RosterRow) => string | undefined]>>;

/** Old value, new value, who and when, for every field that changes; kept for ever. */
async function rememberOld(
  tx: Tx,
  vault: Vault,
  changes: readonly Change[],
  source: ImportSource,
): Promise<void> {
  const sealed = await readSealed(tx, changes);
  const rows = changes.flatMap((change) =>
    change.fields.flatMap((field) => {
      if (!(field in HISTORY)) return [];
      const [name, valueOf] = HISTORY[field as keyof typeof HISTORY];
      const id = newId();
      const seal = (text: string | null | undefined, column: string): string | null =>
        text === null || text === undefined
          ? null
          : vault.seal(text, { table: "field_history", column, row: id });
      const old = oldValue(change, field, sealed, vault);
      return [
        {
          id,
          person: change.person.id,
          field: name,
          old: seal(old, "old"),
          new: seal(valueOf(change.row), "new"),
        },
      ];
    }),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into field_history (id, person_id, field, old_sealed, new_sealed, actor_binding_id, source_message_id, at)
    select id, person, field, old, new, ${source.bindingId}::uuid, ${source.inboxId}::uuid, ${source.at.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as h(id uuid, person uuid, field text, old text, new text)`);
}

interface SealedOld {
  readonly id: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly card: string | null;
}

async function readSealed(tx: Tx, changes: readonly Change[]): Promise<ReadonlyMap<string, SealedOld>> {
  const rows = await queryRows<SealedOld>(
    tx,
    sql`select id, id_number_sealed as "idNumber", phone_sealed as phone, card_sealed as card from people
      where id in (select value::uuid from json_array_elements_text(${JSON.stringify(changes.map(({ person }) => person.id))}::json))`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function oldValue(
  { person }: Change,
  field: RosterField,
  sealed: ReadonlyMap<string, SealedOld>,
  vault: Vault,
): string | null {
  const open = (text: string | null | undefined, column: string): string | null =>
    text === null || text === undefined
      ? null
      : vault.open(text, { table: "people", column, row: person.id });
  const kept = sealed.get(person.id);
  switch (field) {
    case "union":
      return person.unionId;
    case "idNumber":
      return open(kept?.idNumber, "id_number");
    case "phone":
      return open(kept?.phone, "phone");
    case "card":
      return open(kept?.card, "card");
    case "name":
    case "sex":
    case "birthday":
    case "workUnit":
    case "post":
    case "employment":
    case "retiredOn":
      return person[field];
    default:
      return null;
  }
}
