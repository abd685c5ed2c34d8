import type { FormSlots, SlotValue } from "../../conversation/form.ts";
import type { AmountMention, AmountRole, Benefit, Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";

/** Facts as the rules take them: input → value as text, `unknown` for 不知道, or a range. */
export type Facts = Readonly<Record<string, SlotValue>>;

export interface EstimateSlots {
  readonly rule: Benefit;
  readonly facts: Facts;
  /** 自费 was mentioned to be inside the sum, its amount unsaid: must be asked, never guessed. */
  readonly personId: string | null;
}

export const readEstimate = (slots: FormSlots): EstimateSlots => slots as unknown as EstimateSlots;
export const writeEstimate = (slots: EstimateSlots): FormSlots => slots as unknown as FormSlots;

const INPUT_OF: Readonly<Partial<Record<AmountRole, string>>> = {
  copay: "copay",
  copay1: "copay1",
  copay2: "copay2",
  loss: "loss",
  income: "income",
};

/** What the archive knows already is not asked. */
export function factsOfPerson(world: World, personId: string | null): Facts {
  const person = world.directory.people.get(personId ?? "");
  if (person === undefined) return {};
  return {
    tier: person.tier ?? "none",
    service: person.employment === "in-service" ? "in-service" : "retired",
    medal: person.titleCodes.some((code) => code === "capital-medal" || code === "xicheng-medal"),
  };
}

/** Amounts by their roles, and words that the rules ask for. `asked` takes a bare amount as its answer. */
export function factsOfFrame(frame: Frame, asked: string | null): Facts {
  const facts: Record<string, SlotValue> = {};
  for (const amount of frame.slots.amounts ?? []) addAmount(facts, amount, asked);
  for (const [name, value] of Object.entries(frame.slots.facts ?? {})) facts[name] ??= value;
  if (asked === null) return facts;
  if (frame.intent === "dont-know") facts[asked] = "unknown";
  if (frame.intent === "confirm") facts[asked] = true;
  if (frame.intent === "deny") facts[asked] = false;
  const day = frame.slots.date?.start;
  if (asked.endsWith("date") && day !== undefined && day !== null) facts[asked] = day;
  return facts;
}

function addAmount(facts: Record<string, SlotValue>, amount: AmountMention, asked: string | null): void {
  const value: SlotValue =
    amount.value !== undefined && !amount.approximate
      ? amount.value
      : { min: amount.min ?? amount.value ?? null, max: amount.max ?? null };
  // "其中自费8千" is taken out of the sum; "另有自费8千" never was in it (domain §3).
  if (amount.role === "self-funded") facts["self-funded"] = amount.inside === false ? "0" : value;
  const input = INPUT_OF[amount.role] ?? (amount.role === "other" && asked !== null ? asked : undefined);
  if (input !== undefined) facts[input] ??= value;
}
