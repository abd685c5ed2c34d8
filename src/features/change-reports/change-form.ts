import type { Choice, Form, FormSlots, Step } from "../../conversation/form.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import { addDays, daysBetween, type LocalDate, parseLocalDate } from "../../domain/local-date.ts";
import type { ChangeKind, Frame } from "../../language/frame.ts";
import { namePerson } from "../roster/index.ts";
import type { World } from "../world.ts";
import { CHANGE_RULES } from "./change-kinds.ts";

/** What a report of a change needs, in the order in which it is asked. */
export interface ChangeSlots {
  readonly kind?: ChangeKind;
  /** Everyone in scope whom the name fits. */
  readonly people?: readonly string[];
  readonly personName?: string;
  /** The name was only recognised by sound or shape: always asked back. */
  readonly guessed?: boolean;
  readonly personId?: string;
  /** ISO day. */
  readonly date?: string;
  /** Said, but not one day: first day of what was said. */
  readonly vagueDate?: LocalDate;
  readonly vagueEnd?: LocalDate;
  readonly impossibleDate?: string;
  readonly toUnionId?: string;
  readonly toUnionName?: string;
  readonly value?: string;
  readonly mode?: Frame["mode"];
  /** The statement is about a relative of the person. */
  readonly relation?: string;
}

export const readSlots = (slots: FormSlots): ChangeSlots => slots;
const writeSlots = (slots: ChangeSlots): FormSlots => slots as FormSlots;

/** 「王建国同志11月20日退休」 → who, what, when, where to → card → 确认. */
export const changeForm: Form<World> = {
  name: "change",
  intents: ["report-change"],
  action: "report-change",
  commit: "record-change",
  open: (frame) => writeSlots({ mode: frame.mode, ...readFrame(frame) }),
  fill(slots, frame, asked, world) {
    const said = readFrame(frame);
    // A question about somebody, or what is only supposed, fills in nothing.
    if (frame.intent === "report-change" && !ASSERTED.has(frame.mode)) return null;
    // Another report comes before this one is done: it is opened by itself, and this one waits.
    const anotherPerson =
      said.people !== undefined && said.people.join() !== (readSlots(slots).people ?? []).join();
    if (frame.intent === "report-change" && anotherPerson && asked !== "person") return null;
    if (asked === "value") return { ...slots, value: frame.slots.value ?? world.text };
    if (Object.keys(said).length === 0) return null;
    const renamed = said.people === undefined ? {} : { personId: undefined };
    const redated =
      said.date === undefined ? {} : { vagueDate: undefined, vagueEnd: undefined, impossibleDate: undefined };
    return withoutUndefined({ ...slots, ...renamed, ...redated, ...writeSlots(said) });
  },
  next(slots, world) {
    return nextStep(readSlots(slots), world);
  },
  title: (slots, world) => titleOf(readSlots(slots), world),
  freeText: ["value"],
};

const ASSERTED: ReadonlySet<Frame["mode"]> = new Set(["report", "plan"]);

/** 王建国退休: what the draft is about, as far as it is known. */
function titleOf(slots: ChangeSlots, world: World): Reply {
  const id = slots.personId ?? (slots.people?.length === 1 ? slots.people[0] : undefined);
  const name =
    (id === undefined ? undefined : world.directory.people.get(id)?.name) ?? slots.personName ?? "";
  return slots.kind === undefined
    ? say("changes:title-without-kind", { name })
    : say("changes:title", { name, kind: say(`changes:kind.${slots.kind}`) });
}

function withoutUndefined(slots: Readonly<Record<string, unknown>>): FormSlots {
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as FormSlots;
}

function readFrame({ slots }: Frame): ChangeSlots {
  const { kind, person, date, toUnion, value } = slots;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(person === undefined
      ? {}
      : {
          people: person.ids,
          personName: person.name,
          guessed: person.match === "sound" || person.match === "shape",
          ...(person.relation === undefined ? {} : { relation: person.relation }),
        }),
    ...(date === undefined ? {} : readDate(date)),
    ...(toUnion === undefined
      ? {}
      : {
          toUnionName: toUnion.name,
          ...(toUnion.ids[0] === undefined ? {} : { toUnionId: toUnion.ids[0] }),
        }),
    ...(value === undefined ? {} : { value }),
  };
}

