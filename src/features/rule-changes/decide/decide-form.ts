import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame } from "../../../language/frame.ts";
import type { World } from "../../world.ts";

const VERDICTS = ["approve-rule", "refuse-rule", "withdraw-rule"] as const;
export type RuleVerdict = (typeof VERDICTS)[number];

export interface RuleVerdictSlots {
  readonly verdict: RuleVerdict;
  readonly receipt: string | null;
  readonly reason: string | null;
  /** What the card showed: nothing else is decided on. */
  readonly id?: string | null;
}

export const readVerdictSlots = (slots: FormSlots): RuleVerdictSlots => slots as unknown as RuleVerdictSlots;
const write = (slots: RuleVerdictSlots): FormSlots => slots as unknown as FormSlots;

function readVerdict({ intent, slots }: Frame): RuleVerdictSlots {
  return {
    verdict: VERDICTS.find((verdict) => verdict === intent) ?? "approve-rule",
    receipt: slots.receipt ?? null,
    reason: slots.value ?? null,
  };
}

/** A form of one verdict: only the director approves and refuses, only staff and director take back. */
const verdictForm = (verdict: RuleVerdict, action: string): Form<World> => ({
  name: verdict,
  intents: [verdict],
  action,
  commit: verdict,
  freeText: ["reason"],
  title: () => say("rule-changes:title"),
  open: (frame) => write(readVerdict(frame)),
  fill(slots, frame, asked, world) {
    const before = readVerdictSlots(slots);
    if (asked === "reason") return write({ ...before, reason: world.text });
    if (frame.intent === verdict)
      return write({ ...readVerdict(frame), reason: frame.slots.value ?? before.reason });
    return frame.slots.receipt === undefined
      ? null
      : write({ ...before, receipt: frame.slots.receipt, id: null });
  },
  next(slots) {
    const { reason } = readVerdictSlots(slots);
    if (verdict === "refuse-rule" && (reason ?? "").trim() === "")
      return { kind: "ask", slot: "reason", expects: "text", reply: say("rule-changes:why") };
    return { kind: "card", verb: `preview-${verdict}` };
  },
});

/** 「批准规则GZ2026-0001」「驳回规则GZ2026-0001，理由：…」「撤回规则GZ2026-0001」: the change on a card → 确认. */
export const decideForms: readonly Form<World>[] = [
  verdictForm("approve-rule", "decide-rule"),
  verdictForm("refuse-rule", "decide-rule"),
  verdictForm("withdraw-rule", "withdraw-rule"),
];
