import { sql } from "drizzle-orm";

import { type LocalText, type Reply, say } from "../../../conversation/reply.ts";
import { evaluate, type HonourTitle, versionNear } from "../../../rules/index.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";

interface Holder {
  readonly name: Reply;
  readonly codes: ReadonlySet<string>;
}

/** Which step of the ladder a title stands on; the district's needs nothing below it. */
const baseOf = ({ level }: HonourTitle): "national-base" | "capital-base" | null =>
  level === "national" ? "national-base" : level === "municipal" ? "capital-base" : null;

/** 逐级推荐 (domain §4): what a title needs first, what the person or union has of it, and what is still missing. */
export async function describeLadder(context: VerbContext, title: HonourTitle): Promise<Reply[]> {
  const { world, today } = context;
  const rule = world.rules.rules.get("honour-ladder");
  const version = rule && versionNear(rule, today)?.rule;
  const base = baseOf(title);
  const targets = version?.inputs.get("target")?.options;
  const isKnown = targets?.has(title.code) === true || title.level === "district";
  if (rule === undefined || version === undefined || !isKnown) return [];
  const needs = version.when.find(({ name }) => name === base)?.fail ?? undefined;
  const lines = [
    needs === undefined
      ? say("relief:honour.first-step")
      : say("relief:honour.needs", { needs: needs as LocalText }),
  ];
  const holder = await findHolder(context, title);
  if (holder === null) return lines;
  const has = (test: (other: HonourTitle) => boolean): boolean =>
    world.rules.book.titles.some((other) => holder.codes.has(other.code) && test(other));
  const facts = {
    target: title.level === "district" ? "district" : title.code,
    "capital-base": has(({ level, tier }) => level === "municipal" && tier === null),
    "district-base": has(({ level }) => level === "district"),
  };
  const { answer } = evaluate(rule, facts, { on: today });
  const standing = answer === "yes" ? "yes" : answer === "ask" ? "perhaps" : "no";
  return [
    ...lines,
    say("relief:honour.held", { holder: holder.name, titles: namesOf(context, holder.codes) }),
    say(`relief:honour.may.${standing}`),
  ];
}

function namesOf({ world }: VerbContext, codes: ReadonlySet<string>): Reply[] {
  const held = world.rules.book.titles.filter(({ code }) => codes.has(code));
  if (held.length === 0) return [say("relief:honour.nothing-held")];
  return held.map(({ code, names }) =>
    say("relief:entitlement-line", {
      name: { "zh-CN": names["zh-CN"][0] ?? code, en: names.en[0] ?? code },
    }),
  );
}

/** Of whom it is asked: the person named, or oneself; for a collective title the union. Nobody, before a group. */
async function findHolder(context: VerbContext, { to }: HonourTitle): Promise<Holder | null> {
  const { tx, world, actor, frame, roomId } = context;
  if (roomId !== null) return null;
  if (to === "person") {
    const named = frame.slots.person?.ids[0] ?? actor.personId ?? undefined;
    const person = personInScope(world.directory, actor, named);
    if (person === undefined) return null;
    return { name: namePerson(world.directory, person.id), codes: new Set(person.titleCodes) };
  }
  const wanted = frame.slots.toUnion?.ids[0] ?? actor.unionId ?? "";
  const union = world.directory.unions.get(wanted);
  const inScope = actor.role === "staff" || actor.role === "director" || wanted === actor.unionId;
  if (union === undefined || !inScope || union.level !== "grassroots") return null;
  const rows = await queryRows<{ code: string }>(
    tx,
    sql`select distinct title_code as code from honours where union_id = ${union.id}::uuid`,
  );
  return {
    name: say("relief:honour.union", { union: union.name }),
    codes: new Set(rows.map(({ code }) => code)),
  };
}
