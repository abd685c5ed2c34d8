import type { FormSlots, SlotValue } from "../../../conversation/form.ts";
import type { AmountMention, AmountRole, Benefit, Frame } from "../../../language/frame.ts";
import type { LocalDate } from "../../../domain/local-date.ts";
import { formatPlain, Yuan } from "../../../domain/money.ts";
import type { World } from "../../world.ts";
import { dayBehind } from "./day-behind.ts";

/** Facts as the rules take them: input → value as text, `unknown` for 不知道, or a range. */
export type Facts = Readonly<Record<string, SlotValue>>;

/** Relief that is estimated and applied for (domain §3). */
export const RELIEF_RULES = [
  "own-illness",
  "family-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
] as const satisfies readonly Benefit[];
export type ReliefRule = (typeof RELIEF_RULES)[number];

export interface EstimateSlots {
  readonly rule: ReliefRule;
  readonly facts: Facts;
  /** Whose; null for a question about nobody in particular. */
  readonly personId: string | null;
  /** 「为什么」: the whole reckoning and every clause. */
  readonly why?: boolean;
  /** Something of it is only supposed: 「如果我是全国劳模」. */
  readonly isSupposed?: boolean;
}

export const readEstimate = (slots: FormSlots): EstimateSlots => slots as unknown as EstimateSlots;
export const writeEstimate = (slots: EstimateSlots): FormSlots => slots as unknown as FormSlots;

/** The rule that a message names or points to; one's own illness where it does neither. */
export function reliefRuleOf(frame: Frame): ReliefRule {
  const { benefit } = frame.slots;
  return RELIEF_RULES.find((rule) => rule === benefit) ?? "own-illness";
}

/** Relief that the circumstances of a message point to: 「家里失火了呢」, 「那我老伴得大病呢」; null where they point to none. */
export function rulePointedTo({ slots: { benefit, facts = {} } }: Frame): ReliefRule | null {
  const named = RELIEF_RULES.find((rule) => rule === benefit);
  if (named !== undefined) return named;
  if (facts["event"] === "fire") return "household-fire";
  if (facts["patient"] !== undefined) return "family-illness";
  if (facts["event"] === "accident") return "accident-disability";
  return facts["ill"] === undefined ? null : "own-illness";
}

const INPUT_OF: Readonly<Partial<Record<AmountRole, string>>> = {
  copay: "copay",
  copay1: "copay1",
  copay2: "copay2",
  loss: "loss",
  income: "income",
};

const SUMS: ReadonlySet<string> = new Set([...Object.values(INPUT_OF), "self-funded"]);

/** What the archive knows already is not asked. */
export function factsOfPerson(world: World, personId: string | null): Facts {
  const person = world.directory.people.get(personId ?? "");
  if (person === undefined) return {};
  return {
    tier: person.tier ?? "none",
    service: person.employment === "in-service" ? "in-service" : "retired",
    medal: person.titleCodes.some((code) => code === "capital-medal" || code === "xicheng-medal"),
    deceased: person.life === "deceased",
  };
}

/** Words of the message for inputs of the rules: event, patient and kind of change as the language names them. */
function factsOfWords(frame: Frame): Facts {
  const { facts: { "self-funded": selfFunded, ...facts } = {}, kind } = frame.slots;
  const relation = facts["patient"];
  return {
    ...facts,
    ...(selfFunded === "none" ? { "self-funded": "0" } : {}),
    ...(relation === undefined ? {} : { relation }),
    ...(facts["event"] === "accident" ? { cause: "accident" } : {}),
    ...(facts["work-injury"] === "yes" ? { cause: "work-injury" } : {}),
    ...(facts["family-income"] === "none" ? { income: "0" } : {}),
    ...(frame.mode === "hypothesis" && kind === "retirement" ? { service: "retired" } : {}),
  };
}

/** The day of the event, where the message tells one day that is past; a child's message may tell a birthday instead. */
export function eventDateOf(frame: Frame, today: LocalDate): Facts {
  const { date, facts = {} } = frame.slots;
  const day = dayBehind(date, today);
  const isTold = day !== undefined && day <= today && frame.mode !== "hypothesis";
  return isTold && facts["patient"] !== "child" ? { "event-date": day } : {};
}

