import { type Reply, say } from "../../../conversation/reply.ts";
import type { Directory } from "./directory.ts";

/** 王建国（百货大楼工会 · 2005年）: told apart by unit and honour year, never by ID number (domain §2). */
export function namePerson(directory: Directory, id: string): Reply {
  const person = directory.people.get(id);
  const union = directory.unions.get(person?.unionId ?? "")?.name ?? "";
  return person?.honourYear === null || person === undefined
    ? say("roster:person", { name: person?.name ?? "", union })
    : say("roster:person-with-year", { name: person.name, union, year: person.honourYear });
}
