import type { Choice, Form, FormSlots, Step } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { daysLate, returnYear } from "../../domain/return-year.ts";
import type { ChangeKind, Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";

/** One who is marked on the roll-call, by number, with what happened. */
export interface Mark {
  readonly number: number;
  readonly kind: ChangeKind;
  /** ISO day and the words for it. */
  readonly date?: { readonly start: string; readonly end: string; readonly text: string };
}

export interface ReturnSlots {
  readonly year: number;
  /** The people of the roll in the order in which they were numbered: a number means the same one until the end. */
  readonly roll: readonly string[];
  readonly lateReason?: string;
  readonly marks?: readonly Mark[];
  /** Numbers of whom it was not said what happened. */
  readonly unexplained?: readonly number[];
  /** How many were marked so far: the roll is not called a second time. */
  readonly told?: number;
}

export const readReturnSlots = (slots: FormSlots): ReturnSlots => slots as unknown as ReturnSlots;
const writeSlots = (slots: Partial<ReturnSlots>): FormSlots => slots as unknown as FormSlots;

/** Kinds offered when only a number was said. */
const OFFERED = ["retirement", "transfer", "death", "post", "contact", "health", "other"] as const;

/** 「无变动」 or 「年报」 → roll-call of everyone → 确认, or changes by number. A late one gives its reason. */
export const returnForm: Form<World> = {
  name: "annual-return",
  intents: ["return-none", "return-start"],
  action: "file-return",
  commit: "file-return",
  confirmedBy: ["return-none"],
  answeredBy: ["mark-roll", "report-change"],
  open: (_frame, world) =>
    writeSlots({
      year: yearSaid(world) ?? returnYear(world.today),
      roll: rollOf(world).map((person) => person.id),
    }),
  fill(slots, frame, asked, world) {
    const filled = takeAnswer(readReturnSlots(slots), frame, asked, world);
    return filled === null ? null : { ...slots, ...writeSlots(filled) };
  },
  title: (slots) => say("returns:title", { year: readReturnSlots(slots).year }),
  freeText: ["lateReason"],
  next: (slots, world) => nextStep(readReturnSlots(slots), world),
};

/** Everyone alive in the union's custody, in the order of the roll. */
export const rollOf = (world: World) =>
  world.directory.peopleOf(world.actor.unionId ?? "").filter((person) => person.life === "alive");

/** 「补2025年年报」「去年的年报」; undefined when no year is said. */
function yearSaid({ text, today }: World): number | undefined {
  const current = Number(today.slice(0, 4));
  const said = /(20\d\d)\s?年?/.exec(text.normalize("NFKC"))?.[1];
  const year = said === undefined ? (text.includes("去年") ? current - 1 : undefined) : Number(said);
  return year !== undefined && year <= current && year >= current - 2 ? year : undefined;
}

function takeAnswer(
  slots: ReturnSlots,
  frame: Frame,
  asked: string | null,
  world: World,
): Partial<ReturnSlots> | null {
  if (asked === "lateReason") return { lateReason: world.text };
  const { marks, choices, choice, kind } = frame.slots;
  if (marks !== undefined) {
    return {
      marks: marks.map((mark) => ({
        number: mark.number,
        kind: mark.kind,
        ...(mark.date?.start && mark.date.end
          ? { date: { start: mark.date.start, end: mark.date.end, text: mark.date.text } }
          : {}),
      })),
      unexplained: [],
      told:
        (slots.told ?? 0) + marks.filter(({ number }) => number >= 1 && number <= slots.roll.length).length,
    };
  }
  if (asked === "kind" && frame.slots.person === undefined && kind !== undefined) return explain(slots, kind);
  const numbers = choices ?? (choice === undefined ? [] : [choice]);
  return frame.intent === "choose" && numbers.length > 0 ? { unexplained: numbers, marks: [] } : null;
}

function explain(slots: ReturnSlots, kind: ChangeKind): Partial<ReturnSlots> {
  const numbers = slots.unexplained ?? [];
  return {
    marks: numbers.map((number) => ({ number, kind })),
    unexplained: [],
    told: (slots.told ?? 0) + numbers.length,
  };
}

function nextStep(slots: ReturnSlots, world: World): Step {
  const { year, lateReason, marks = [], unexplained = [], roll } = slots;
  const late = daysLate(year, world.today);
  if (late > 0 && lateReason === undefined) {
    return {
      kind: "ask",
      slot: "lateReason",
      expects: "text",
      reply: say("returns:why-late", { year, days: late }),
    };
  }
  const outside = [...marks.map((mark) => mark.number), ...unexplained].find(
    (number) => number < 1 || number > roll.length,
  );
  if (outside !== undefined) {
    return {
      kind: "ask",
      slot: "marks",
      reply: say("returns:no-such-number", { number: outside, count: roll.length }),
    };
  }
  if (unexplained.length > 0) {
    const choices = OFFERED.map((kind): Choice => ({
      label: say(`changes:kind.${kind}`),
      slots: writeSlots(explain(slots, kind)),
    }));
    const reply = say("returns:what-happened", { numbers: unexplained.join("、") });
    return { kind: "ask", slot: "kind", reply, choices };
  }
  return { kind: "card", verb: marks.length > 0 ? "take-marks" : "call-roll" };
}
