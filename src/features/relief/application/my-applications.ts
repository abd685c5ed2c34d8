import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { nameRule } from "../facts/explain-in.ts";
import { loadApplications } from "../load-application.ts";
import type { STEPS } from "../schema.ts";

interface StepRow {
  readonly step: (typeof STEPS)[number];
  readonly name: string | null;
  readonly date: string;
  readonly version: number;
}

const MOST = 5;

/** 「我的申请」: where each stands, and who did what and when. */
export const myApplications: Verb = async ({ tx, world, actor, frame }) => {
  const { receipt } = frame.slots;
  const mine = sql`(created_by = ${actor.bindingId}::uuid or person_id = ${actor.personId}::uuid)`;
  const found = await loadApplications(
    tx,
    world.vault,
    sql`${mine} and ${receipt === undefined ? sql`true` : sql`receipt = ${receipt}`}`,
  );
  if (found.length === 0) return { replies: [say("relief:application.none")] };
  const lines: Reply[] = [];
  for (const application of found.slice(-MOST)) {
    const steps = await queryRows<StepRow>(
      tx,
      sql`select s.step, b.name, s.version, to_char(s.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date
        from application_steps s left join signatories b on b.id = s.by_binding_id
        where s.application_id = ${application.id}::uuid order by s.version`,
    );
    lines.push(
      say("relief:application.line", {
        receipt: application.receipt,
        person: namePerson(world.directory, application.personId),
        rule: nameRule(world, application.ruleCode),
        status: say(`relief:status.${application.status}`),
        steps: steps.map(({ step, name, date, version }) =>
          say("relief:application.step", {
            version,
            date,
            step: say(`relief:step.${step}`),
            name: name ?? "",
          }),
        ),
      }),
    );
  }
  return { replies: [say("relief:application.mine", { lines })] };
};
