import { say } from "../../../conversation/reply.ts";
import type { Form, FormSlots } from "../../../conversation/form.ts";
import { addMonths, parseLocalDate } from "../../../domain/local-date.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";

/** A bill as it was told; boxes left out count 0. */
export interface ToldBill {
  readonly number: string;
  readonly date: string | null;
  readonly copay1: string | null;
  readonly copay2: string | null;
  readonly selfFunded: string | null;
  /** 自付 without 一 or 二. */
  readonly copay: string | null;
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
  const of = (role: string): string | null =>
    amounts.find((amount) => amount.role === role && !amount.approximate)?.value ?? null;
  return {
    number,
    date: billDate(date, world),
    copay1: of("copay1"),
    copay2: of("copay2"),
    copay: of("copay"),
    selfFunded: of("self-funded"),
  };
}

/** A bill lies behind: 「3月2日」 said in November is last spring's, whichever year is nearer. */
function billDate(said: Frame["slots"]["date"], { today }: World): string | null {
  const date = parseLocalDate(said?.start ?? "");
  if (date === undefined) return null;
  return date > today && !/年|\d{4}/.test(said?.text ?? "") ? addMonths(date, -12) : date;
}
