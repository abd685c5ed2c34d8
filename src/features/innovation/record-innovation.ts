import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { CHIEF_REWARDS } from "./schema.ts";

const MOST_NAME = 60;
const MOST_TITLE = 200;

/** Whose it is: the officer's own union, or the one that staff name. */
function unionOf({
  world,
  actor,
  frame,
}: VerbContext): { readonly id: string; readonly name: string } | undefined {
  const wanted = actor.role === "officer" ? actor.unionId : (frame.slots.toUnion?.ids[0] ?? null);
  return world.directory.unions.get(wanted ?? "");
}

/** 「登记创新工作室：王建国创新工作室」. */
export const recordStudio: Verb = async (context) => {
  const { tx, actor, frame, now, today } = context;
  const name = (frame.slots.value ?? "").trim();
  const union = unionOf(context);
  if (name.length < 2 || name.length > MOST_NAME) return { replies: [say("innovation:which-studio")] };
  if (union === undefined) return { replies: [say("innovation:which-union")] };
  const [recorded] = await queryRows<{ id: string }>(
    tx,
    sql`insert into innovation_studios (id, name, union_id, opened_on, recorded_by, recorded_at)
      values (${newId()}::uuid, ${name}, ${union.id}::uuid, ${frame.slots.date?.start ?? today}::date,
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (union_id, name) where closed_at is null do nothing returning id`,
  );
  return {
    replies: [
      say(recorded === undefined ? "innovation:studio-before" : "innovation:studio", {
        name,
        union: union.name,
      }),
    ],
    audit: [{ action: "record-studio", subject: `union:${union.id}` }],
  };
};

/** 「创新成果：自动包装线」. */
export const recordResult: Verb = async (context) => {
  const { tx, actor, frame, now, today } = context;
  const title = (frame.slots.value ?? "").trim();
  const union = unionOf(context);
  if (title.length < 2 || title.length > MOST_TITLE) return { replies: [say("innovation:which-result")] };
  if (union === undefined) return { replies: [say("innovation:which-union")] };
  const year = yearOf(today);
  const [recorded] = await queryRows<{ id: string }>(
    tx,
    sql`insert into innovation_results (id, union_id, year, title, recorded_by, recorded_at)
      values (${newId()}::uuid, ${union.id}::uuid, ${year}, ${title}, ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (union_id, year, title) do nothing returning id`,
  );
  return {
    replies: [
      say(recorded === undefined ? "innovation:result-before" : "innovation:result", { year, title }),
    ],
    audit: [{ action: "record-innovation-result", subject: `union:${union.id}` }],
  };
};

/** 「首席员工张伟，津贴」: the allowance or the one-off reward, exactly one (domain §5). */
export const recordChief: Verb = async (context) => {
  const { tx, world, actor, frame, now, today } = context;
  const { person, facts = {} } = frame.slots;
  const union =
    unionOf(context) ??
    world.directory.unions.get(world.directory.people.get(person?.ids[0] ?? "")?.unionId ?? "");
  const rewards = CHIEF_REWARDS.filter((reward) => facts[`chief-${reward}`] === "yes");
  const [reward] = rewards;
  if (person === undefined) return { replies: [say("innovation:which-chief")] };
  if (union === undefined) return { replies: [say("innovation:which-union")] };
  if (reward === undefined || rewards.length > 1) return { replies: [say("innovation:exactly-one")] };
  const year = yearOf(today);
  const [recorded] = await queryRows<{ id: string }>(
    tx,
    sql`insert into chief_employees (id, union_id, name, person_id, year, reward, recorded_by, recorded_at)
      values (${newId()}::uuid, ${union.id}::uuid, ${person.name}, ${person.ids[0] ?? null}::uuid, ${year}, ${reward},
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (union_id, name, year) do nothing returning id`,
  );
  const said = { name: person.name, year, reward: say(`innovation:reward.${reward}`) };
  return {
    replies: [say(recorded === undefined ? "innovation:chief-before" : "innovation:chief", said)],
    audit: [{ action: "record-chief-employee", subject: `union:${union.id}` }],
  };
};
