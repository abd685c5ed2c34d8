import { v7 as newId } from "uuid";

import type { Vault } from "../../domain/vault.ts";
import type { Tx } from "../../features/database.ts";
import { bindings, consents, honours, people, unions } from "../../features/roster/index.ts";
import { DEMO_BINDINGS, DEMO_PEOPLE, DEMO_UNIONS, DISTRICT } from "./demo-district.ts";

/** Fills an empty database with the demo district; the title catalogue is there already. */
export async function seedDemo(tx: Tx, vault: Vault, now: Date): Promise<void> {
  const municipalId = newId();
  const districtId = newId();
  const grassroots = DEMO_UNIONS.map((union) => ({
    ...union,
    aliases: [...union.aliases],
    id: newId(),
    level: "grassroots" as const,
    parentId: districtId,
  }));
  await tx
    .insert(unions)
    .values([
      { id: municipalId, level: "municipal", name: "北京市总工会", parentId: null },
      { id: districtId, level: "district", name: DISTRICT, parentId: municipalId },
      ...grassroots,
    ]);
  const unionIds = new Map([
    [DISTRICT, districtId],
    ...grassroots.map((union) => [union.name, union.id] as const),
  ]);
  const roster = DEMO_PEOPLE.map((person, index) => ({
    ...person,
    id: newId(),
    phone: `139${String(index).padStart(8, "0")}`,
  }));
  const unionIdOf = (name: string): string => {
    const id = unionIds.get(name);
    if (id === undefined) throw new Error(`the demo district has no union ${name}`);
    return id;
  };
  // Honours first would break their reference; the directory reads both together when the transaction is done.
  await tx.insert(people).values(
    roster.map(({ id, name, union, sex, birthday, retiredOn, post, phone }) => ({
      id,
      name,
      sex,
      birthday,
      custodianUnionId: unionIdOf(union),
      employment: retiredOn === undefined ? ("in-service" as const) : ("retired" as const),
      retiredOn: retiredOn ?? null,
      post: post ?? null,
      phoneSealed: vault.seal(phone, { table: "people", column: "phone", row: id }),
      phoneIndex: vault.blindIndex("phone", phone),
    })),
  );
  await tx
    .insert(honours)
    .values(roster.map(({ id, title, year }) => ({ id: newId(), personId: id, titleCode: title, year })));
  await tx.insert(bindings).values(
    DEMO_BINDINGS.map((binding) => ({ ...binding, id: newId() })).map(
      ({ id, contactId, role, name, union, isPerson, chair, workPhone }) => ({
        id,
        chair: chair ?? false,
        workPhoneSealed:
          workPhone === undefined
            ? null
            : vault.seal(workPhone, { table: "bindings", column: "work_phone", row: id }),
        contactId,
        role,
        name,
        unionId: unionIdOf(union),
        personId: isPerson === true ? (roster.find((person) => person.name === name)?.id ?? null) : null,
        boundAt: now,
      }),
    ),
  );
  await tx.insert(consents).values(
    DEMO_BINDINGS.flatMap(({ contactId, role }) =>
      (role === "model-worker" ? (["notice", "health", "money"] as const) : (["notice"] as const)).map(
        (purpose) => ({
          id: newId(),
          contactId,
          purpose,
          version: 1,
          givenAt: now,
        }),
      ),
    ),
  );
}
