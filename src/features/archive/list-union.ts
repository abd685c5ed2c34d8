import { say } from "../../conversation/reply.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { offerRecords, type PersonLine, type PersonSummary } from "../roster/index.ts";
import { cutPage, type Page } from "./cut-page.ts";

/** Lines that a phone shows without much scrolling. */
const MOST_UNIONS = 20;

/** 「我单位名单」「名单 2」: everyone in the union's custody by name and honour year, in pages that a phone can show. */
export const listUnion: Verb = async (context) => {
  const { world } = context;
  const unionId = unionOf(context);
  const isDistrict = world.directory.unions.get(unionId ?? "")?.level === "district";
  if (unionId !== null && isDistrict) return countDistrict(context, unionId);
  const people = unionId === null ? [] : world.directory.peopleOf(unionId);
  const closed = unionId === null ? 0 : world.directory.closedOf(unionId).length;
  const page = cutPage(people, context.frame.slots.choice);
  return {
    replies: [
      say("roster:list", {
        union: world.directory.unions.get(unionId ?? "")?.name ?? "",
        count: people.length,
        lines: page.rows.map((person, index) => lineOf(person, page.offset + index + 1)),
        more: [
          ...(people.length === 0 ? [] : [say("archive:by-number")]),
          ...(page.next === null
            ? []
            : [say("archive:next-page.list", { page: page.number, pages: page.count, next: page.next })]),
          ...(closed === 0 ? [] : [say("archive:closed-count", { count: closed })]),
        ],
      }),
    ],
    dialogue: offerRecords(numbered(page)),
    audit: [{ action: "list-union", subject: `union:${unionId ?? ""}` }],
  };
};

/** The district's own list is that of all its unions: how many there are, and where. */
function countDistrict({ world }: VerbContext, districtId: string): VerbResult {
  const unions = world.directory
    .grassroots()
    .map((union) => ({ union: union.name, people: world.directory.peopleOf(union.id) }));
  const people = unions.flatMap((union) => union.people);
  const count = (fits: (person: PersonSummary) => boolean): number => people.filter(fits).length;
  const lines = unions
    .slice(0, MOST_UNIONS)
    .map(({ union, people: own }) => say("roster:union-count", { union, count: own.length }));
  return {
    replies: [
      say("roster:district", {
        union: world.directory.unions.get(districtId)?.name ?? "",
        count: people.length,
        inService: count(({ employment }) => employment !== "retired"),
        retired: count(({ employment }) => employment === "retired"),
        national: count(({ tier }) => tier === "national"),
        municipal: count(({ tier }) => tier === "municipal"),
        lines,
        more:
          unions.length > MOST_UNIONS
            ? [say("roster:more-unions", { more: unions.length - MOST_UNIONS })]
            : [],
      }),
    ],
    audit: [{ action: "list-union", subject: `union:${districtId}` }],
  };
}

/** 「封存档案」: the dead and departed whom the union looked after last; for staff of the whole district. */
export const listClosed: Verb = async (context) => {
  const { world } = context;
  const unionId = unionOf(context);
  const people =
    unionId === null || world.directory.unions.get(unionId)?.level !== "grassroots"
      ? [...world.directory.unions.keys()].flatMap((id) => world.directory.closedOf(id))
      : world.directory.closedOf(unionId);
  if (people.length === 0) return { replies: [say("archive:closed-none")] };
  const page = cutPage(people, context.frame.slots.choice);
  const lines = page.rows.map((person, index) =>
    say("archive:closed-line", {
      number: page.offset + index + 1,
      name: person.name,
      union: world.directory.unions.get(person.unionId)?.name ?? "",
      state: say(person.life === "deceased" ? "changes:state.deceased" : "changes:state.departed"),
    }),
  );
  const more =
    page.next === null
      ? []
      : [say("archive:next-page.closed", { page: page.number, pages: page.count, next: page.next })];
  return {
    replies: [
      say("archive:closed", { count: people.length, lines, more: [...more, say("archive:by-number")] }),
    ],
    dialogue: offerRecords(numbered(page)),
    audit: [{ action: "list-closed", subject: `union:${unionId ?? ""}` }],
  };
};

/** An officer's own; staff name one. */
export function unionOf({ actor, frame }: VerbContext): string | null {
  return actor.role === "officer" ? actor.unionId : (frame.slots.toUnion?.ids[0] ?? actor.unionId);
}

const numbered = ({ rows, offset }: Page<PersonSummary>): PersonLine[] =>
  rows.map(({ id, name }, index) => ({ number: offset + index + 1, id, name }));

function lineOf(person: PersonSummary, number: number) {
  return say(person.honourYear === null ? "roster:list-line" : "roster:list-line-with-year", {
    number,
    name: person.name,
    year: person.honourYear ?? 0,
    state: say(`changes:state.${person.employment}`),
  });
}
