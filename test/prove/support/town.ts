import { v7 as newId } from "uuid";

import type { Tx } from "../../../src/features/database.ts";
import { bindings, consents, honours, people, unions } from "../../../src/features/roster/index.ts";

export const DISTRICT_STAFF = "staff-1";
export const NAMES = ["王建国", "李秀英", "张伟"] as const;

/** An invented town: so many unions, each with an officer `officer-<n>` and three people of the same names. */
export async function seedTown(tx: Tx, count: number): Promise<void> {
  const now = new Date();
  const municipal = newId();
  const district = newId();
  const grassroots = Array.from({ length: count }, (_unused, index) => ({
    id: newId(),
    name: `第${index + 1}工会`,
  }));
  await tx
    .insert(unions)
    .values([
      { id: municipal, level: "municipal", name: "市总工会", parentId: null },
      { id: district, level: "district", name: "区总工会", parentId: municipal },
      ...grassroots.map(({ id, name }) => ({ id, name, level: "grassroots" as const, parentId: district })),
    ]);
  const roster = grassroots.flatMap((union) =>
    NAMES.map((name) => ({ id: newId(), name, custodianUnionId: union.id, sex: "male" as const })),
  );
  await tx.insert(people).values(roster);
  await tx
    .insert(honours)
    .values(
      roster.map(({ id }) => ({ id: newId(), personId: id, titleCode: "beijing-model-worker", year: 2010 })),
    );
  const bound = [
    ...grassroots.map(({ id }, index) => ({
      contactId: `officer-${index + 1}`,
      role: "officer" as const,
      name: `干部${index + 1}`,
      unionId: id,
    })),
    { contactId: DISTRICT_STAFF, role: "staff" as const, name: "经办", unionId: district },
  ];
  await tx.insert(bindings).values(bound.map((binding) => ({ id: newId(), ...binding, boundAt: now })));
  await tx.insert(consents).values(
    bound.map(({ contactId }) => ({
      id: newId(),
      contactId,
      purpose: "notice" as const,
      version: 1,
      givenAt: now,
    })),
  );
}
