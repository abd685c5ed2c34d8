import type { Frame, Intent } from "../frame.ts";
import { matchPatterns } from "../lexicon/patterns.ts";
import { chooseCandidate, type Candidate } from "./candidates.ts";
import { cutMessage, splitSentences, type Message } from "./message.ts";
import { isBlank, isNoise, readReply } from "./read-reply.ts";
import { readAnswer } from "./read-answer.ts";
import { readCorrection } from "./read-correction.ts";
import { isQuestion, readMode } from "./read-mode.ts";
import { readQuestions } from "./read-questions.ts";
import { readReports } from "./read-reports.ts";
import { readSlots } from "./read-slots.ts";

/** What the message says: several reports are several frames, and a question after a report is one more. */
export function readFrames(message: Message): Frame[] {
  const sentences = splitSentences(message.text, message.start, message.end);
  if (sentences.length > 1) {
    const parts = sentences.map(({ start, end }) => cutMessage(message, start, end));
    const asking = parts.findIndex(isQuestion);
    if (asking > 0) {
      const told = cutMessage(message, message.start, parts[asking]!.start);
      const reports = readReports(told).filter(({ slots }) => slots.person !== undefined);
      if (reports.length > 0)
        return [...reports, readOne(cutMessage(message, parts[asking]!.start, message.end))];
    }
  }
  const reports = readReports(message);
  const best = readOne(message, reports);
  return best.intent === "report-change" && reports.length > 0 ? reports : [best];
}

const REPORT_SCORE = 6;

function readOne(message: Message, reports: readonly Frame[] = []): Frame {
  const [report] = reports;
  const candidates: Candidate[] = [];
  const reply = readReply(message);
  if (reply) candidates.push(reply);
  candidates.push(...readAnswer(message), ...readQuestions(message), ...readPatterns(message));
  const correction = readCorrection(message);
  if (correction && !candidates.some(({ intent, score }) => intent === "rule-change" && score > 7))
    candidates.push(correction);
  if (report) candidates.push({ intent: "report-change", score: reportScore(report) });
  const best = chooseCandidate(candidates);
  if (best.intent === "report-change") return best;
  const verb = message.cues.of("kind")[0];
  const asks = isQuestion(message);
  return {
    ...best,
    mode: verb ? modeOfVerb(message, verb) : asks ? "question" : best.mode,
    slots: { ...(KEEPS_OWN_SLOTS.has(best.intent) ? {} : readSlots(message, best.intent)), ...best.slots },
  };
}

const KEEPS_OWN_SLOTS = new Set<Intent>(["correct", "answer", "choose", "confirm", "deny", "language"]);

function modeOfVerb(message: Message, verb: { readonly start: number; readonly end: number }): Frame["mode"] {
  const mode = readMode(message, verb);
  return mode === "report" && isQuestion(message) ? "question" : mode;
}

function reportScore({ slots, mode }: Frame): number {
  if (mode === "question") return slots.person ? 5 : 1;
  if (mode === "hypothesis") return 3;
  if (slots.person === undefined) return slots.date || slots.toUnion ? 4 : 3;
  return REPORT_SCORE + 3 + (slots.date ? 1 : 0);
}

function readPatterns(message: Message): Candidate[] {
  return matchPatterns(message.text, message.cues.hits, message.vocabulary.patternsByFirstPart).flatMap(
    ({ intent, whole, hits }) => {
      const explained = hits.reduce((sum, hit) => sum + weigh(message.text.slice(hit.start, hit.end)), 0);
      if (whole && !covers(message, hits)) return [];
      return [{ intent, score: explained + hits.length + (whole ? 4 : 0) }];
    },
  );
}

/** A Chinese character weighs one, a Latin letter or a digit a third. */
function weigh(text: string): number {
  let weight = 0;
  for (const character of text) weight += /[\p{Script=Latin}\d\s]/u.test(character) ? 0.34 : 1;
  return weight;
}

function covers(
  message: Message,
  hits: readonly { readonly start: number; readonly end: number }[],
): boolean {
  let at = message.start;
  for (const hit of message.cues.hits) {
    const isOurs = hits.includes(hit);
    if (!isOurs && !isNoise(hit)) continue;
    if (!isBlank(message.text.slice(at, hit.start))) return false;
    at = hit.end;
  }
  return isBlank(message.text.slice(at, message.end));
}
