import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";

const MOST_LINES = 40;

/** 「我单位名单」: everyone in the union's custody by name and honour year. */
export const listUnion: Verb = async ({ world, actor, frame }) => {
  const unionId = actor.role === "officer" ? actor.unionId : (frame.slots.toUnion?.ids[0] ?? actor.unionId);
  const people = unionId === null ? [] : world.directory.peopleOf(unionId);
  const union = world.directory.unions.get(unionId ?? "")?.name ?? "";
  const lines = people.slice(0, MOST_LINES).map((person, index) =>
    say(person.honourYear === null ? "roster:list-line" : "roster:list-line-with-year", {
      number: index + 1,
      name: person.name,
      year: person.honourYear ?? 0,
      state: say(`changes:state.${person.life === "deceased" ? "deceased" : person.employment}`),
    }),
  );
  return {
    replies: [say("roster:list", { union, count: people.length, lines })],
    audit: [{ action: "list-union", subject: `union:${unionId ?? ""}` }],
  };
};
