import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows, type Tx } from "../../database.ts";
import { namePerson } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import type { Application } from "../load-application.ts";

/**
 * Why nothing may be paid to the person just now: died since, with nobody named to receive it, or suspended. The row is
 * shared until the transaction ends, so that a death reported at the same moment comes wholly before or wholly after.
 */
export async function checkPerson(
  tx: Tx,
  world: World,
  application: Pick<Application, "personId" | "payee">,
): Promise<Reply | null> {
  const [person] = await queryRows<{ life: string; standing: string; diedOn: string | null }>(
    tx,
    sql`select life, standing, died_on::text as "diedOn" from people
      where id = ${application.personId}::uuid for share`,
  );
  const name = namePerson(world.directory, application.personId);
  if (person?.life === "deceased" && application.payee === null)
    return say("relief:decide.died", { person: name, date: person.diedOn ?? "" });
  if (person?.standing === "suspended") return say("relief:decide.suspended", { person: name });
  return null;
}
