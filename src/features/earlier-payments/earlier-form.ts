import type { Choice, Form, FormSlots } from "../../conversation/form.ts";
import { type LocalText, say } from "../../conversation/reply.ts";
import { type LocalDate, parseLocalDate, yearOf } from "../../domain/local-date.ts";
import type { Frame } from "../../language/frame.ts";
import { type SumSaid, sumSaid } from "../sum-said.ts";
import type { World } from "../world.ts";
import { findItem, RECUPERATION, type EarlierRow } from "./earlier-row.ts";

export interface EarlierSlots extends SumSaid {
  readonly file: string | null;
  readonly personId: string | null;
  readonly item: string | null;
  readonly on: string | null;
  readonly detail: string;
  readonly times: number | null;
  /** What was read of a sheet. */
  readonly rows: readonly EarlierRow[] | null;
}

export const readEarlierSlots = (slots: FormSlots): EarlierSlots => slots as unknown as EarlierSlots;
const write = (slots: EarlierSlots): FormSlots => slots as unknown as FormSlots;

/** 「补录张伟2025年3月2日本人重大疾病救助8500元」, 「补录2012年去世补助60人次12万」, or a sheet → card → 确认. */
export const earlierForm: Form<World> = {
  name: "earlier-payments",
  intents: ["record-earlier"],
  action: "pay",
  commit: "record-earlier",
  title: () => say("earlier:title"),
  open: (frame, world) => write(read(frame, world)),
  fill(slots, frame, asked, world) {
    const before = readEarlierSlots(slots);
    if (world.attachment !== null) return write({ ...before, file: world.attachment.name, rows: null });
    const told = read(frame, world);
    // 「补录…」 once more, of something else: nothing of the one before belongs to it.
    if (frame.intent === "record-earlier" && (told.item ?? told.personId) !== null) return write(told);
    const item = told.item ?? (asked === "item" ? (findItem(world, world.text)?.code ?? null) : null);
    // The figure of an answer is what was asked for.
    const times = asked === null ? told.times : null;
    const more = { ...told, item, times, file: null, rows: null };
    const said = Object.entries(more).filter(
      ([, value]) => value !== null && value !== "" && value !== false,
    );
    if (said.length === 0) return null;
    return write({ ...before, ...(told.unpayable && { amount: null }), ...Object.fromEntries(said) });
  },
  next(slots, world) {
    const { file, personId, item, on, amount, unpayable } = readEarlierSlots(slots);
    if (file !== null) return { kind: "card", verb: "check-earlier" };
    if (personId === null && item === null && on === null)
      return { kind: "ask", slot: "file", reply: say("earlier:how") };
    if (item === null)
      return { kind: "ask", slot: "item", reply: say("earlier:which"), choices: itemChoices(slots, world) };
    if (on === null) return { kind: "ask", slot: "date", expects: "date", reply: say("earlier:when") };
    if (amount === null && item !== RECUPERATION) {
      const reply = say(unpayable ? "earlier:how-much-again" : "earlier:how-much");
      return { kind: "ask", slot: "amount", expects: "amount", reply };
    }
    return { kind: "card", verb: "check-earlier" };
  },
};

function itemChoices(slots: FormSlots, world: World): Choice[] {
  return [...world.rules.rules.values()]
    .filter((rule) => rule.code === RECUPERATION || rule.versions.at(-1)?.rule.result.kind !== "service")
    .filter(({ code }) => code !== "honour-ladder")
    .map(({ code, versions }) => ({
      label: say("earlier:item", { name: versions.at(-1)?.rule.name as LocalText }),
      slots: { ...slots, item: code },
    }));
}

function read(frame: Frame, world: World): EarlierSlots {
  const { person, date } = frame.slots;
  const free = freeNumbers(frame, world);
  // 「2024 death grant」: no day is said, and the figure is a year.
  const year = date === undefined ? free.find((figure) => /^(?:19|20)\d\d$/.test(figure)) : undefined;
  const day = parseLocalDate(date?.start ?? `${year}-01-01`);
  return {
    file: world.attachment?.name ?? null,
    personId: person?.ids[0] ?? null,
    item: itemSaid(frame, world),
    on: day === undefined ? null : inThePast(day, world.today),
    ...sumSaid(frame),
    detail: detailSaid(frame),
    times: timesSaid(free.filter((figure) => figure !== year)),
    rows: null,
  };
}

/** By its name; else what a member of the family or a festival stands for, or another word for it. */
function itemSaid({ slots: { benefit, facts = {} } }: Frame, world: World): string | null {
  const named = findItem(world, world.text)?.code;
  if (named !== undefined) return named;
  if (facts["patient"] !== undefined) return "family-illness";
  if (facts["festival"] !== undefined) return "festival-subsidy";
  return [facts["list"], benefit].find((code) => world.rules.rules.has(code ?? "")) ?? null;
}

/** As the rules' inputs name it. */
function detailSaid({ slots: { facts = {} } }: Frame): string {
  const { patient, festival } = facts;
  if (patient !== undefined) return `relation=${patient}`;
  return festival === undefined ? "" : `festival=${festival}`;
}

/** 「12月25日」 said in November was last December's. */
const inThePast = (day: LocalDate, today: LocalDate): string =>
  day <= today ? day : `${yearOf(day) - 1}${day.slice(4)}`;

/** Bare numbers beside the sums and the days. */
function freeNumbers({ slots: { amounts = [] } }: Frame, { said }: World): readonly string[] {
  const taken = [...amounts, ...(said?.dates ?? [])];
  return (said?.numbers ?? [])
    .filter(
      ({ index, text }) =>
        !taken.some((one) => index < one.index + one.text.length && one.index < index + text.length),
    )
    .map(({ value }) => value);
}

/** 60人次. */
function timesSaid([figure]: readonly string[]): number | null {
  const times = Number(figure ?? Number.NaN);
  return Number.isInteger(times) && times >= 0 ? times : null;
}
