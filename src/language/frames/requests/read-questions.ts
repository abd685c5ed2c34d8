import type { Intent, Slots } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { isForeign } from "../message/is-foreign.ts";
import type { Message } from "../message/message.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { hasBill, hasCopay, readBenefit, RELIEF } from "./read-benefit.ts";
import { isQuestion } from "../changes/read-mode.ts";

/** A benefit, a title or a person named in a question outweighs what the question might be about in general. */
const NAMED = 7;
/** Circumstances that a benefit is for, with no word of money. */
const IMPLIED = 5;

/** What a question is about, when a benefit, a title, a person or a topic is named in it. */
export function readQuestions(message: Message): Candidate[] {
  if (!isQuestion(message)) return [];
  const { cues } = message;
  const benefit = readBenefit(message);
  const found: Candidate[] = [{ intent: "ask-policy", score: 2 }];
  if (benefit) {
    const named = cues.has("benefit") || cues.has("asks-money") || hasBill(message);
    const score = named ? NAMED : isForeign(message) ? IMPLIED / 2 : IMPLIED;
    found.push({ intent: RELIEF.has(benefit) ? "ask-relief" : "ask-benefit", score });
  }
  if (message.honours.length > 0)
    found.push({ intent: "ask-honour", score: benefit ? NAMED - 2 : NAMED - 1 });
  if (cues.has("topic", "entitlement")) found.push({ intent: "ask-entitlements", score: NAMED });
  for (const [topic, score] of POLICY)
    if (cues.has("topic", topic))
      found.push({ intent: "ask-policy", score: isForeign(message) ? score / 4 : score });
  const supposed = cues.has("mode", "hypothesis");
  if (message.people.length > 0 && findVerbs(message).length > 0 && !supposed && !cues.has("asks-money"))
    found.push({ intent: "lookup-person", score: NAMED });
  return found;
}

/**
 * 「我住院花了5万」: who tells of a bill of their own, and of nobody by name, wants to know what there is for it. Asked
 * for nothing, it opens the estimate, which asks for the rest.
 */
export function readOwnBill(message: Message): Candidate[] {
  const { cues, people, expecting } = message;
  // To a question of the dialogue a sum is the answer.
  if (expecting !== undefined || people.length > 0 || isQuestion(message) || !hasBill(message)) return [];
  if (cues.has("mode", "hypothesis")) return [];
  const isOwn = cues.has("self") || cues.has("relation") || hasCopay(message);
  const benefit = isOwn ? readBenefit(message) : undefined;
  return benefit !== undefined && RELIEF.has(benefit) ? [{ intent: "ask-relief", score: NAMED }] : [];
}

/** Topics of policy: what papers are wanted is asked of a benefit too, and is still a question of policy. */
const POLICY = [
  ["papers", 9],
  ["process", 10],
  ["deadline", 8],
  ["report", 7.5],
] as const;

/**
 * 「能申请救助吗」 asks and applies for nothing; what is asked about relief is answered by the relief's rules, and what
 * is asked about another benefit by that benefit's.
 */
export function refineQuestion(message: Message, candidate: Candidate): Candidate {
  const { intent, score } = candidate;
  if (TELLS.has(intent) && isQuestion(message) && !message.cues.has("request"))
    return { ...candidate, score: score / 4, share: 0 };
  if (isDoubtful(message, intent)) return { ...candidate, score: score / 3 };
  const benefit = OF_BENEFITS.has(intent) ? readBenefit(message) : undefined;
  if (benefit === undefined) return candidate;
  const isRelief = RELIEF.has(benefit);
  switch (intent) {
    case "apply-relief":
      return isRelief ? candidate : { ...candidate, score: 0 };
    case "ask-entitlements":
      return isRelief && message.cues.has("asks-money") ? { ...candidate, intent: "ask-relief" } : candidate;
    default:
      return { ...candidate, intent: isRelief ? "ask-relief" : "ask-benefit" };
  }
}

const OF_BENEFITS = new Set<Intent>(["ask-benefit", "ask-relief", "ask-entitlements", "apply-relief"]);

/** What else is said speaks against the reading. */
function isDoubtful(message: Message, intent: Intent): boolean {
  const { cues, amounts } = message;
  switch (intent) {
    case "apply-relief":
      return isQuestion(message);
    // What papers there are to bring is policy; the own ones are those that are still missing.
    case "papers":
      return isQuestion(message) && !cues.has("lacking");
    // 「退回SQ2026-000001，缺诊断证明」 wants no papers shown.
    case "show-papers":
      return cues.has("lacking") && !cues.has("listing", "show");
    // With a figure the standard is changed.
    case "rule-standard":
      return hasFigure(message);
    // 「吴刚去世了，家属还没来办手续」 tells, and asks for no way of doing it.
    case "ask-policy":
      return isForeign(message) || (!isQuestion(message) && findVerbs(message).length > 0);
    // 「谁把群名改了」
    case "history":
      return isForeign(message);
    case "sign-up":
      return cues.has("declined");
    // What somebody with a title gets is asked, and not what the title is: 「我爱人是劳模，他能领什么」.
    case "ask-honour":
      return cues.has("gets");
    // Nobody asks how somebody is who is only supposed to be so (「如果马国庆退休了怎么报」); what was before is history.
    case "lookup-person":
      return cues.has("mode", "hypothesis") || cues.has("former") || merelyTells(message);
    // 「我还差哪些材料没交」 speaks of papers, and of no return.
    case "return-status":
      return cues.has("about", "paper") && !cues.has("about", "report");
    // Who names a sum asks for more than what a box of the slip is.
    case "ask-boxes":
      return amounts.length > 0 || cues.has("asks-money");
    default:
      return false;
  }
}

/** Something is told of somebody, and nobody asks to be shown anything. */
const merelyTells = (message: Message): boolean =>
  !isQuestion(message) && findVerbs(message).length > 0 && !message.cues.has("listing", "show");

const hasFigure = ({ amounts, numbers }: Message): boolean => amounts.length + numbers.length > 0;

/** Intents that tell what was done or is to be done: asked about, nothing was and nothing is. */
const TELLS = new Set<Intent>([
  "add-bill",
  "return-none",
  "sign-up",
  "sign-off",
  "trip-attended",
  "checkup-attended",
  "record-visit",
  "open-case",
  "stamp-case",
  "record-couple",
  "settle-batch",
  "payment-returned",
  "open-trip",
  "set-budget",
  "hand-over",
  "hand-over-archive",
  "take-over-archive",
  "confirm-record",
  "end-binding",
  "accept-transfer",
  "lead-confirm",
  "lead-dismiss",
]);

const OF_ONE_BENEFIT = new Set<Intent>([
  "ask-relief",
  "ask-benefit",
  "apply-relief",
  "record-earlier",
  "withdraw-earlier",
]);

/** Slots that a reading of this intent carries. */
export function slotsOfQuestion(message: Message, intent: Intent): Slots {
  const found = OF_ONE_BENEFIT.has(intent) ? readBenefit(message) : undefined;
  return found ? { benefit: found } : {};
}
