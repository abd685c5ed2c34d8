import { type Reply, say } from "../../conversation/reply.ts";
import {
  type ArchiveField,
  confirmedField,
  DIMENSIONS,
  namePerson,
  type PersonSummary,
  ruleOf,
  showValue,
} from "../roster/index.ts";
import type { World } from "../world.ts";
import { describeHonour, type PersonRecord } from "./read-record.ts";

/** What stands on one line of the card. */
const LINES: readonly (readonly ArchiveField[])[] = [
  ["employment", "life", "standing", "whereabouts"],
  ["sex", "birthday", "ethnicity", "politicalStatus", "education"],
  ["idNumber"],
  ["workStartedOn", "workUnit", "post", "professionalTitle"],
  ["retiredOn", "diedOn", "closedReason"],
  ["phone", "address"],
  ["card", "cardStatus"],
  ["insurance", "healthCategory"],
  ["hardshipLevel", "hardshipCause", "income", "household", "housing"],
];

/** States that go without saying. */
const USUAL: Readonly<Partial<Record<ArchiveField, string>>> = {
  life: "alive",
  standing: "good",
  whereabouts: "known",
};

/**
 * The card of a person: what is on file, numbers masked. Oneself is not shown a discipline matter that is still being
 * looked into: only staff, the director and the unit's officer are (domain §7.8).
 */
export function describeRecord(
  world: World,
  person: PersonSummary,
  { values, honours }: PersonRecord,
  forWhom: "self" | "custodian",
): Reply {
  const isShown = (field: ArchiveField): boolean =>
    values[field] !== null &&
    values[field] !== USUAL[field] &&
    !(forWhom === "self" && ruleOf(field).secrecy === "discipline");
  const lines = LINES.flatMap((fields) => {
    const shown = fields.filter(isShown);
    return shown.length === 0 ? [] : [joinPairs(shown.map((field) => pairOf(world, field, values[field])))];
  });
  return say("archive:card", {
    person: namePerson(world.directory, person.id),
    closed: person.closed ? [say("archive:is-closed")] : [],
    lines: [
      ...lines,
      ...honours.map((honour) => say("archive:honour-line", { honour: describeHonour(world, honour) })),
    ],
    tier: say(`roster:tier.${person.tier ?? "none"}`),
    confirmed: joinPairs(DIMENSIONS.map((dimension) => confirmedPair(world, dimension, values))),
  });
}

const pairOf = (world: World, field: ArchiveField, value: string | null): Reply =>
  say("archive:pair", {
    label: say(`archive:field.${field}`),
    value: showValue(world.directory, field, value),
  });

const confirmedPair = (
  world: World,
  dimension: (typeof DIMENSIONS)[number],
  values: PersonRecord["values"],
): Reply =>
  say("archive:pair", {
    label: say(`archive:dimension.${dimension}`),
    value:
      values[confirmedField(dimension)] === null
        ? say("archive:never")
        : showValue(world.directory, confirmedField(dimension), values[confirmedField(dimension)]),
  });

/** Several pairs on one line. */
export function joinPairs(pairs: readonly Reply[]): Reply {
  const [first, ...rest] = pairs;
  if (first === undefined) return say("changes:text", { text: "" });
  return rest.length === 0 ? first : say("archive:pairs", { first, rest: joinPairs(rest) });
}
