import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { describePerson } from "./describe-person.ts";
import { personInScope } from "./person-in-scope.ts";

/** 「查 王建国」: within one's scope; not there and not yours read the same (domain §7.4). */
export const lookupPerson: Verb = async ({ world, actor, frame }) => {
  const { person: named } = frame.slots;
  const people = (named?.ids ?? []).flatMap((id) => personInScope(world.directory, actor, id) ?? []);
  if (people.length === 0) return { replies: [say("roster:not-found", { name: named?.name ?? "" })] };
  return {
    replies: people.slice(0, 5).map((person) => describePerson(world, person)),
    audit: people.slice(0, 5).map((person) => ({ action: "lookup-person", subject: `person:${person.id}` })),
  };
};
