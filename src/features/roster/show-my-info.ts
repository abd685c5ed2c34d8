import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { describePerson } from "./describe-person.ts";

/** 「我的信息」: one's own record, or one's binding for those who are not on the roster. */
export const showMyInfo: Verb = async ({ world, actor }) => {
  const person = world.directory.people.get(actor.personId ?? "");
  if (person !== undefined) {
    return {
      replies: [describePerson(world, person)],
      audit: [{ action: "my-info", subject: `person:${person.id}` }],
    };
  }
  const union = world.directory.unions.get(actor.unionId ?? "")?.name ?? "";
  return {
    replies: [
      say("roster:my-binding", { name: actor.name ?? "", role: say(`roster:role.${actor.role}`), union }),
    ],
  };
};
