import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type LocalText, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { evaluate, type HonourTitle } from "../../rules/index.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson, personInScope, type PersonSummary } from "../roster/index.ts";
import { NOMINEE_GROUPS, type NomineeGroup } from "./schema.ts";

/** 「推荐张伟申报西城劳动奖章，一线职工」: within the ladder (domain §4); leaders of the unit count as no grassroots. */
export const nominate: Verb = async (context) => {
  const { tx, world, actor, frame, now, today } = context;
  const person = personInScope(world.directory, actor, frame.slots.person?.ids[0]);
  const title = world.rules.book.titles.find(({ code }) => frame.slots.honour?.codes.includes(code) === true);
  if (person === undefined || title === undefined || title.to !== "person")
    return { replies: [say("nominations:what")] };
  const refusal = refuseByLadder(context, person, title);
  if (refusal !== null) return { replies: [refusal] };
  const year = yearOf(today);
  const { groups, grassroots } = await groupsOf(context, person);
  const [nominated] = await queryRows<{ id: string }>(
    tx,
    sql`insert into nominations (id, title_code, year, person_id, union_id, groups, grassroots, nominated_by, nominated_at)
      values (${newId()}::uuid, ${title.code}, ${year}, ${person.id}::uuid, ${person.unionId}::uuid,
        (select coalesce(array_agg(value), '{}') from json_array_elements_text(${JSON.stringify(groups)}::json)), ${grassroots},
        ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (title_code, year, person_id) where withdrawn_at is null do nothing returning id`,
  );
  const said = { person: namePerson(world.directory, person.id), title: nameOf(title), year };
  const named = groups.map((group) => say(`nominations:group.${group}`));
  return {
    replies: [
      nominated === undefined
        ? say("nominations:before", said)
        : say("nominations:nominated", {
            ...said,
            groups: named,
            grassroots: say(grassroots ? "nominations:is-grassroots" : "nominations:is-leader"),
          }),
    ],
    notices:
      nominated === undefined || actor.role !== "officer"
        ? []
        : [
            {
              to: { kind: "staff" },
              reply: say("nominations:notice", said),
              once: `nominated:${nominated.id}`,
            },
          ],
    audit: [{ action: "nominate", subject: `person:${person.id}`, details: { title: title.code, year } }],
  };
};

/** The ladder's answer of what the archive holds; what it cannot know (the own system's honours) is for staff to see. */
function refuseByLadder({ world, today }: VerbContext, person: PersonSummary, title: HonourTitle) {
  const rule = world.rules.rules.get("honour-ladder");
  if (rule === undefined) return null;
  const has = (test: (other: HonourTitle) => boolean): boolean =>
    world.rules.book.titles.some((other) => person.titleCodes.includes(other.code) && test(other));
  const facts = {
    target: title.level === "district" ? "district" : title.code,
    "capital-base": has(({ level, tier }) => level === "municipal" && tier === null),
    "district-base": has(({ level }) => level === "district"),
  };
  const answer = evaluate(rule, facts, { on: today });
  if (answer.answer !== "no") return null;
  const { failed } = answer;
  const condition = rule.versions
    .at(-1)
    ?.rule.when.find(({ name }) => failed.kind === "condition" && name === failed.name);
  return say("nominations:not-yet", {
    person: namePerson(world.directory, person.id),
    title: nameOf(title),
    why: condition?.fail ?? { "zh-CN": "", en: "" },
  });
}

/** What the message says, and what the archive knows: women, youth (35 or younger), minorities, professional titles. */
async function groupsOf({ tx, frame, today }: VerbContext, person: PersonSummary) {
  const [known] = await queryRows<Record<NomineeGroup, boolean>>(
    tx,
    sql`select coalesce(sex = 'female', false) as women, coalesce(birthday > ${today}::date - interval '36 years', false) as youth,
        ethnicity is not null and ethnicity not in ('汉', '汉族') as minority, professional_title is not null as professional,
        false as frontline, false as "democratic-party"
      from people where id = ${person.id}::uuid`,
  );
  const { facts = {} } = frame.slots;
  const groups = NOMINEE_GROUPS.filter(
    (group) => known?.[group] === true || facts[`group-${group}`] === "yes",
  );
  return { groups, grassroots: facts["group-leader"] !== "yes" };
}

export const nameOf = ({ code, names }: HonourTitle): LocalText => ({
  "zh-CN": names["zh-CN"][0] ?? code,
  en: names.en[0] ?? code,
});
