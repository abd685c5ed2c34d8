import { say } from "../../conversation/reply.ts";
import type { Verb, VerbContext } from "../feature.ts";
import {
  confirmDimensions,
  type Dimension,
  DIMENSIONS,
  findStale,
  namePerson,
  personInScope,
  STALE_DAYS,
  type StaleRecord,
} from "../roster/index.ts";
import { cutPage } from "./cut-page.ts";
import { joinPairs } from "./describe-record.ts";

/** 「多久没核实」: open archives with a dimension unconfirmed for 365 days. */
export const listStale: Verb = async (context) => {
  const { tx, actor, frame, today } = context;
  const unionId = actor.role === "officer" ? actor.unionId : (frame.slots.toUnion?.ids[0] ?? null);
  const stale = await findStale(tx, unionId, today);
  if (stale.length === 0) return { replies: [say("archive:stale-none", { days: STALE_DAYS })] };
  const page = cutPage(stale, frame.slots.choice);
  const lines = page.rows.map((record) => describeStale(context, record));
  const more =
    page.next === null
      ? []
      : [say("archive:next-page.stale", { page: page.number, pages: page.count, next: page.next })];
  return {
    replies: [say("archive:stale", { count: stale.length, days: STALE_DAYS, lines, more })],
    audit: [{ action: "list-stale", subject: `union:${unionId ?? ""}` }],
  };
};

function describeStale({ world }: VerbContext, { personId, since }: StaleRecord) {
  const pairs = DIMENSIONS.flatMap((dimension) => {
    const day = since[dimension];
    return day === undefined
      ? []
      : [
          say("archive:pair", {
            label: say(`archive:dimension.${dimension}`),
            value: day === null ? say("archive:never") : say("changes:day", { date: day }),
          }),
        ];
  });
  return say("archive:stale-line", {
    person: namePerson(world.directory, personId),
    since: joinPairs(pairs),
  });
}

/** 「核实 王建国」「王建国健康无变化」: somebody looked, and it is still so; all four dimensions where none is named. */
export const confirmRecord: Verb = async ({ tx, world, actor, frame, today }) => {
  const { person: named, topic } = frame.slots;
  const people = (named?.ids ?? []).flatMap((id) => personInScope(world.directory, actor, id) ?? []);
  const [person, ...more] = people;
  if (named === undefined) return { replies: [say("archive:confirm-whom")] };
  if (person === undefined) return { replies: [say("roster:not-found", { name: named.name })] };
  if (more.length > 0) {
    const choices = people.map(({ id }) => namePerson(world.directory, id));
    return { replies: [say("archive:confirm-which", { lines: choices })] };
  }
  const dimensions: readonly Dimension[] = DIMENSIONS.filter(
    (dimension) => topic === undefined || dimension === topic,
  );
  await confirmDimensions(tx, [person.id], dimensions, today);
  return {
    replies: [
      say("archive:confirmed", {
        person: namePerson(world.directory, person.id),
        dimensions: dimensions.map((dimension) => say(`archive:dimension.${dimension}`)),
        date: today,
      }),
    ],
    audit: [{ action: "confirm-record", subject: `person:${person.id}`, details: { dimensions } }],
  };
};
