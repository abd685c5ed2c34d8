import type { Frame, Intent, Mode } from "../frame.ts";
import { chooseCandidate, type Candidate } from "./candidates.ts";
import { findAnnouncement } from "./message/find-announcement.ts";
import { cutMessage, type Message } from "./message/message.ts";
import { readAnswer } from "./dialogue/read-answer.ts";
import { readCorrection } from "./dialogue/read-correction.ts";
import { isQuestion, readMode } from "./changes/read-mode.ts";
import type { Span } from "../placed.ts";
import { findVerbs } from "./changes/find-verbs.ts";
import { readPatterns } from "./requests/read-patterns.ts";
import { readOwnBill, readQuestions, refineQuestion } from "./requests/read-questions.ts";
import { readSupposition } from "./requests/read-supposition.ts";
import { readThanks } from "./dialogue/read-thanks.ts";
import { readReply } from "./dialogue/read-reply.ts";
import { readReports } from "./changes/read-reports.ts";
import { readRollMarks } from "./changes/read-roll-marks.ts";
import { findLikelyVerb, likelierVerbs } from "./likely/find-likely-verb.ts";
import { weighLikeness } from "./likely/weigh-likeness.ts";
import { readSlots } from "./slots/read-slots.ts";
import { withoutDictation } from "./slots/read-tail.ts";

/** What the message says: several reports are several frames, and a question after a report is one more. */
export function readFrames(message: Message): Frame[] {
  const asking = findQuestionAfterStatement(message);
  if (asking !== undefined) {
    const told = cutMessage(message, message.start, asking);
    const reports = readReports(told).filter(({ slots }) => slots.person !== undefined);
    if (reports.length > 0) return [...reports, ...readFrames(cutMessage(message, asking, message.end))];
  }
  const reply = readReply(message);
  if (reply && reply.score >= UNMISTAKABLE && !HAS_RIVALS.has(reply.intent))
    return [{ ...chooseCandidate([reply]), slots: reply.slots ?? {} }];
  const reports = readReports(message);
  const candidates = listCandidates(message, reports, reply);
  const best = weighLikeness(message, chooseCandidate(candidates), candidates);
  const told = best.intent === "report-change" ? tellOf(message, reports) : [];
  if (told.length > 0)
    return told.map((report) => ({
      ...report,
      confidence: Math.round(report.confidence * best.confidence * 100) / 100,
      candidates: best.candidates,
    }));
  const own =
    KEEPS_OWN_SLOTS.has(best.intent) && Object.keys(best.slots).length > 0
      ? {}
      : readSlots(message, best.intent);
  return [{ ...best, mode: modeOf(message, best), slots: { ...own, ...best.slots } }];
}

/** The changes that words tell of, or else the one that the message is like, or is like against its words. */
function tellOf(message: Message, reports: readonly Frame[]): readonly Frame[] {
  const verb = reports.length > 0 ? undefined : findLikelyVerb(message);
  const verbs = verb === undefined ? likelierVerbs(message, reports) : [verb];
  if (verbs === undefined) return reports;
  const told = cutMessage(message, message.start, message.end);
  told.verbs = verbs;
  return readReports(told);
}

/** Where the first question begins, if something is told in a sentence before it. */
function findQuestionAfterStatement(message: Message): number | undefined {
  const sentences = message.layout.sentences(message);
  if (sentences.length < 2) return undefined;
  const asking = sentences.findIndex(({ start, end }) => isQuestion(cutMessage(message, start, end)));
  return asking > 0 ? sentences[asking]!.start : undefined;
}