/** What is supposed for the moment: another tier (「如果我是全国劳模」), retirement (「如果我明年退休」), death (「我死了以后」). */
export function supposedFacts(frame: Frame, world: World): Facts {
  const codes = frame.slots.honour?.codes ?? [];
  const tier = world.rules.book.titles.find(({ code }) => codes.includes(code))?.tier;
  const retires = frame.slots.kind === "retirement" || frame.slots.kind === "early-leave";
  const dies = frame.slots.kind === "death" && frame.slots.facts?.["patient"] === undefined;
  return {
    ...(tier == null ? {} : { tier }),
    ...(retires ? { service: "retired" } : {}),
    ...(dies ? { deceased: true } : {}),
  };
}

/** Amounts by their roles, and words that the rules ask for. `asked` takes a bare amount as its answer. */
export function factsOfFrame(frame: Frame, asked: string | null, today: LocalDate): Facts {
  const facts: Record<string, SlotValue> = {};
  const amounts = frame.slots.amounts ?? [];
  for (const amount of amounts) addAmount(facts, amount, asked);
  dropUnsaid(facts, amounts, asked);
  for (const [name, value] of Object.entries(factsOfWords(frame))) facts[name] ??= value;
  if (asked === null) return facts;
  if (frame.intent === "dont-know") facts[asked] = "unknown";
  const isDay = asked.endsWith("date") || asked === "born";
  const isSum = SUMS.has(asked);
  // 「好」 is no sum and no day; 「没有」 is no day.
  if (frame.intent === "confirm" && !isSum && !isDay) facts[asked] ??= true;
  if (frame.intent === "deny" && !isDay) facts[asked] ??= isSum ? "0" : false;
  const day = dayBehind(frame.slots.date, today);
  if (isDay && day !== undefined) facts[asked] = day;
  return facts;
}

/** What is said beside a sum, and not whether it is inside it, is no fact yet. */
function dropUnsaid(
  facts: Record<string, SlotValue>,
  amounts: readonly AmountMention[],
  asked: string | null,
): void {
  // 「自付3万，自费5千」 does not say whether the one is inside the other: it is asked, never guessed (domain §3).
  const isOpen = amounts.some(({ role, inside }) => role === "self-funded" && inside === null);
  if (isOpen && asked !== "self-funded" && amounts.some(({ role }) => role === "copay"))
    delete facts["self-funded"];
  // The boxes of a slip stand side by side: what is self-funded is in neither of the other two.
  if ("copay1" in facts || "copay2" in facts) delete facts["self-funded"];
}

/** As told; 「一万左右」 is a tenth less to a tenth more, and a range keeps its open end. */
function valueOf({ value, min, max, approximate }: AmountMention): SlotValue {
  if (value === undefined) return { min: min ?? null, max: max ?? null };
  if (!approximate) return value;
  const about = new Yuan(value);
  return { min: formatPlain(about.times("0.9")), max: formatPlain(about.times("1.1")) };
}

function addAmount(facts: Record<string, SlotValue>, amount: AmountMention, asked: string | null): void {
  const value = valueOf(amount);
  // "3万，不含自费": nothing of it is self-funded.
  if (amount.selfFunded === "excluded") facts["self-funded"] ??= "0";
  // "其中自费8千" is taken out of the sum; "另有自费8千" never was in it (domain §3).
  if (amount.role === "self-funded") facts["self-funded"] = amount.inside === false ? "0" : value;
  const input = INPUT_OF[amount.role] ?? (amount.role === "other" && asked !== null ? asked : undefined);
  if (input !== undefined) facts[input] ??= value;
}

/** The figure that a continuing question (「那9999呢」) means. */
export const mainFigure = (rule: ReliefRule): string => (rule === "household-fire" ? "loss" : "copay");

/**
 * New facts over the old ones; a sum told whole replaces one that was told in boxes, and the reverse. Beside boxes the
 * self-funded one says nothing.
 */
export function mergeFacts(before: Facts, told: Facts): Facts {
  const merged: Record<string, SlotValue> = { ...before, ...told };
  if ("copay" in told) drop(merged, ["copay1", "copay2"]);
  else if ("copay1" in merged || "copay2" in merged) drop(merged, ["copay", "self-funded"]);
  return merged;
}

function drop(facts: Record<string, SlotValue>, names: readonly string[]): void {
  for (const name of names) delete facts[name];
}
