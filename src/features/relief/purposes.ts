import type { AmountMention, Frame } from "../../language/frame.ts";
import type { Said } from "../feature.ts";
import type { Purpose } from "../roster/index.ts";

/** Forms that hold what somebody told of health, money or children. */
const SENSITIVE_FORMS: ReadonlySet<string> = new Set(["estimate", "application", "papers"]);
const OF_MONEY: ReadonlySet<string> = new Set(["household-fire"]);

/**
 * Consents that a message needs (domain §7.2). Staff and the director work on what was consented to. An officer's
 * question about nobody in particular touches nobody; a change that an officer must report rests on that duty, and
 * what a stranger tells of a third person is a lead.
 */
export function purposesOf({ understanding, form, slots, actor }: Said): Purpose[] {
  if (actor.role === "staff" || actor.role === "director" || actor.role === "system") return [];
  const { frames, amounts } = understanding;
  if (frames.every((frame) => isReport(frame, actor))) return [];
  const aboutSomebody =
    actor.role !== "officer" ||
    (typeof slots["personId"] === "string" && slots["personId"] !== "") ||
    form === "papers" ||
    frames.some(({ slots: said }) => said.person !== undefined);
  if (!aboutSomebody) return [];
  const told = new Map(frames.flatMap(({ slots: said }) => Object.entries(said.facts ?? {})));
  const rules = rulesOf(frames, form, slots);
  const purposes = new Set<Purpose>();
  if (told.has("illness") || told.has("ill") || rules.some((rule) => !OF_MONEY.has(rule)))
    purposes.add("health");
  if (tellsMoney(frames, amounts) || rules.length > 0) purposes.add("money");
  // A child of somebody who died receives the money, and is nobody's patient.
  const isPayee = slots["rule"] === "accident-death";
  // 「我闺女替我问」 tells nothing of her; what is told of an illness or a sum may.
  const tellsOfChild = told.get("patient") === "child" && purposes.size > 0;
  if (!isPayee && (tellsOfChild || isAboutChild(slots))) purposes.add("minors");
  return [...purposes];
}

/** A change of somebody else. What a model worker tells of the own illness, or of the family's, is nobody's duty to report. */
const isReport = ({ intent, slots: { person } }: Frame, { role, personId }: Said["actor"]): boolean =>
  intent === "report-change" &&
  (role !== "model-worker" ||
    (person !== undefined && person.relation === undefined && person.ids[0] !== personId));

/** Relief that is asked about, and that of the form in hand. */
function rulesOf(frames: readonly Frame[], form: string | null, slots: Said["slots"]): string[] {
  const rules: string[] = frames
    .filter(({ intent }) => intent === "ask-relief" || intent === "apply-relief")
    .map(({ slots: said }) => said.benefit ?? "own-illness");
  const inHand = slots["rule"];
  if (form !== null && SENSITIVE_FORMS.has(form) && typeof inHand === "string") rules.push(inHand);
  return rules;
}

/** What the union gives on a visit, and a figure of a rule, are no matter of the person's purse. */
const tellsMoney = (frames: readonly Frame[], amounts: readonly AmountMention[]): boolean =>
  frames.some(({ intent }) => intent !== "record-visit") && amounts.some(({ role }) => role !== "limit");

function isAboutChild(slots: Said["slots"]): boolean {
  const facts = slots["facts"];
  return typeof facts === "object" && facts !== null && "relation" in facts && facts["relation"] === "child";
}
