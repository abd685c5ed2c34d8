import { type Reply, say } from "../../../conversation/reply.ts";
import { type ArchiveValues, namePerson, showValue } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { findTitles, nameTitle } from "../form/find-titles.ts";
import { slotOf } from "../form/change-slots.ts";
import { type CompleteChange, holds, settingsOf } from "./complete-change.ts";

/** The card: person, unit, kind, old → new, date, what it means for entitlements (domain §2). */
export function describeChange(change: CompleteChange, world: World): readonly Reply[] {
  const { rule, date, late } = change;
  const kind = say("changes:text", { text: rule.names });
  const values = describeValues(change, world);
  return [
    nameSubject(change, world),
    values === null
      ? say("changes:card.day", { kind, date })
      : say("changes:card.line", { kind, values, date }),
    ...describeMeaning(change),
    ...(late ? [say("changes:card.late")] : []),
  ];
}

export const nameSubject = ({ person, union }: CompleteChange, world: World): Reply =>
  person === null ? say("changes:text", { text: union.name }) : namePerson(world.directory, person.id);

/** The archive holds this state already, and only its day would change: a day to put right, or the wrong person. */
export function describeStanding(
  change: CompleteChange,
  archive: ArchiveValues,
  { directory, today }: World,
): readonly Reply[] {
  const { shows, sets } = change.rule;
  if (shows === null) return [];
  const value = settingsOf(change, archive, today).get(shows);
  if (value === undefined || archive[shows] !== value) return [];
  const field = sets.find(({ from }) => from === "date")?.field;
  const since = field === undefined ? null : archive[field];
  const state = showValue(directory, shows, value);
  return [
    since === null
      ? say("changes:card.stands", { state })
      : say("changes:card.stands-since", { state, date: since }),
  ];
}

/** What it would mean, or means, for this person's entitlements. */
export function describeMeaning({
  rule,
  person,
  slots,
}: Pick<CompleteChange, "rule" | "person" | "slots">): readonly Reply[] {
  const concerns = !rule.meansInService || (person?.tier !== null && person?.employment === "in-service");
  if (!concerns) return [];
  return rule.means
    .filter((meaning) => holds(meaning, slots))
    .map(({ text }) => say("changes:text", { text }));
}

/** Null where the day is all there is to say. */
function describeValues(change: CompleteChange, world: World): Reply | null {
  const { rule, slots, person, union } = change;
  const oldNew = (before: Reply, after: Reply): Reply => say("changes:card.old-new", { before, after });
  const text = (value: string): Reply => say("changes:text", { text: value });
  if (rule.hidden) return say("changes:card.hidden");
  if (rule.code === "honour") {
    const [title] = findTitles(world, [slots.honourCode ?? slots.honourCodes?.[0] ?? ""]);
    return title === undefined ? text("") : nameTitle(title);
  }
  switch (rule.shows) {
    case "custodianUnionId":
      return slots.toUnionName === undefined
        ? describeAnswers(change)
        : oldNew(text(union.name), text(slots.toUnionName));
    case "employment":
    case "life":
    case "standing":
    case "whereabouts": {
      const before = person?.[rule.shows] ?? null;
      const after = rule.sets.find((setting) => setting.field === rule.shows)?.to ?? null;
      if (before === after) return null;
      return oldNew(
        showValue(world.directory, rule.shows, before),
        showValue(world.directory, rule.shows, after),
      );
    }
    default:
      return describeAnswers(change);
  }
}

/** What was said or chosen, in the words of the list. */
function describeAnswers({ rule, slots, union }: CompleteChange): Reply | null {
  const lines = rule.asks.flatMap((ask): Reply[] => {
    const said = (ask.read === "union" ? slots.toUnionName : undefined) ?? slotOf(slots, ask.slot);
    if (said === undefined) return [];
    const chosen = ask.choices?.[said];
    return [say("changes:text", { text: chosen ?? said })];
  });
  if (lines.length === 0) return rule.subject === "union" ? say("changes:text", { text: union.name }) : null;
  return say("changes:card.answers", { first: lines[0] ?? "", rest: lines.slice(1) });
}
