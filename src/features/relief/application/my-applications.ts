import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { queryRows } from "../../database.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { nameRule } from "../facts/explain-in.ts";
import { offerCases } from "../desk/offer-cases.ts";
import { type Application, loadApplications } from "../load-application.ts";
import type { STEPS } from "../schema.ts";

interface StepRow {
  readonly step: (typeof STEPS)[number];
  readonly name: string | null;
  readonly date: string;
  readonly version: number;
}

/** More would not be read on a telephone. */
const MOST = 9;

/** 「我的申请」「张伟的申请到哪了」: one is told with who did what and when; of several where each stands, and a number tells that one. */
export const myApplications: Verb = async (context) => {
  const { tx, world, actor, frame } = context;
  const { receipt } = frame.slots;
  const named = frame.slots.person;
  const isOwn = named === undefined || actor.role === "model-worker";
  const others = (named?.ids ?? []).filter((id) => personInScope(world.directory, actor, id) !== undefined);
  const mine = isOwn
    ? sql`(created_by = ${actor.bindingId}::uuid or person_id = ${actor.personId}::uuid)`
    : sql`person_id in (select value::uuid from json_array_elements_text(${JSON.stringify(others)}::json))`;
  const found = await loadApplications(
    tx,
    world.vault,
    sql`${mine} and ${receipt === undefined ? sql`true` : sql`receipt = ${receipt}`}`,
  );
  const [only] = found;
  if (only === undefined) {
    const none = isOwn
      ? say("relief:application.none")
      : say("relief:application.none-of", { name: named.name });
    return { replies: [none] };
  }
  if (found.length === 1)
    return { replies: [say("relief:application.mine", { lines: [await tellWhole(context, only)] })] };
  const newest = found.toReversed().slice(0, MOST);
  const lines = newest.map((application, index) =>
    say(
      application.personId === actor.personId ? "relief:application.short" : "relief:application.short-of",
      {
        number: index + 1,
        ...describe(context, application),
      },
    ),
  );
  return {
    replies: [say("relief:application.several", { count: found.length, lines })],
    dialogue: offerCases("my-applications", newest),
  };
};

const describe = ({ world }: VerbContext, { receipt, personId, ruleCode, status }: Application) => ({
  receipt,
  person: namePerson(world.directory, personId),
  rule: nameRule(world, ruleCode),
  status: say(`relief:status.${status}`),
});

async function tellWhole(context: VerbContext, application: Application): Promise<Reply> {
  const steps = await queryRows<StepRow>(
    context.tx,
    sql`select s.step, b.name, s.version, to_char(s.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date
      from application_steps s left join signatories b on b.id = s.by_binding_id
      where s.application_id = ${application.id}::uuid order by s.version`,
  );
  return say("relief:application.line", {
    ...describe(context, application),
    steps: steps.map(({ step, name, date, version }) =>
      say("relief:application.step", {
        version,
        date,
        step: say(`relief:step.${step}`),
        name: name ?? "",
      }),
    ),
  });
}
