import type { Form, FormSlots } from "../../../conversation/form.ts";
import { SURE_ENOUGH } from "../../../conversation/open-dialogue.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame, Intent } from "../../../language/frame.ts";
import { dayWithin, type LocalDate, nearDay } from "../../../domain/local-date.ts";
import { namePerson } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { type ChangeSlots, readSlots, writeSlots } from "./change-slots.ts";
import { describeMeaning } from "../record/describe-change.ts";
import { titleOf } from "./ask-details.ts";
import { asksLearned } from "./ask-learned.ts";
import { nextStep } from "./next-step.ts";
import { readFrame } from "./read-frame.ts";
import { takeAnswer, takeLearned } from "./take-answer.ts";

const ASSERTED: ReadonlySet<Frame["mode"]> = new Set(["report", "plan"]);
/** Messages that can add to a report in hand; a question or a look-up is something else. */
const ADDS: ReadonlySet<Intent> = new Set([
  "answer",
  "correct",
  "choose",
  "deny",
  "report-change",
  "unknown",
]);
/** Messages that are never an answer in free words. */
const STANDS_ALONE: ReadonlySet<Intent> = new Set([
  "confirm",
  "deny",
  "acknowledge",
  "dont-know",
  "correct-report",
  "withdraw-report",
  "undo",
  "lookup-person",
  "list-unit",
  "return-start",
  "return-status",
  "digest",
  "my-info",
  "phone-list",
  "export",
]);

/** 「王建国同志11月20日退休」 → who, what, when, where to → card → 确认. */
export const changeForm: Form<World> = {
  name: "change",
  intents: ["report-change"],
  action: "report-change",
  commit: "record-change",
  open: (frame, world) => keepWhatMayBeKept({ mode: frame.mode, ...readFrame(frame, world) }, world),
  fill(slots, frame, asked, world) {
    const before = readSlots(slots);
    if (frame.slots.receipt !== undefined) return null;
    const none = noneOf(asked, before, frame, world);
    if (none !== null) return merge(before, none, world);
    // A question about somebody, or what is only supposed, fills in nothing.
    if (frame.intent === "report-change" && !ASSERTED.has(frame.mode)) return null;
    const said = readFrame(frame, world);
    // Another report comes before this one is done: it is opened by itself, and this one waits.
    if (frame.intent === "report-change" && isAnother(said, before, asked, world)) return null;
    const answer = answerTo(asked, before, frame, world);
    if (answer !== null) return merge(before, answer, world);
    if (!ADDS.has(frame.intent) || Object.keys(said).length === 0) return null;
    return merge(before, said, world);
  },
  next: (slots, world) => nextStep(readSlots(slots), world),
  title: (slots, world) => titleOf(readSlots(slots), world),
  freeText: ["value"],
  summarise(slots, world) {
    const { kind, people, personId, personName, date, learned } = readSlots(slots);
    const isOldNews =
      date !== undefined && asksLearned({ date, learned }, world.changeKinds.get(kind), world.today);
    if (isOldNews) return null;
    const id = personId ?? people?.[0];
    const rule = world.changeKinds.inForce(kind, world.today);
    const person = world.directory.people.get(id ?? "") ?? null;
    return say("changes:summary", {
      person:
        id === undefined ? say("changes:text", { text: personName ?? "" }) : namePerson(world.directory, id),
      kind: world.changeKinds.name(kind ?? "other"),
      date: date ?? world.today,
      means: rule === undefined ? [] : describeMeaning({ rule, person, slots: readSlots(slots) }),
    });
  },
};

/**
 * Of somebody else; or of the same person while something of another kind is to be answered in free words. Where it is
 * asked who is meant, somebody else is the answer, unless another thing has happened to them.
 */
function isAnother(said: ChangeSlots, before: ChangeSlots, asked: string | null, world: World): boolean {
  if (said.people === undefined) return false;
  const { people = [] } = before;
  if (asked === "person")
    return people.length > 0 && said.kind !== before.kind && !said.people.some((id) => people.includes(id));
  if (said.people.join() !== people.join()) return true;
  const inWords = world.changeKinds.get(before.kind)?.asks.some(({ slot }) => slot === asked) ?? false;
  return inWords && said.kind !== undefined && said.kind !== before.kind;
}

const SAYS_NONE: ReadonlySet<Intent> = new Set(["deny", "dont-know"]);

/** 「调到哪个单位？」 — 「没有」, 「不知道」, 「还没找到新单位」: the one choice beside the units that could be named. */
function noneOf(asked: string | null, slots: ChangeSlots, frame: Frame, world: World): ChangeSlots | null {
  const ask = world.changeKinds.get(slots.kind)?.asks.find((one) => one.slot === asked);
  if (ask?.read !== "union") return null;
  const [none] = Object.keys(ask.choices ?? {});
  const isSaid = SAYS_NONE.has(frame.intent) || frame.slots.facts?.[ask.slot] === none;
  return none === undefined || !isSaid ? null : { [ask.slot]: none };
}

/** What was asked in words of the list is taken from the message as a whole. */
function answerTo(asked: string | null, slots: ChangeSlots, frame: Frame, world: World): ChangeSlots | null {
  if (asked === "learned") return takeLearned(slots, frame, world);
  const ask = world.changeKinds.get(slots.kind)?.asks.find((one) => one.slot === asked);
  if (ask === undefined || (ask.choices !== undefined && ask.read === "text")) return null;
  if (STANDS_ALONE.has(frame.intent)) return null;
  const answer = takeAnswer(ask, frame, world);
  // A request is no number that cannot be read, and is answered by itself.
  const isRequest = !ADDS.has(frame.intent) && frame.confidence >= SURE_ENOUGH;
  return answer.unreadable !== undefined && isRequest ? null : answer;
}

/** What is said replaces what was said before, and what hung on it. */
function merge(before: ChangeSlots, said: ChangeSlots, world: World): FormSlots {
  const outdated: (keyof ChangeSlots)[] = ["unreadable"];
  if (said.people !== undefined) outdated.push("personId");
  if ((said.toUnionName ?? said.toUnion) !== undefined) outdated.push("toUnion", "toUnionId", "toUnionName");
  if (said.honourCodes !== undefined) outdated.push("honourCode");
  if ((said.date ?? said.vagueDate ?? said.impossibleDate) !== undefined)
    outdated.push("date", "dateLacks", "vagueDate", "vagueEnd", "impossibleDate", "learned");
  const day = said.date === undefined ? {} : { date: meantDay(said.date as LocalDate, said, before) };
  const kept = Object.entries(before).filter(([name]) => !outdated.includes(name as keyof ChangeSlots));
  return keepWhatMayBeKept({ ...Object.fromEntries(kept), ...said, ...day }, world);
}

/** What was not said of a day is that of the day, or of the stretch of days, before it. */
function meantDay(
  day: LocalDate,
  { dateLacks }: ChangeSlots,
  { date, vagueDate, vagueEnd }: ChangeSlots,
): LocalDate {
  if (date !== undefined) return nearDay(date as LocalDate, day, dateLacks);
  return vagueDate === undefined || vagueEnd === undefined
    ? day
    : dayWithin([vagueDate, vagueEnd], day, dateLacks);
}

/** Until the person's agreement is known, not even a draft holds what is sensitive (domain §7.2). */
function keepWhatMayBeKept(slots: ChangeSlots, world: World): FormSlots {
  const sensitive = world.changeKinds.get(slots.kind)?.consent ?? null;
  if (sensitive === null || slots.consent === "given") return writeSlots(slots);
  const { value: _value, ...rest } = slots;
  return writeSlots(rest);
}
