import type { AmountMention, Slots } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import { overlaps, type Span } from "../../placed.ts";
import type { Candidate } from "../candidates.ts";
import { coversAll, isBlank } from "../message/coverage.ts";
import { clauseAround, cutMessage, type Message } from "../message/message.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { findRecord } from "../changes/find-record.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { readEvents } from "../changes/read-events.ts";
import { readFacts } from "../slots/read-facts.ts";
import { trimEnd } from "../slots/trim-end.ts";
import { readUnionSlots } from "../changes/read-union-slots.ts";
import { readValue } from "../changes/read-value.ts";

const CORRECTION_SCORE = 11;

/**
 * 「打错了，11月18号」「不对，是李秀瑛」「不是退休是调动」「日期改成…」: slots hold what it should be. Of a pair 不是A是B only B
 * counts. `topic` names the field when only that it is wrong was said (不是他).
 */
export function readCorrection(message: Message): Candidate | undefined {
  if (!message.cues.hasAny(OPENINGS)) return undefined;
  if (isQuestion(message) && !/[错误]/.test(message.text)) return undefined;
  if (findRecord(message).length > 0) return undefined;
  const right = findRightBefore(message) ?? findRightBehind(message);
  const cue = right?.turn ?? findCue(message);
  if (cue === undefined) return undefined;
  const slots = right ? slotsAfter(right.said, right.turn.end) : slotsAfter(message, lastTurn(message, cue));
  const receipt = findReceipt(message);
  const topic = message.cues.of("field")[0]?.code;
  // With the number of a report it is that one, and not the draft in hand, that is to be put right.
  if (receipt !== undefined)
    return { intent: "correct-report", score: CORRECTION_SCORE + 3, slots: { ...slots, receipt } };
  const figures = Object.keys(slots).length === 0 ? figuresAfter(message, lastTurn(message, cue)) : undefined;
  if (Object.keys(slots).length === 0 && (topic ?? figures) === undefined) return undefined;
  return {
    intent: "correct",
    score: CORRECTION_SCORE,
    slots: {
      ...slots,
      ...(figures !== undefined && { value: figures }),
      ...(topic !== undefined && { topic }),
    },
  };
}

/** Without a word of these nothing is put right. */
const OPENINGS = WordClasses.of("correction", "turn", "reply");

/** 「改成30、20、10」: numbers and nothing else, as they were written. */
function figuresAfter({ text, end }: Message, from: number): string | undefined {
  const said = trimEnd(text.slice(from, end), CLOSING).trim();
  return /^\d[\d、,，.和 ]*$/.test(said) ? said : undefined;
}

const CLOSING = new Set("。.!！~吧啊呀的了 \n");

const findReceipt = ({ cues, text }: Message): string | undefined => {
  const receipt = cues.of("entity").find(({ code }) => code === "receipt");
  return receipt && text.slice(receipt.start, receipt.end).toUpperCase();
};

function findCue(message: Message): Span | undefined {
  const { cues, start, text } = message;
  const questions = cues.of("mode").filter(({ code }) => code === "question");
  const said = cues
    .of("correction")
    .find((cue) => !questions.some((question) => overlaps(question, cue)) && isOfDraft(message, cue));
  if (said) return said;
  // 「不是调到环卫中心是调到广安商场」
  const [isNot] = cues.of("contrast");
  if (isNot && cues.of("turn").some((other) => other.start > isNot.end && other.code === "is")) return isNot;
  // 「没有去世，是他父亲去世了」
  const [negated] = cues.of("kind-negated");
  const turn = cues
    .of("turn")
    .find(({ start: at }) => negated !== undefined && at > negated.end && text[at] === "是");
  // 「于海没死，是同名的」 puts nothing in the place of what is denied.
  const isSaid = turn !== undefined && namesSomething(message, turn.end);
  if (negated && turn && isSaid && /[,，。;；\s]/.test(text[turn.start - 1]!)) return negated;
  // 「没有的事，王建国没退休」, said to no question: that nothing of the kind has happened is news by itself.
  if (negated && message.expecting === undefined) return undefined;
  const denied = cues.of("reply").find(({ code }) => code === "deny");
  if (denied && isBlank(text, start, denied.start) && standsApart(message, denied)) return denied;
  return undefined;
}

const namesSomething = (message: Message, from: number): boolean =>
  findVerbs(message).some(({ start }) => start >= from) ||
  PAIRED.some((name) => message[name].some(({ start }) => start >= from));

/** 「是11月18号，不是28号」「调到的是德胜医院不是环卫中心」: what it should be comes first. */
function findRightBefore(message: Message): { readonly turn: Span; readonly said: Message } | undefined {
  const { cues, start, end } = message;
  const [isNot] = cues.of("contrast");
  if (isNot === undefined || cues.of("turn").some((other) => other.start >= isNot.end)) return undefined;
  const turn = cues.of("turn").findLast((other) => other.end < isNot.start && other.code === "is") ?? {
    start,
    end: start,
  };
  const said = cutMessage(message, start, isNot.start);
  const denied = cutMessage(message, isNot.end, end);
  const isEvent = said.cues.has("kind") && denied.cues.has("kind");
  // 「18号不是8号」: without a word for it only the right thing itself may stand before.
  if (turn.end === start && !PAIRED.some((name) => said[name].some((span) => span.end === isNot.start)))
    return undefined;
  const isPair =
    isEvent ||
    PAIRED.some((name) => said[name].length > 0 && denied[name].length > 0) ||
    (said.amounts.length > 0 && denied.numbers.length > 0);
  return isPair ? { turn, said } : undefined;
}

