import { say } from "../../../conversation/reply.ts";
import type { Form, FormSlots } from "../../../conversation/form.ts";
import { Yuan } from "../../../domain/money.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";
import { dayBehind } from "../facts/day-behind.ts";

/** A bill as it was told; boxes left out count 0. */
export interface ToldBill {
  readonly number: string;
  readonly date: string | null;
  readonly copay1: string | null;
  readonly copay2: string | null;
  readonly selfFunded: string | null;
  /** 自付 without 一 or 二. */
  readonly copay: string | null;
  /** 「删掉票据 00123456」. */
  readonly remove: boolean;
}

export interface PapersSlots {
  readonly applicationId: string | null;
  readonly receipt?: string | null;
  /** A picture came with this message. */
  readonly took?: boolean | null;
  /** Which paper of the checklist the next picture is, from 0. */
  readonly proof?: number | null;
  readonly bill?: ToldBill | null;
}

export const readPapersSlots = (slots: FormSlots): PapersSlots => slots as unknown as PapersSlots;
const write = (slots: PapersSlots): FormSlots => slots as unknown as FormSlots;

/** Collects the papers of a draft: pictures ticked off, bills added up; 确认 submits it. */
export const papersForm: Form<World> = {
  name: "papers",
  intents: ["papers", "add-bill"],
  action: "apply-relief",
  commit: "submit-application",
  answeredBy: ["ask-relief"],
  confirmedBy: ["consent"],
  title: () => say("relief:title.papers"),
  numbered: true,
  open: (frame, world) =>
    write({ applicationId: null, receipt: frame.slots.receipt ?? null, bill: readBill(frame, world) }),
  fill(slots, frame, _asked, world) {
    const before = readPapersSlots(slots);
    if (world.attachment !== null) return write({ ...before, took: true });
    const bill = readBill(frame, world);
    if (bill !== null) return write({ ...before, bill });
    if (frame.slots.choice !== undefined) return write({ ...before, proof: frame.slots.choice - 1 });
    return frame.intent === "papers" ? write(before) : null;
  },
  next: () => ({ kind: "card", verb: "update-papers" }),
};

function readBill(frame: Frame, world: World): ToldBill | null {
  const { bill: number, date, amounts = [] } = frame.slots;
  if (number === undefined) return null;
  const mentioned = (role: string) => amounts.find((amount) => amount.role === role && !amount.approximate);
  const of = (role: string): string | null => mentioned(role)?.value ?? null;
  const selfFunded = mentioned("self-funded");
  // 「自付2万，其中自费5千」: what is inside is no part of the copay; the boxes of a slip stand side by side.
  const inside = selfFunded?.inside === true ? (selfFunded.value ?? "0") : "0";
  const copay = of("copay");
  return {
    number,
    date: dayBehind(date, world.today) ?? null,
    copay1: of("copay1"),
    copay2: of("copay2"),
    copay: copay === null ? null : new Yuan(copay).minus(inside).toFixed(2),
    selfFunded: of("self-funded"),
    remove: frame.slots.facts?.["bill"] === "remove",
  };
}
