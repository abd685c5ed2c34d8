import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import { personInScope } from "../roster/index.ts";
import { describeRecord } from "./describe-record.ts";
import { readRecord } from "./read-record.ts";

const MOST_CARDS = 5;

/** 「查 王建国」: within one's scope; not there and not yours read the same (domain §7.4). */
export const lookupPerson: Verb = async ({ tx, world, actor, frame }) => {
  const { person: named } = frame.slots;
  const people = (named?.ids ?? [])
    .flatMap((id) => personInScope(world.directory, actor, id) ?? [])
    .slice(0, MOST_CARDS);
  if (people.length === 0) return { replies: [say("roster:not-found", { name: named?.name ?? "" })] };
  const replies = [];
  for (const person of people) {
    const record = await readRecord(tx, person.id, world);
    if (record !== undefined) replies.push(describeRecord(world, person, record, "custodian"));
  }
  return {
    replies,
    audit: people.map((person) => ({ action: "lookup-person", subject: `person:${person.id}` })),
  };
};