function listCandidates(
  message: Message,
  [report]: readonly Frame[],
  reply: Candidate | undefined,
): Candidate[] {
  const correction = readCorrection(message);
  const announcement = isQuestion(message) ? undefined : findAnnouncement(message);
  const unannounced = (candidate: Candidate): Candidate =>
    isAnnounced(candidate, announcement) ? { ...candidate, score: candidate.score / 6, share: 0 } : candidate;
  const tells = report?.slots.person !== undefined && report.mode !== "question";
  const others = [
    ...readAnswer(message),
    ...readRollMarks(message),
    ...readQuestions(message),
    ...readOwnBill(message),
    ...readSupposition(message),
    ...readThanks(message),
    ...withoutDictation(message, readPatterns(message))
      .map((candidate) => refineQuestion(message, candidate))
      .map(unannounced)
      // 「我们单位两个变动，张伟退休」 tells of others, whatever is said of 我.
      .map((candidate) =>
        tells && OWN_RECORD.has(candidate.intent) ? { ...candidate, score: candidate.score / 3 } : candidate,
      ),
    ...(reply ? [reply] : []),
    ...(report ? [{ intent: "report-change", score: reportScore(report, message) } as const] : []),
  ].filter(({ score }) => score > 0);
  if (correction !== undefined) return withCorrection(others, correction);
  if (says(others, OTHER_STEPS)) return others.filter(({ intent }) => intent !== "correct-report");
  const ofReport = others.some(({ intent, score }) => intent === "correct-report" && score > SETTLED);
  return ofReport ? others.filter(({ intent }) => !DRAFTS.has(intent)) : others;
}

/** What is announced asks the bot for nothing; in 「催报通知几点发」 the asking comes first. */
const isAnnounced = ({ spans }: Candidate, announcement: Span | undefined): boolean =>
  announcement !== undefined && (spans?.[0]?.start ?? 0) >= announcement.start;

/**
 * 「比例改为30%」 changes a rule, 「我的电话改成…」 the own record: neither corrects a draft. With the number of a report it
 * is that report that is put right, unless it is void or disputed.
 */
function withCorrection(others: readonly Candidate[], correction: Candidate): Candidate[] {
  const rest = others.filter(({ intent }) => intent !== "correct-report");
  if (correction.intent !== "correct-report")
    return says(others, OTHER_CHANGES) ? [...others] : [...others, correction];
  if (says(others, OTHER_STEPS)) return rest;
  const best = Math.max(correction.score, ...others.map(({ score }) => score));
  return [...rest.filter(({ intent }) => !DRAFTS.has(intent)), { ...correction, score: best + 1 }];
}

const says = (candidates: readonly Candidate[], intents: ReadonlySet<Intent>): boolean =>
  candidates.some(({ intent, score }) => intents.has(intent) && score > SETTLED);

/** With the number of a report beside them these are the words of its correction. */
const DRAFTS = new Set<Intent>(["report-change", "correct-info", "answer"]);

const KEEPS_OWN_SLOTS = new Set<Intent>([
  "correct",
  "correct-report",
  "answer",
  "choose",
  "confirm",
  "deny",
  "language",
]);
/** What one asks and puts right of oneself, and that there is nothing to tell. */
const OWN_RECORD = new Set<Intent>([
  "correct-info",
  "my-info",
  "bind",
  "my-applications",
  "return-none",
  "list-unit",
]);

/** With the number of a report: it is void or disputed, and not put right. */
const OTHER_STEPS = new Set<Intent>(["withdraw-report", "object-report", "uphold"]);

const OTHER_CHANGES = new Set<Intent>([
  "rule-change",
  "correct-info",
  "withdraw-report",
  "object-report",
  "hand-over-archive",
  "hand-over",
  "campaign-change",
  "set-budget",
  "what-if",
]);
const SETTLED = 6;

/** A message of nothing but a reply needs no further reading, unless the word means two things (同意 also approves). */
const UNMISTAKABLE = 12;
const HAS_RIVALS = new Set<Intent>(["consent", "undo", "language"]);

const REPORT_SCORE = 9;
/** Somebody was asked for more and says what happened without saying to whom. */
const FULL_ANSWER = 6;

function reportScore({ slots, mode }: Frame, { cues, expecting }: Message): number {
  const named = (slots.toUnion ?? slots.fromUnion) !== undefined;
  const ofUnit = slots.kind === "unit" && (named || cues.has("own-unit"));
  const told = (slots.person ?? slots.choices ?? slots.self) !== undefined || ofUnit;
  if (mode === "question") return told ? 2.5 : 1;
  if (mode === "hypothesis") return 3;
  if (!told) return expecting !== undefined ? FULL_ANSWER : slots.date || slots.toUnion ? 4 : 3;
  return REPORT_SCORE + (slots.date ? 1 : 0);
}

function modeOf(message: Message, best: Frame): Mode {
  const [verb] = findVerbs(message);
  const mode = verb ? readMode(message, verb) : best.mode;
  return mode === "report" && isQuestion(message) ? "question" : mode;
}
