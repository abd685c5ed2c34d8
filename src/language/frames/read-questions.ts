import type { Benefit, Intent, Slots } from "../frame.ts";
import type { Candidate } from "./candidates.ts";
import type { Message } from "./message.ts";
import { isQuestion } from "./read-mode.ts";

/** Benefits that are paid once something has befallen the household (domain §3). */
const RELIEF = new Set<Benefit>([
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
]);

const NAMED = 7;

/** What a question is about, when a benefit, a title or a person is named in it. */
export function readQuestions(message: Message): Candidate[] {
  if (!isQuestion(message)) return [];
  const benefit = readBenefit(message);
  const [honour] = message.honours;
  const [person] = message.people;
  const found: Candidate[] = [{ intent: "ask-policy", score: 2 }];
  if (benefit) found.push({ intent: RELIEF.has(benefit) ? "ask-relief" : "ask-benefit", score: NAMED });
  if (honour) found.push({ intent: "ask-honour", score: benefit ? NAMED - 2 : NAMED - 1 });
  const supposed = message.cues.has("mode", "hypothesis");
  if (person && message.cues.has("kind") && !supposed) found.push({ intent: "lookup-person", score: NAMED });
  return found;
}

/** 「能申请救助吗」 asks and applies for nothing; what is asked about relief is answered by the relief's rules. */
export function refineQuestion(message: Message, candidate: Candidate): Candidate {
  const { intent, score } = candidate;
  if (intent === "apply-relief" && isQuestion(message)) return { ...candidate, score: score / 2 };
  const benefit = intent === "ask-benefit" ? readBenefit(message) : undefined;
  return benefit && RELIEF.has(benefit) ? { ...candidate, intent: "ask-relief" } : candidate;
}

/** The benefit that is named, or that the circumstances point to when money is asked for. */
export function readBenefit(message: Message): Benefit | undefined {
  const named = message.cues.of("benefit")[0]?.code as Benefit | undefined;
  if (named) return named;
  const { cues } = message;
  const patient = cues
    .of("relation")
    .find(({ code }) => code === "spouse" || code === "child" || code === "parent");
  if (cues.has("asks-money") && cues.has("kind", "death") && !cues.has("fact", "event.accident"))
    return "death-grant";
  const ill = cues.has("fact", "illness") || cues.has("fact", "ill.yes") || hasBill(message);
  if (cues.has("fact", "event.fire")) return "household-fire";
  if (cues.has("fact", "event.accident"))
    return cues.has("kind", "death") ? "accident-death" : "accident-disability";
  if (ill) return patient ? "family-illness" : "own-illness";
  return undefined;
}

const hasBill = ({ amounts }: Message): boolean =>
  amounts.some(
    ({ mention: { role } }) => role.startsWith("copay") || role === "self-funded" || role === "total",
  );

/** Slots that a reading of this intent carries. */
export function slotsOfQuestion(message: Message, intent: Intent): Slots {
  const benefit = intent === "ask-relief" || intent === "ask-benefit" || intent === "apply-relief";
  const found = benefit ? readBenefit(message) : undefined;
  return found ? { benefit: found } : {};
}
