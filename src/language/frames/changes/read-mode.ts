import { codeAt } from "../../words/code-at.ts";
import type { ChangeKind, Mode } from "../../frame.ts";
import type { Cue, Cues } from "../../lexicon/cues.ts";
import { CharacterSet } from "../../words/character-set.ts";
import { overlaps, type Span } from "../../placed.ts";
import { clauseAround, type Message } from "../message/message.ts";

/** How far before the verb a word of denial or intention still belongs to it. */
const REACH = 8;

/** Whether anything in the message asks. */
export function isQuestion(message: Message): boolean {
  message.asks ??=
    message.cues.of("mode").some((cue) => cue.code === "question" && !isLeftOpen(message, cue)) ||
    endsOnDoubt(message) ||
    lastMark(message, message.end) === "?" ||
    offersBoth(message) ||
    offersOther(message);
  return message.asks;
}

/** 「具体哪个社区我再问」「去哪儿还不清楚」: it is told that this is not known yet, and nobody is asked. */
function isLeftOpen(message: Message, asked: Cue): boolean {
  if (!message.cues.has("left-open") || !ASKS_FOR_PART.test(asked.text)) return false;
  const clause = clauseAround(message, asked.start);
  return message.cues.within("left-open", asked.end, clause.end).length > 0;
}

/** Asks for a place, a name or a day, and not whether something is so. */
const ASKS_FOR_PART = /哪|谁|什么|啥|几/;

const DENIAL = CharacterSet.of("不没");

/** 「归不归你们管」「来没来」: the same word twice, and a denial between. */
function offersBoth({ text, start, end }: Message): boolean {
  for (let i = start + 1; i < end - 1; i++)
    if (DENIAL.has(codeAt(text, i)) && text[i - 1] === text[i + 1] && !isDenied(text, i - 1)) return true;
  return false;
}

/** 「吴刚是退了还是在岗」「补一份还是两份」: one thing, or the other, within a clause. */
function offersOther(message: Message): boolean {
  const other = message.text.indexOf(OTHER, message.start);
  if (other < 0 || other >= message.end) return false;
  const { start, end } = clauseAround(message, other);
  const before = message.text.slice(start, other);
  const after = message.text.slice(other + OTHER.length, end);
  if (/[不都但]是?$/.test(before) || after === "") return false;
  return before.includes("是") || after.slice(0, NEAR).includes(before.at(-1) ?? OTHER);
}

const OTHER = "还是";
/** As far on as the word may stand that is chosen from twice. */
const NEAR = 6;

/** 不对不对 says twice that it is wrong. */
const isDenied = (text: string, at: number): boolean =>
  DENIAL.has(codeAt(text, at)) || DENIAL.has(codeAt(text, at - 1));

/** The last character that is no blank and no full stop. */
function lastMark({ text, start }: Message, end: number): string | undefined {
  let last = end - 1;
  while (last > start && TRAILING.has(codeAt(text, last))) last--;
  return text[last];
}

const TRAILING = CharacterSet.of(" \n~。.!");

/**
 * How a statement whose verb is `verb` is meant. What is said after `until`, where something else is told, is no rumour
 * and no denial of this: 「王建国退休了，听说李秀英也退了」.
 */
export function readMode(message: Message, verb: Span, until = message.end): Mode {
  const sentence = message.layout.sentenceAt(verb.start, message);
  const before = message.cues.within("mode", sentence.start, verb.end);
  if (has("quotation", before) || isQuoted(message, verb)) return "quotation";
  const inSentence = message.cues.within("mode", sentence.start, sentence.end);
  if (has("hypothesis", inSentence)) return "hypothesis";
  if (asks(message, sentence, inSentence))
    return supposes(message, verb, sentence) ? "hypothesis" : "question";
  const end = Math.min(sentence.end, until);
  // 「生日好像不对，应该是…」: what a column should hold is known, though it is put politely.
  const isRumour = message.cues.at("record-field", verb.start) === undefined;
  if (isRumour && has("hearsay", message.cues.within("mode", sentence.start, end))) return "hearsay";
  if (message.cues.within("denial", sentence.start, end).some((cue) => !overlaps(cue, verb)))
    return "negation";
  const clause = clauseAround(message, verb.start);
  const near = before.filter((cue) => cue.start >= clause.start && wordsBetween(message, cue, verb) <= REACH);
  // 不当｜护士长: the word for what happened begins with the denial.
  if (
    has(
      "negation",
      near.filter(
        (cue) => cue.end <= verb.start && !isDone(message.text, cue, verb) && !isGivenUp(message, cue, verb),
      ),
    ) ||
    message.cues.within("kind-negated", verb.start, verb.end).length > 0
  )
    return "negation";
  const intends = near.filter((cue) => !isTelling(message.cues, cue));
  if (has("plan", intends) || has("plan", message.cues.within("mode", verb.start, verb.end))) return "plan";
  return "report";
}

