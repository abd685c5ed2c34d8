import { sql } from "drizzle-orm";

import type { VerbContext } from "../../feature.ts";
import { type ArchiveField, lockArchive, writeArchive } from "../../roster/index.ts";
import { writeUnion } from "../record/unit-settings.ts";
import type { Waiting } from "./accept-transfer.ts";

/** 并入: everybody whom the merged unit looked after is looked after by the other one, each with a history of it. */
export async function moveEverybody(context: VerbContext, merger: Waiting): Promise<void> {
  const { tx, world, actor, now, source } = context;
  const by = { reportId: merger.id, actorBindingId: actor.bindingId, inboxId: source.inboxId, at: now };
  const { directory, vault } = world;
  for (const person of [...directory.peopleOf(merger.unionId), ...directory.closedOf(merger.unionId)]) {
    const before = await lockArchive(tx, person.id, vault);
    if (before === undefined || before.custodianUnionId !== merger.unionId) continue;
    const settings = new Map<ArchiveField, string | null>([["custodianUnionId", merger.toUnionId]]);
    const parts = writeArchive(person.id, settings, before, by, vault);
    await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
  }
  const union = directory.unions.get(merger.unionId);
  const parts = union === undefined ? [] : writeUnion(union, { status: "merged" }, by, vault);
  await tx.execute(
    sql`with ${sql.join(
      [
        sql`report as (update change_reports set status = 'recorded' where id = ${merger.id}::uuid returning 1)`,
        ...parts,
      ],
      sql`, `,
    )} select 1`,
  );
}
