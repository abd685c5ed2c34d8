import { say } from "../../conversation/reply.ts";
import { holdsPersonalNumber } from "../../domain/numbers/personal-numbers.ts";
import type { Notice, VerbContext } from "../feature.ts";
import { namePerson, type PersonSummary } from "../roster/index.ts";
import type { World } from "../world.ts";
import { readLeadSlots } from "./lead-slots.ts";
import type { StoredLead } from "./store-lead.ts";

/** Staff and the officers responsible hear of a lead; each officer only of the own unit's people. */
export function noticesOfLead({ world, actor }: VerbContext, lead: StoredLead): Notice[] {
  const words = lead.origin === "self" ? wordsOf(lead, world) : null;
  const noticeFor = (people: readonly PersonSummary[]) =>
    say(`leads:notice.${lead.origin}`, {
      words: words === null ? "" : say("leads:words", { words }),
      number: lead.number,
      kind: world.changeKinds.name(lead.kind),
      union: world.directory.unions.get(actor.unionId ?? "")?.name ?? "",
      lines: people.map((person) => namePerson(world.directory, person.id)),
    });
  const unionIds = [...new Set(lead.people.map((person) => person.unionId))];
  const once = `lead:${lead.id}`;
  const toOfficers = unionIds.map((unionId): Notice => ({
    to: { kind: "officers", unionId },
    reply: noticeFor(lead.people.filter((person) => person.unionId === unionId)),
    once,
  }));
  // A request about the own record is the officer's to see to; staff find it in the list.
  return lead.origin === "self"
    ? toOfficers
    : [{ to: { kind: "staff" }, reply: noticeFor(lead.people), once }, ...toOfficers];
}

/** What the person says is wrong, for the officer to look into: nothing that is hidden, rests on a consent or is a number of theirs. */
function wordsOf({ kind, details }: StoredLead, { changeKinds }: World): string | null {
  const rule = changeKinds.get(kind);
  const { value } = readLeadSlots(details);
  if (value === undefined || rule === undefined || rule.hidden || rule.consent !== null) return null;
  return holdsPersonalNumber(value) ? null : value;
}
