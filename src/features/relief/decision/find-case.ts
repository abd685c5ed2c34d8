import { type SQL, sql } from "drizzle-orm";

import type { VerbContext } from "../../feature.ts";
import { type Application, loadApplications } from "../load-application.ts";
import type { ApplicationStatus } from "../schema.ts";

/** On which desk this role works. */
export function deskOf(role: VerbContext["actor"]["role"]): ApplicationStatus | null {
  switch (role) {
    case "officer":
      return "awaiting-endorsement";
    case "staff":
      return "awaiting-check";
    case "director":
      return "awaiting-approval";
    case "guest":
    case "model-worker":
    case "system":
      return null;
  }
}

/** What waits for the speaker, oldest first. An officer sees the own unit's only. */
export async function findCases({ tx, world, actor }: VerbContext): Promise<Application[]> {
  const desk = deskOf(actor.role);
  if (desk === null) return [];
  const own: SQL =
    actor.role === "officer"
      ? sql`exists (select 1 from people p where p.id = applications.person_id and p.custodian_union_id = ${actor.unionId}::uuid)`
      : sql`true`;
  return loadApplications(tx, world.vault, sql`status = ${desk} and ${own}`);
}