/** 「不上班了退休了」「没醒过来人已经没了」, told in one breath: what is denied is over before the verb. */
const isDone = (text: string, { end }: Cue, verb: Span): boolean =>
  /(?<![为除])了(?!解)|已经?/.test(text.slice(end, verb.start));

/** 「不当队长了」: who is something no longer has given it up, and nothing is denied. */
const isGivenUp = ({ cues, text }: Message, { end }: Cue, verb: Span): boolean =>
  end === verb.start &&
  cues.at("kind", verb.start)?.code === "post" &&
  (text[verb.end] === "了" || text[verb.end - 1] === "了");

const asks = (message: Message, sentence: Span, modes: readonly Cue[]): boolean =>
  modes.some((cue) => cue.code === "question" && !isLeftOpen(message, cue)) ||
  lastMark(message, sentence.end) === "?" ||
  endsOnDoubt(message, sentence);

/** 「我退休了还能疗休养吗」 supposes the retirement, without a word that says so. */
function supposes({ cues }: Message, verb: Span, sentence: Span): boolean {
  const kind = cues.at("kind", verb.start)?.code ?? cues.at("kind-at-end", verb.start)?.code;
  return SUPPOSABLE.has(kind ?? "") && cues.within("still", verb.end, sentence.end).length > 0;
}

const SUPPOSABLE = new Set<string>(["retirement", "early-leave", "transfer"] satisfies ChangeKind[]);

/** 「我要报一下」 intends to tell, and not what is told. */
export const isTelling = (cues: Cues, plan: Span): boolean => cues.at("reporting", plan.end) !== undefined;

const has = (code: string, cues: readonly Cue[]): boolean => cues.some((cue) => cue.code === code);

/** Characters between, dates not counted: 「将于2026年12月15日退休」. */
function wordsBetween({ dates }: Message, cue: Span, verb: Span): number {
  const inside = dates.filter(({ start, end }) => start >= cue.end && end <= verb.start);
  return verb.start - cue.end - inside.reduce((sum, { start, end }) => sum + end - start, 0);
}

const AFTER_DOUBT = CharacterSet.of(" \n~。.!?吧呢啊");

/** 「别的没有」「谁都没有」: after these a denial denies. */
const DENIED = new Set("的都也全");

/** 「去世没有」「能申请不」: a denial at the very end asks. */
function endsOnDoubt({ text, cues, start, end }: Message, { end: until }: Span = { start, end }): boolean {
  let last = until;
  while (last > start && AFTER_DOUBT.has(codeAt(text, last - 1))) last--;
  const doubt = cues.endingAt("closing-doubt", last);
  if (doubt === undefined || DENIED.has(text.charAt(doubt.start - 1))) return false;
  return /\p{Script=Han}{2}/u.test(text.slice(start, doubt.start));
}

const QUOTES = [
  ["「", "」"],
  ["“", "”"],
  ['"', '"'],
  ["『", "』"],
] as const;

/** Inside quotation marks, with something said outside them. */
function isQuoted({ text, start, end }: Message, verb: Span): boolean {
  return QUOTES.some(([open, close]) => {
    const opened = text.lastIndexOf(open, verb.start);
    if (opened < start) return false;
    const closed = text.indexOf(close, verb.end);
    if (closed < 0 || closed >= end) return false;
    return /[\p{L}]/u.test(text.slice(start, opened) + text.slice(closed + 1, end));
  });
}
