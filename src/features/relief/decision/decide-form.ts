import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";

export const VERDICTS = ["approve", "reject", "return-for-mending"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface DecideSlots {
  readonly verdict: Verdict;
  readonly receipt: string | null;
  readonly personId: string | null;
  /** Number in the queue as it was shown. */
  readonly choice: number | null;
  readonly reason: string | null;
  /** What the card showed: another version is not decided on. */
  readonly applicationId?: string | null;
  readonly version?: number | null;
  /** The card said that the year's money does not reach. */
  readonly warned?: boolean | null;
}

export const readDecideSlots = (slots: FormSlots): DecideSlots => slots as unknown as DecideSlots;
const write = (slots: DecideSlots): FormSlots => slots as unknown as FormSlots;

/** 「批准」「驳回」「退回」 by officer, staff and director, each on the own desk: the case on a card → 确认. */
export const decideForm: Form<World> = {
  name: "decide",
  intents: VERDICTS,
  action: "decide-application",
  commit: "decide-application",
  freeText: ["reason"],
  confirmedBy: ["consent"],
  title: () => say("relief:title.decision"),
  open: (frame) => write(readVerdict(frame)),
  fill(slots, frame, asked, world) {
    const before = readDecideSlots(slots);
    // 「批准」 said again is the same wish, not a second one behind it.
    if (VERDICTS.some((verdict) => verdict === frame.intent)) {
      const again = readVerdict(frame);
      const sameCase = again.receipt === null && again.personId === null && again.choice === null;
      return write(
        sameCase
          ? { ...before, verdict: again.verdict, reason: again.reason ?? before.reason }
          : { ...again, applicationId: null, version: null },
      );
    }
    if (asked === "reason") return write({ ...before, reason: world.text });
    const { receipt, person, choice } = frame.slots;
    if (receipt !== undefined) return write({ ...before, receipt, applicationId: null });
    if (person?.ids[0] !== undefined)
      return write({ ...before, personId: person.ids[0], applicationId: null });
    if (choice !== undefined) return write({ ...before, choice, applicationId: null });
    return null;
  },
  next(slots) {
    const { verdict, reason } = readDecideSlots(slots);
    if (verdict !== "approve" && (reason ?? "").trim() === "") {
      const key = verdict === "reject" ? "relief:decide.why" : "relief:decide.what-is-missing";
      return { kind: "ask", slot: "reason", expects: "text", reply: say(key) };
    }
    return { kind: "card", verb: "preview-decision" };
  },
};

function readVerdict(frame: Frame): DecideSlots {
  return {
    verdict: VERDICTS.find((verdict) => verdict === frame.intent) ?? "approve",
    receipt: frame.slots.receipt ?? null,
    personId: frame.slots.person?.ids[0] ?? null,
    choice: frame.slots.choice ?? null,
    reason: frame.slots.value ?? null,
  };
}
