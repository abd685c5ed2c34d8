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

const amountSaid = (frame: Frame): string | null =>
  frame.slots.amounts?.find(({ value, approximate }) => value !== undefined && !approximate)?.value ?? null;

function yearSaid({ slots }: Frame): number | undefined {
  const day = slots.date?.start;
  return day === undefined || day === null ? undefined : Number(day.slice(0, 4));
}