function readDate(date: NonNullable<Frame["slots"]["date"]>): ChangeSlots {
  if (date.impossible === true) return { impossibleDate: date.text };
  const start = date.start === null ? undefined : parseLocalDate(date.start);
  if (start === undefined) return {};
  const end = date.end === null ? undefined : parseLocalDate(date.end);
  return date.end === addDays(start, 1)
    ? { date: start }
    : { vagueDate: start, ...(end === undefined ? {} : { vagueEnd: end }) };
}

function nextStep(slots: ChangeSlots, world: World): Step {
  const { role } = world.actor;
  if (slots.mode !== undefined && ["question", "hypothesis", "negation"].includes(slots.mode)) {
    return { kind: "stop", reply: say("changes:nothing-reported") };
  }
  // Told by somebody who may not report it, or only heard of: a lead, whatever it says (domain §2).
  if (role === "guest" || role === "model-worker" || slots.mode === "hearsay")
    return { kind: "run", verb: "take-lead" };
  if (slots.relation !== undefined) {
    return { kind: "stop", reply: say("changes:about-a-relative") };
  }
  return askPerson(slots, world) ?? askRest(slots, world) ?? { kind: "card", verb: "preview-change" };
}

function askPerson(slots: ChangeSlots, world: World): Step | null {
  if (slots.personId !== undefined) return null;
  if (slots.people === undefined)
    return { kind: "ask", slot: "person", expects: "person", reply: say("changes:who") };
  if (slots.people.length === 0) return { kind: "run", verb: "refuse-unknown" };
  if (slots.people.length === 1 && slots.guessed !== true) return null;
  const choices = slots.people.map((id): Choice => ({
    label: namePerson(world.directory, id),
    slots: { personId: id, people: [id] },
  }));
  const question = slots.guessed === true ? "changes:did-you-mean" : "changes:which-person";
  return {
    kind: "ask",
    slot: "person",
    expects: "person",
    reply: say(question, { name: slots.personName ?? "" }),
    choices,
  };
}

function askRest(slots: ChangeSlots, world: World): Step | null {
  if (slots.kind === undefined) return { kind: "ask", slot: "kind", reply: say("changes:what-happened") };
  if (slots.date === undefined) return askDate(slots, world);
  const rule = CHANGE_RULES[slots.kind];
  if (slots.date > world.today && !rule.mayBeFuture) {
    return {
      kind: "ask",
      slot: "date",
      reply: say("changes:date-in-future", { date: slots.date, today: world.today }),
    };
  }
  if (rule.asksUnion && slots.toUnionName === undefined) {
    return { kind: "ask", slot: "union", expects: "union", reply: say("changes:where-to") };
  }
  if (rule.asksValue !== null && slots.value === undefined) {
    return { kind: "ask", slot: "value", expects: "text", reply: say(rule.asksValue) };
  }
  return null;
}

/** 月初, 上旬: few enough to offer the first; of a whole month the day is asked. */
const FEW_DAYS = 11;

function askDate(slots: ChangeSlots, world: World): Step {
  if (slots.impossibleDate !== undefined) {
    return {
      kind: "ask",
      slot: "date",
      expects: "date",
      reply: say("changes:no-such-date", { text: slots.impossibleDate }),
    };
  }
  const what = titleOf(slots, world);
  if (slots.vagueDate === undefined)
    return { kind: "ask", slot: "date", expects: "date", reply: say("changes:when", { what }) };
  if (slots.vagueEnd === undefined || daysBetween(slots.vagueDate, slots.vagueEnd) > FEW_DAYS) {
    return { kind: "ask", slot: "date", expects: "date", reply: say("changes:which-day-of-many", { what }) };
  }
  const first = { label: say("changes:day", { date: slots.vagueDate }), slots: { date: slots.vagueDate } };
  return {
    kind: "ask",
    slot: "date",
    expects: "date",
    reply: say("changes:which-day", { what }),
    choices: [first],
  };
}
