import { findDocumentNumber } from "../../../domain/numbers/document-number.ts";
import { addDays, parseLocalDate } from "../../../domain/local-date.ts";
import type { DateMention, Frame, Slots } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import type { ChangeSlots } from "./change-slots.ts";
import { readCard, readContact, readId } from "./read-value.ts";

/** What a message says, as slots. Absent: not said. */
export function readFrame({ slots }: Frame, world: World): ChangeSlots & Readonly<Record<string, unknown>> {
  const { kind, person, self, date, toUnion, fromUnion, honour, facts } = slots;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(person === undefined ? {} : readPerson(person)),
    ...(self === true ? whoSpeaks(world) : {}),
    ...(person !== undefined && isSomebodyElse(person, facts, world)
      ? { relation: "other", kind: "other" }
      : {}),
    ...(date === undefined ? {} : readDay(date)),
    ...(toUnion === undefined ? {} : { toUnionName: toUnion.name, ...idOf("toUnionId", toUnion) }),
    ...(fromUnion === undefined ? {} : { fromUnionName: fromUnion.name, ...idOf("fromUnionId", fromUnion) }),
    ...(honour === undefined ? {} : { honourCodes: honour.codes }),
    ...readValue(slots, world),
    ...readFacts(facts, kind, world),
  };
}

function readPerson(person: NonNullable<Slots["person"]>): ChangeSlots {
  return {
    people: person.ids,
    personName: person.name,
    guessed: person.match === "sound" || person.match === "shape",
    ...(person.relation === undefined ? {} : { relation: person.relation }),
  };
}

/** 「我退休了」: of the archive by the sender's binding alone, whatever a message claims; of anybody else it is asked who is meant. */
function whoSpeaks({ actor, directory }: World): ChangeSlots {
  const person = directory.people.get(actor.personId ?? "");
  return person === undefined ? {} : { people: [person.id], personName: person.name };
}

/** 「我是李秀英的女儿，我爸走了」: no man is 李秀英. */
function isSomebodyElse(
  { name, ids }: NonNullable<Slots["person"]>,
  facts: Slots["facts"],
  { directory }: World,
): boolean {
  const kin = facts?.["kin"];
  // Whoever is out of the sender's reach is known by name only.
  const people = ids.length > 0 ? ids.map((id) => directory.people.get(id)) : directory.named(name);
  return kin !== undefined && people.length > 0 && people.every((person) => (person?.sex ?? kin) !== kin);
}

const idOf = (slot: "toUnionId" | "fromUnionId", union: NonNullable<Slots["toUnion"]>): ChangeSlots =>
  union.ids[0] === undefined ? {} : { [slot]: union.ids[0] };

/** One day is a date; a stretch of days is asked about; what is no day is said so. */
export function readDay(date: DateMention): ChangeSlots {
  if (date.impossible === true) return { impossibleDate: date.text };
  const start = date.start === null ? undefined : parseLocalDate(date.start);
  if (start === undefined) return {};
  // 「11月10日起」 has no end: it began on that day.
  if (date.end === null || date.end === addDays(start, 1))
    return { date: start, ...(date.lacks !== undefined && { dateLacks: date.lacks }) };
  const end = parseLocalDate(date.end);
  return { vagueDate: start, ...(end === undefined ? {} : { vagueEnd: end }) };
}

const ID_LIKE = /(?<!\d)\d{17}[\dXx](?!\d)/;

function readValue({ kind, value }: Slots, { text }: World): ChangeSlots {
  if (kind === "id-number") return readId(ID_LIKE.exec(text)?.[0] ?? "") ?? {};
  if (kind === "honour") {
    const documentNumber = findDocumentNumber(text);
    return documentNumber === undefined ? {} : { documentNumber };
  }
  if (value === undefined) return {};
  if (kind === "contact") return readContact(value) ?? {};
  // A number with a slip in it is asked for again as such, and not as if none had been said.
  if (kind === "bank-card") return readCard(value) ?? (/\d/.test(value) ? { unreadable: "value" } : {});
  return { value };
}

/** Words that choose among what the kind would ask for: 注销 → unitChange: closed. */
function readFacts(facts: Slots["facts"], kind: string | undefined, world: World): Record<string, string> {
  if (facts === undefined) return {};
  const asked = (world.changeKinds.get(kind)?.asks ?? []).flatMap(({ slot, choices }) => {
    const said = facts[slot];
    return said !== undefined && choices !== undefined && said in choices ? [[slot, said] as const] : [];
  });
  const direction = facts["direction"];
  return Object.fromEntries([
    ...asked,
    ...(direction === undefined ? [] : [["direction", direction] as const]),
    ...(facts["card"] === undefined ? [] : [["value", facts["card"]] as const]),
  ]);
}
