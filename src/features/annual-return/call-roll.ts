import { type Reply, say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import type { PersonSummary } from "../roster/index.ts";
import { type Covered, findCovered } from "./find-covered.ts";
import { readReturnSlots } from "./return-form.ts";

/** Lines of one message: what a phone shows in two screens, and under every puppet's limit. */
export const LINES_AT_ONCE = 40;

/** 点名: everyone on the roll by number, name and honour year, with the changes of the year; in parts for a large unit. */
export const callRoll: Verb = async ({ tx, world, actor }, slots) => {
  const { year, roll, told = 0 } = readReturnSlots(slots);
  if (actor.unionId === null) return { replies: [say("dialogue:not-allowed")], dialogue: { next: "end" } };
  const covered = await findCovered(tx, actor.unionId, year);
  const changes = covered.length;
  const union = world.directory.unions.get(actor.unionId)?.name ?? "";
  const question = say(changes === 0 ? "returns:confirm-none" : "returns:confirm-changes", { changes });
  if (told > 0) return { replies: [say("returns:roll-again", { union, year, told, question })] };
  const lines = roll.flatMap((id, index) => {
    const person = world.directory.people.get(id);
    return person === undefined ? [] : [lineOf(person, index + 1, covered)];
  });
  const head = { union, year, count: roll.length };
  if (lines.length <= LINES_AT_ONCE) return { replies: [say("returns:roll", { ...head, lines, question })] };
  return { replies: [...inParts(lines, head), question] };
};

function inParts(lines: readonly Reply[], head: { union: string; year: number; count: number }): Reply[] {
  const parts = Math.ceil(lines.length / LINES_AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    say("returns:roll-part", {
      ...head,
      part: part + 1,
      parts,
      lines: lines.slice(part * LINES_AT_ONCE, (part + 1) * LINES_AT_ONCE),
    }),
  );
}

function lineOf(person: PersonSummary, number: number, covered: readonly Covered[]): Reply {
  const own = covered.filter((change) => change.personId === person.id);
  const state =
    own.length === 0
      ? say(`changes:state.${person.employment}`)
      : say("returns:roll-changes", {
          kinds: own
            .map(({ kind }) => say(`changes:kind.${kind}`))
            .reduce((first, second) => say("returns:roll-both", { first, second })),
        });
  return say(person.honourYear === null ? "returns:roll-line" : "returns:roll-line-with-year", {
    number,
    name: person.name,
    year: person.honourYear ?? 0,
    state,
  });
}
