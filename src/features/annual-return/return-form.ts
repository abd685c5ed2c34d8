import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import type { World } from "../world.ts";
import { daysLate, returnYear } from "./return-year.ts";

export interface ReturnSlots {
  readonly year: number;
  readonly lateReason?: string;
}

export const readReturnSlots = (slots: FormSlots): ReturnSlots => slots as unknown as ReturnSlots;

/** 「无变动」 or 「年报」 → roll-call of everyone → 确认. A late one gives its reason. */
export const returnForm: Form<World> = {
  name: "annual-return",
  intents: ["return-none", "return-start"],
  action: "file-return",
  commit: "file-return",
  open: (_frame, world) => ({ year: returnYear(world.today) }),
  fill: (slots, _frame, asked, world) =>
    asked === "lateReason" ? { ...slots, lateReason: world.text } : null,
  title: (slots) => say("returns:title", { year: readReturnSlots(slots).year }),
  freeText: ["lateReason"],
  next(slots, world) {
    const { year, lateReason } = readReturnSlots(slots);
    const late = daysLate(year, world.today);
    if (late > 0 && lateReason === undefined) {
      return {
        kind: "ask",
        slot: "lateReason",
        expects: "text",
        reply: say("returns:why-late", { year, days: late }),
      };
    }
    return { kind: "card", verb: "call-roll" };
  },
};
