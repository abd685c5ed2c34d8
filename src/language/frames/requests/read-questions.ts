import type { Benefit, Intent, Slots } from "../../frame.ts";
import type { Candidate } from "../candidates.ts";
import { isAssentDenied } from "../message/is-denied.ts";
import { isDoubtful } from "./is-doubtful.ts";
import { isForeign } from "../message/is-foreign.ts";
import type { Message } from "../message/message.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { hasBill, hasLoss, readBenefit, RELIEF } from "./read-benefit.ts";
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
  if (benefit) found.push(askBenefit(message, benefit));
  if (message.honours.length > 0)
    found.push({ intent: "ask-honour", score: benefit ? NAMED - 2 : NAMED - 1 });
  if (cues.has("topic", "entitlement")) found.push({ intent: "ask-entitlements", score: NAMED });
  // 「看病花了五万，能报吗」 asks what the sum brings, and not how a change is reported.
  const topics = hasBill(message) ? POLICY.filter(([topic]) => topic !== "report") : POLICY;
  for (const [topic, score] of topics)
    if (cues.has("topic", topic))
      found.push({ intent: "ask-policy", score: isForeign(message) ? score / 4 : score });
  const supposed = cues.has("mode", "hypothesis");
  const asksForMoney = cues.has("asks-money") || hasBill(message) || hasLoss(message);
  if (message.people.length > 0 && findVerbs(message).length > 0 && !supposed && !asksForMoney)
    found.push({ intent: "lookup-person", score: NAMED });
  return found;
}

/** A benefit that is named, or that money is asked for, is meant; circumstances alone only point to it. */
function askBenefit(message: Message, benefit: Benefit): Candidate {
  const { cues } = message;
  const named = cues.has("benefit") || cues.has("asks-money") || hasBill(message) || hasLoss(message);
  const score = named ? NAMED : isForeign(message) ? IMPLIED / 2 : IMPLIED;
  // 「附近哪家体检便宜」
  const isElsewhere = cues.has("elsewhere") && isForeign(message);
  return {
    intent: RELIEF.has(benefit) ? "ask-relief" : "ask-benefit",
    score: isElsewhere ? score / 4 : score,
  };
}

/**
 * 「我住院花了5万」「家里着火烧了两万」: who tells of a bill or a loss of their own, and of nobody by name, wants to know
 * what there is for it. Asked
 * for nothing, it opens the estimate, which asks for the rest.
 */
export function readOwnBill(message: Message): Candidate[] {
  const { cues, people, expecting } = message;
  // To a question of the dialogue a sum is the answer, and a sum with what it was for another matter.
  const befell = ["illness", "ill.yes", "event.fire"].some((fact) => cues.has("fact", fact));
  const answers = expecting !== undefined && !befell;
  if (answers || people.length > 0 || isQuestion(message)) return [];
  if (!hasBill(message) && !hasLoss(message)) return [];
  if (cues.has("mode", "hypothesis")) return [];
  // 「他自付了五万六」: the one who was spoken of just before.
  const isOwn = cues.has("self") || cues.has("relation") || cues.has("pronoun") || cues.has("own-home");
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
  // With its number it is a report that is not agreed to.
  if (intent === "object" && message.cues.has("entity", "receipt"))
    return { ...candidate, intent: "object-report", score: score + 1 };
  if (isRemembered(message, intent) || isAssentDenied(message, intent)) return { ...candidate, score: 0 };
  if (isDoubtful(message, intent)) return { ...candidate, score: score / 3, share: 0 };
  const benefit = OF_BENEFITS.has(intent) ? readBenefit(message) : undefined;
  if (benefit === undefined) return candidate;
  const isRelief = RELIEF.has(benefit);
  switch (intent) {
    case "apply-relief":
      return isRelief ? candidate : { ...candidate, score: 0 };
    case "ask-entitlements":
      // 「人不在了，家里人能拿到什么」
      if (benefit === "death-grant" && message.cues.has("asks-money"))
        return { ...candidate, intent: "ask-benefit" };
      return isRelief && message.cues.has("asks-money") ? { ...candidate, intent: "ask-relief" } : candidate;
    default:
      return { ...candidate, intent: isRelief ? "ask-relief" : "ask-benefit" };
  }
}

/** 「想当年评劳模那天，我一宿没合眼」 */
const isRemembered = (message: Message, intent: Intent): boolean =>
  intent === "ask-honour" && message.cues.has("memory") && !isQuestion(message);

const OF_BENEFITS = new Set<Intent>(["ask-benefit", "ask-relief", "ask-entitlements", "apply-relief"]);

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
  "accept-return",
  "send-back-return",
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
  // 「那体检呢」 names another benefit; a sum alone names none, and goes on with the one before.
  const [named] = message.cues.of("benefit");
  if (intent === "what-if" && named !== undefined) return { benefit: named.code as Benefit };
  const found = OF_ONE_BENEFIT.has(intent) ? readBenefit(message) : undefined;
  return found ? { benefit: found } : {};
}
