import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import type { Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";

export interface BudgetSlots {
  readonly year: number;
  readonly kind: "set" | "add";
  /** Yuan. */
  readonly amount: string | null;
}

export const readBudgetSlots = (slots: FormSlots): BudgetSlots => slots as unknown as BudgetSlots;
const write = (slots: BudgetSlots): FormSlots => slots as unknown as FormSlots;

/** 「2026年经费设为200万」「追加经费30万」 → card → 确认. */
export const budgetForm: Form<World> = {
  name: "budget",
  intents: ["set-budget"],
  action: "set-budget",
  commit: "set-budget",
  title: () => say("relief:title.budget"),
  open: (frame, world) =>
    write({
      year: yearSaid(frame) ?? yearOf(world.today),
      kind: frame.slots.facts?.["budget"] === "add" ? "add" : "set",
      amount: amountSaid(frame),
    }),
  fill(slots, frame) {
    const amount = amountSaid(frame);
    return amount === null ? null : write({ ...readBudgetSlots(slots), amount });
  },
  next: (slots) =>
    readBudgetSlots(slots).amount === null
      ? { kind: "ask", slot: "amount", expects: "amount", reply: say("payments:budget.how-much") }
      : { kind: "card", verb: "preview-budget" },
};

/** 「set the 2026 budget to 2000000」: of several figures the last is the sum, and a year before it is the year. */
const amountSaid = (frame: Frame): string | null =>
  frame.slots.amounts?.findLast(({ value, approximate }) => value !== undefined && !approximate)?.value ??
  null;

function yearSaid({ slots }: Frame): number | undefined {
  const day = slots.date?.start;
  if (day !== undefined && day !== null) return Number(day.slice(0, 4));
  const [first, ...rest] = slots.amounts ?? [];
  return rest.length > 0 && /^20\d\d$/.test(first?.value ?? "") ? Number(first?.value) : undefined;
}
