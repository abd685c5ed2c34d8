import type { Form, FormSlots, Step } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import { type LocalDate, parseLocalDate } from "../../../domain/local-date.ts";
import { type CompiledRule, versionFor } from "../../../rules/index.ts";
import type { World } from "../../world.ts";
import { needsBills } from "../papers/proofs.ts";
import { askInput, askNext } from "../facts/ask-next.ts";
import { openClaim } from "../facts/open-claim.ts";
import {
  type EstimateSlots,
  factsOfFrame,
  factsOfPerson,
  mergeFacts,
  readEstimate,
} from "../facts/read-facts.ts";

/** An estimate on its way to becoming an application. */
export interface ApplicationSlots extends EstimateSlots {
  /** Relation and name of who receives the money, where the person cannot. */
  readonly payee: string | null;
}

export const readApplicationSlots = (slots: FormSlots): ApplicationSlots =>
  slots as unknown as ApplicationSlots;
const write = (slots: ApplicationSlots): FormSlots => slots as unknown as FormSlots;

/** 「申请」 after an estimate, or 「我要申请大病救助」: the facts the rule needs → card → 确认 makes the draft. */
export const applicationForm: Form<World> = {
  name: "application",
  intents: ["apply-relief"],
  action: "apply-relief",
  commit: "open-application",
  freeText: ["payee"],
  // 「同意」 on the card is a yes like any other.
  confirmedBy: ["consent"],
  title: () => say("relief:title.application"),
  open(frame, world, last) {
    const named = frame.slots.person?.ids[0] ?? null;
    const goesOn = last?.form === "estimate" && frame.slots.benefit === undefined && named === null;
    if (goesOn) {
      const estimate = readEstimate(last.slots);
      // 「如果我是全国劳模」 was a supposition: an application is made on what the archive knows.
      const facts = { ...estimate.facts, ...factsOfPerson(world, estimate.personId) };
      return write({ ...estimate, facts, payee: null });
    }
    return write({ ...openClaim(frame, world, last), payee: null });
  },
  fill(slots, frame, asked, world) {
    const before = readApplicationSlots(slots);
    if (asked === "payee") return write({ ...before, payee: world.text });
    const personId = frame.slots.person?.ids[0];
    if (asked === "person" && personId !== undefined) {
      return write({ ...before, personId, facts: { ...before.facts, ...factsOfPerson(world, personId) } });
    }
    if (frame.intent === "consent") return slots;
    const told = factsOfFrame(frame, asked, world.today);
    if (Object.keys(told).length === 0) return null;
    return write({ ...before, facts: mergeFacts(before.facts, told) });
  },
  next: (slots, world) => nextStep(readApplicationSlots(slots), world),
};

function nextStep(slots: ApplicationSlots, world: World): Step {
  const rule = world.rules.rules.get(slots.rule);
  if (rule === undefined) return { kind: "stop", reply: say("relief:no-rule") };
  if (slots.personId === null)
    return { kind: "ask", slot: "person", expects: "person", reply: say("relief:application.for-whom") };
  const question = askNext(slots, rule, world);
  const day = question ?? askDay(slots, rule, world.today);
  if (day !== null) return day;
  const deceased = world.directory.people.get(slots.personId)?.life === "deceased";
  if (deceased && slots.payee === null)
    return { kind: "ask", slot: "payee", expects: "text", reply: say("relief:application.payee") };
  return { kind: "card", verb: "preview-application" };
}

/**
 * The day of the event picks the rule's version and keeps one event from being paid twice: without it there is no
 * application. Where bills are handed in, they tell it.
 */
function askDay(slots: ApplicationSlots, rule: CompiledRule, today: LocalDate): Step | null {
  const form = versionFor(rule, slots.facts as never, today)?.rule;
  if (form?.datedBy !== "event" || needsBills(form)) return null;
  const told = slots.facts["event-date"];
  if (typeof told === "string" && parseLocalDate(told) !== undefined) return null;
  return askInput(slots, rule, { version: null, input: "event-date" });
}