/** 「不是三万，三万二」: what is denied ends its clause, and the next one begins with what it should be. */
function findRightBehind(message: Message): { readonly turn: Span; readonly said: Message } | undefined {
  const [isNot] = message.cues.of("contrast");
  if (isNot === undefined || message.expecting === undefined) return undefined;
  const clause = clauseAround(message, isNot.start);
  const denied = cutMessage(message, isNot.end, clause.end);
  const said = cutMessage(message, clause.end, message.end);
  const isPair = PAIRED.some(
    (name) =>
      denied[name][0]?.start === isNot.end &&
      said[name].some(({ start }) => isBlank(message.text, clause.end, start)),
  );
  return isPair ? { turn: { start: clause.end, end: clause.end }, said } : undefined;
}

const PAIRED = ["dates", "people", "unions", "amounts", "honours"] as const;

/** 「日期改到…」 is said of the draft in hand; 「会议改到…」 of something that nobody here knows. */
function isOfDraft(message: Message, cue: Cue): boolean {
  // 「宋铁军20号退了，你们那边改一下」: with no draft in hand it is news, and the register is to be changed.
  const isAsked = message.cues.at("record-says", cue.start)?.code === "change";
  if (
    isAsked &&
    message.expecting === undefined &&
    message.people.length > 0 &&
    findVerbs(message).length > 0
  )
    return false;
  if (cue.code !== "change") return true;
  // 「张伟电话打不通了，他儿子说换成…」 tells of somebody.
  if (
    message.people.length > 0 &&
    findVerbs(message).some(({ end }) => end < clauseAround(message, cue.start).start)
  )
    return false;
  const before = { start: clauseAround(message, cue.start).start, end: cue.start };
  const known = message.cues.hits.filter(({ word }) => !word.classes.meets(ELSEWHERE));
  return coversAll(message.text, before, known);
}

/** Ceremonies, deadlines and the like. */
const ELSEWHERE = WordClasses.of("date-before", "date-after", "announcement");

/** 「不对，…」「不对是…」「不对11月18号」, but not "no changes". */
function standsApart({ text, cues, dates, people, unions, amounts }: Message, { end }: Span): boolean {
  const next = text[end];
  if (next === undefined || /[,，.。!！:：;；\s]/.test(next))
    return !/[a-z]$/i.test(text.slice(0, end)) || next !== " ";
  return (
    cues.at("turn", end) !== undefined ||
    [...dates, ...people, ...unions, ...amounts].some(({ start }) => start === end)
  );
}

/** Where the right value begins: after the last 是/而是/改成/应该是 that follows the denial. */
function lastTurn({ cues }: Message, cue: Span): number {
  const turns = cues.of("turn").filter((turn) => turn.start >= cue.start);
  return turns.at(-1)?.end ?? cue.end;
}

function slotsAfter(message: Message, at: number): Slots {
  const right = <T extends Span>(spans: readonly T[]): T | undefined =>
    spans.find(({ start }) => start >= at) ?? spans.at(-1);
  const events = readEvents(message);
  // 「不是内退，是退休」: what is denied weighs nothing beside what it should be.
  const event =
    events.findLast(({ verb }) => verb.start >= at) ??
    readEvents(cutMessage(message, at, message.end)).at(-1) ??
    events.at(-1);
  const person = right(message.people);
  const date = right(message.dates);
  const union = right(message.unions);
  const honour = right(message.honours);
  const amounts = sumsAfter(message, at);
  const said = event ?? person ?? date ?? union ?? honour;
  const facts = said === undefined && amounts.length === 0 ? factsAfter(message, at) : undefined;
  return {
    ...(facts && { facts }),
    ...(event && { kind: event.kind }),
    ...(person && { person: person.mention }),
    ...(date && { date: date.mention }),
    ...(union && { toUnion: union.mention }),
    ...(honour && { honour: honour.mention }),
    ...(amounts.length > 0 && { amounts }),
    ...(event && { ...readUnionSlots(message, event), ...readValue(message, event) }),
  };
}

/** The sums that it should be; 「那五千是自费，不是自付」 says only what the one before is. */
function sumsAfter({ amounts, numbers, cues }: Message, at: number): readonly AmountMention[] {
  const after = amounts.filter(({ start }) => start >= at);
  if (amounts.length > 0)
    return (after.length === 0 && cues.has("slip") ? amounts : after).map(({ mention }) => mention);
  // 「多说了个零，是两千三」: of a figure that was mistyped only figures are said.
  const isOfFigures = cues.of("correction").some(({ text }) => /[零0位数]/.test(text));
  if (!isOfFigures) return [];
  return numbers
    .filter(({ start }) => start >= at)
    .map(({ mention }) => ({ ...mention, role: "other", approximate: false }));
}

/** 「不是我，是我老伴得的病」: whose illness it is. */
const factsAfter = (message: Message, at: number): Record<string, string> | undefined =>
  message.expecting === undefined ? undefined : readFacts(cutMessage(message, at, message.end));
