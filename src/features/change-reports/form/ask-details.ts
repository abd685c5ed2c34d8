import type { Choice, Step } from "../../../conversation/form.ts";
import { type Reply, say } from "../../../conversation/reply.ts";
import { daysBetween } from "../../../domain/local-date.ts";
import type { ChangeAsk, ChangeKindRule } from "../../change-kinds.ts";
import type { World } from "../../world.ts";
import { type ChangeSlots, slotOf } from "./change-slots.ts";
import { findTitles, nameTitle } from "./find-titles.ts";

/** 月初, 上旬: few enough to offer the first; of a whole month the day is asked. */
const FEW_DAYS = 11;

/** The day of the event, unless the kind takes today for it. */
export function askDate(slots: ChangeSlots, rule: ChangeKindRule, world: World): Step | null {
  const ask = (reply: Reply, choices: readonly Choice[] = []): Step => ({
    kind: "ask",
    slot: "date",
    expects: "date",
    reply,
    choices,
  });
  if (slots.date !== undefined) {
    if (slots.date <= world.today || rule.mayBeFuture) return null;
    return ask(say("changes:date-in-future", { date: slots.date, today: world.today }));
  }
  if (slots.impossibleDate !== undefined)
    return ask(say("changes:no-such-date", { text: slots.impossibleDate }));
  const what = titleOf(slots, world);
  const { vagueDate, vagueEnd } = slots;
  if (vagueDate === undefined) return rule.dateIsToday ? null : ask(say("changes:when", { what }));
  if (vagueEnd === undefined || daysBetween(vagueDate, vagueEnd) > FEW_DAYS)
    return ask(say("changes:which-day-of-many", { what }));
  const first = { label: say("changes:day", { date: vagueDate }), slots: { date: vagueDate } };
  return ask(say("changes:which-day", { what }), [first]);
}

/** 王建国退休: what the draft is about, as far as it is known. */
export function titleOf({ kind, people, personId, personName }: ChangeSlots, world: World): Reply {
  const id = personId ?? (people?.length === 1 ? people[0] : undefined);
  const name = (id === undefined ? undefined : world.directory.people.get(id)?.name) ?? personName ?? "";
  return kind === undefined
    ? say("changes:title-without-kind", { name })
    : say("changes:title", { name, kind: world.changeKinds.name(kind) });
}

/** The first question of the list that has no answer yet. */
export function askDetails(slots: ChangeSlots, rule: ChangeKindRule, world: World): Step | null {
  for (const ask of rule.asks) {
    const applies = ask.onlyIf === undefined || slotOf(slots, ask.onlyIf.slot) === ask.onlyIf.is;
    const step = applies ? askOne(ask, slots, world) : null;
    if (step !== null) return step;
  }
  return null;
}

function askOne(ask: ChangeAsk, slots: ChangeSlots, world: World): Step | null {
  const question = say("changes:text", { text: ask.question });
  const reply =
    slots.unreadable === ask.slot ? say("changes:unreadable", { question, hint: hintFor(ask) }) : question;
  switch (ask.read) {
    case "honour":
      return askHonour(slots, reply, world);
    case "union":
      if ((slots.toUnionName ?? slotOf(slots, ask.slot)) !== undefined) return null;
      return { kind: "ask", slot: ask.slot, expects: "union", reply, choices: choicesOf(ask) };
    default:
      if (slotOf(slots, ask.slot) !== undefined) return null;
      return { kind: "ask", slot: ask.slot, expects: "text", reply, choices: choicesOf(ask) };
  }
}

const hintFor = (ask: ChangeAsk) =>
  ask.read === "card"
    ? say("changes:hint.card")
    : ask.read === "id"
      ? say("changes:hint.id")
      : ask.read === "contact"
        ? say("changes:hint.contact")
        : say("changes:hint.again");

const choicesOf = (ask: ChangeAsk): Choice[] =>
  Object.entries(ask.choices ?? {}).map(([code, text]) => ({
    label: say("changes:text", { text }),
    slots: { [ask.slot]: code },
  }));

/** The honour by the title catalogue: one that is there, for a person; a choice where several fit. */
function askHonour(slots: ChangeSlots, question: ReturnType<typeof say>, world: World): Step | null {
  if (slots.honourCode !== undefined) return null;
  const titles = findTitles(world, slots.honourCodes ?? []);
  const [only, ...more] = titles.filter((title) => title.to === "person");
  if (only === undefined) {
    const reply = titles.length > 0 ? say("changes:honour-of-a-collective", { question }) : question;
    return { kind: "ask", slot: "honour", reply };
  }
  if (more.length === 0 && slots.honourCodes?.length === 1) return null;
  const choices = [only, ...more].map((title): Choice => ({
    label: nameTitle(title),
    slots: { honourCode: title.code },
  }));
  return { kind: "ask", slot: "honour", reply: say("changes:which-honour"), choices };
}
