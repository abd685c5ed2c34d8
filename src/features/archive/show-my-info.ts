import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { describeRecord } from "./describe-record.ts";
import { readRecord } from "./read-record.ts";

/** 「我的信息」: one's own record, or one's binding for those who are not on the roster. */
export const showMyInfo: Verb = async ({ tx, world, actor }) => {
  const person = world.directory.people.get(actor.personId ?? "");
  const record = person === undefined ? undefined : await readRecord(tx, person.id, world);
  if (person !== undefined && record !== undefined) {
    return {
      replies: [describeRecord(world, person, record, "self")],
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
