import { addDays, type LocalDate, startOfDay } from "../../../domain/local-date.ts";
import type { Vault } from "../../../domain/vault.ts";
import type { ChangeCondition, ChangeKindRule, ChangeSetting } from "../../change-kinds.ts";
import type { Actor } from "../../feature.ts";
import {
  type ArchiveField,
  type ArchiveValues,
  confirmedField,
  personInScope,
  type PersonSummary,
  type Settings,
  type UnionSummary,
} from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { type ChangeSlots, slotOf } from "../form/change-slots.ts";

/** A report that has all it needs. */
export interface CompleteChange {
  readonly rule: ChangeKindRule;
  readonly slots: ChangeSlots;
  readonly date: LocalDate;
  /** Whom it is about; null when the union itself changed. */
  readonly person: PersonSummary | null;
  /** The union that looks after the person, or that changed. */
  readonly union: UnionSummary;
  readonly learnedAt: Date;
  /** 迟报: a major event told more than 24 hours after the officer learned of it (domain §2). */
  readonly late: boolean;
}

const DAY_MS = 86_400_000;

/** Null when something is missing, or no longer there for this actor: looked at again at the moment of doing. */
export function completeChange(slots: ChangeSlots, actor: Actor, world: World): CompleteChange | null {
  const rule = world.changeKinds.inForce(slots.kind, world.today);
  if (rule === undefined) return null;
  const person =
    rule.subject === "person"
      ? personInScope(world.directory, actor, slots.personId ?? slots.people?.[0])
      : null;
  if (person === undefined) return null;
  const ownUnion = actor.role === "officer" ? actor.unionId : (slots.fromUnionId ?? null);
  const union = world.directory.unions.get(person === null ? (ownUnion ?? "") : person.unionId);
  const date = (slots.date ?? (rule.dateIsToday ? world.today : undefined)) as LocalDate | undefined;
  if (union === undefined || date === undefined) return null;
  const learnedAt = learnedOf(slots, world);
  return {
    rule,
    slots,
    date,
    person,
    union,
    learnedAt,
    late: rule.major && world.now.getTime() - learnedAt.getTime() > DAY_MS,
  };
}

/** A day stands for its last moment: nobody is called late for an hour that was not said. */
function learnedOf({ learned }: ChangeSlots, world: World): Date {
  if (learned === undefined || learned === "now") return world.now;
  const endOfDay = startOfDay(addDays(learned as LocalDate, 1)).getTime() - 1;
  return new Date(Math.min(endOfDay, world.now.getTime()));
}

/** What the change sets in the person's archive: field → new value. Dimensions it confirms are as of `today`. */
export function settingsOf(change: CompleteChange, before: ArchiveValues, today: LocalDate): Settings {
  const settings = new Map<ArchiveField, string | null>();
  for (const setting of change.rule.sets) {
    const value = valueOf(setting, change);
    if (value !== undefined) settings.set(setting.field, value);
  }
  for (const dimension of change.rule.confirms) {
    const field = confirmedField(dimension);
    const known = before[field];
    settings.set(field, known !== null && known > today ? known : today);
  }
  return settings;
}

function valueOf(setting: ChangeSetting, { slots, date }: CompleteChange): string | undefined {
  if (!holds(setting, slots)) return undefined;
  if (setting.from === "date") return date;
  return setting.to ?? (setting.from === undefined ? undefined : slotOf(slots, setting.from));
}

/** Whether what was said is such that the setting, or the sentence, belongs to it. */
export const holds = ({ when, unless }: ChangeCondition, slots: ChangeSlots): boolean =>
  (when === undefined || slotOf(slots, when) !== undefined) &&
  (unless === undefined || slotOf(slots, unless) === undefined);

/** What tells two events of one kind apart besides the day, as a keyed digest: the value may be a phone number. */
export function aboutOf({ rule, slots }: CompleteChange, vault: Vault): string {
  const { toUnion, toUnionId, toUnionName, honourCode, honourCodes, unitChange, value } = slots;
  const said =
    rule.sameBy === "union"
      ? (toUnionId ?? toUnionName ?? toUnion)
      : rule.sameBy === "value"
        ? [unitChange, toUnionId ?? toUnionName, honourCode ?? honourCodes?.[0], value]
            .filter(Boolean)
            .join("|")
        : undefined;
  return said === undefined || said === "" ? "" : vault.blindIndex("event", said);
}

/** The key under which the database lets an event stand once. */
export const eventKeyOf = (change: CompleteChange, vault: Vault): string =>
  change.rule.sameBy === "once" ? "" : `${change.date} ${aboutOf(change, vault)}`.trim();

/** Slots that only the dialogue needs. */
const OF_THE_DIALOGUE: ReadonlySet<string> = new Set([
  "people",
  "personName",
  "guessed",
  "personId",
  "mode",
  "relation",
  "dateLacks",
  "vagueDate",
  "vagueEnd",
  "impossibleDate",
  "unreadable",
]);

/** What is kept of the report, to be sealed. */
export const detailsOf = ({ slots }: CompleteChange): string =>
  JSON.stringify(Object.fromEntries(Object.entries(slots).filter(([name]) => !OF_THE_DIALOGUE.has(name))));
