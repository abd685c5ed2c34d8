import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import type { Frame } from "../../language/frame.ts";
import { type SumSaid, sumSaid } from "../sum-said.ts";
import type { World } from "../world.ts";

export interface BudgetSlots extends SumSaid {
  readonly year: number;
  readonly kind: "set" | "add";
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
      ...sumSaid(frame),
    }),
  fill(slots, frame) {
    const said = sumSaid(frame);
    const isSum = said.amount !== null || said.unpayable;
    return isSum ? write({ ...readBudgetSlots(slots), ...said }) : null;
  },
  next(slots) {
    const { amount, unpayable } = readBudgetSlots(slots);
    if (amount !== null) return { kind: "card", verb: "preview-budget" };
    const reply = say(unpayable ? "payments:budget.how-much-again" : "payments:budget.how-much");
    return { kind: "ask", slot: "amount", expects: "amount", reply };
  },
};

/** 「set the 2026 budget to 2000000」: a year before the sum is the year. */
function yearSaid({ slots }: Frame): number | undefined {
  const day = slots.date?.start;
  if (day !== undefined && day !== null) return Number(day.slice(0, 4));
  const [first, ...rest] = slots.amounts ?? [];
  return rest.length > 0 && /^20\d\d$/.test(first?.value ?? "") ? Number(first?.value) : undefined;
}
