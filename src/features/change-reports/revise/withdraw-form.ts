import type { Form } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { World } from "../../world.ts";

export interface WithdrawSlots {
  readonly receipt?: string;
  readonly reason?: string;
}

/** 「作废 2026-000012，报错人了」: after 24 hours a report is taken back with a reason, and staff hear of it. */
export const withdrawForm: Form<World> = {
  name: "withdraw",
  intents: ["withdraw-report"],
  action: "amend-report",
  commit: "withdraw-report",
  open: ({ slots }, world) => ({
    ...(slots.receipt === undefined
      ? {}
      : { receipt: slots.receipt, ...reasonIn(world.text, slots.receipt) }),
  }),
  fill(slots, frame, asked, world) {
    if (asked === "receipt" && frame.slots.receipt !== undefined)
      return { ...slots, receipt: frame.slots.receipt };
    if (asked === "reason" && world.text.trim() !== "") return { ...slots, reason: world.text.trim() };
    return null;
  },
  title: (slots) => say("changes:title-withdrawal", { receipt: (slots as WithdrawSlots).receipt ?? "" }),
  freeText: ["reason"],
  next(slots) {
    const { receipt, reason } = slots as WithdrawSlots;
    if (receipt === undefined) return { kind: "ask", slot: "receipt", reply: say("changes:which-report") };
    if (reason === undefined) return { kind: "ask", slot: "reason", reply: say("changes:why-withdraw") };
    return { kind: "card", verb: "preview-withdrawal" };
  },
};

/** What stands after the number is the reason, if it says anything. */
function reasonIn(text: string, receipt: string): WithdrawSlots {
  const rest = text.slice(text.indexOf(receipt) + receipt.length).replace(/^[\s，,。:：、]+/u, "");
  return Array.from(rest).length >= 3 ? { reason: rest } : {};
}
