import { codeAt } from "../../words/code-at.ts";
import { KIND, kindAt } from "../../numbers/characters.ts";
import type { ChangeKind } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import { WordClasses } from "../../lexicon/word-classes.ts";
import { overlaps } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";
import { clauseAround, type Message } from "../message/message.ts";
import { findImplied, findRevoked } from "./find-implied.ts";
import { findRecord } from "./find-record.ts";

/** Classes of the words that tell of a change. */
export const VERBS = WordClasses.of(
  "kind",
  "kind-negated",
  "kind-at-end",
  "implied",
  "suffered",
  "revoked",
  "fact",
  "record-field",
  "record-value",
);

const NONE: readonly Cue[] = [];

/** Words that tell of a change: euphemisms only at the end of a clause (没了联系 is no death), none in a memory. */
export function findVerbs(message: Message): readonly Cue[] {
  return (message.verbs ??= message.cues.hasAny(VERBS) ? seekVerbs(message) : NONE);
}

function seekVerbs(message: Message): readonly Cue[] {
  const { cues, text } = message;
  const euphemisms = cues.of("kind-at-end").filter(({ end }) => endsClause(text, end));
  const plain = cues.of("kind").filter((verb) => isLikelier(message, verb));
  const records = findRecord(message);
  const revoked = findRevoked(message);
  const told = orIllness(message, [
    ...plain.filter(
      (verb) =>
        !(records.length > 0 && isOfRecord(message, verb)) && !revoked.some((other) => overlaps(other, verb)),
    ),
    ...records,
    ...findImplied(message),
    ...cues.of("kind-negated"),
    ...euphemisms,
  ]);
  const verbs = told.filter((verb) => !isAdjective(message, verb, told) && !cues.at("noun-after", verb.end));
  const memories = cues.of("memory");
  if (memories.length === 0) return verbs;
  return verbs.filter((verb) => {
    const clause = clauseAround(message, verb.start);
    return !memories.some(({ start, end }) => start >= clause.start && end <= clause.end);
  });
}

/** 「学历更新一下，他今年拿了研究生」: no medal is named, and what was got is what the column is to hold. */
const isOfRecord = ({ honours }: Message, { code }: Cue): boolean =>
  code === "honour" && honours.length === 0;

/** 「郑爱华心脏搭桥」: an illness said of somebody, and nothing else, tells of it. */
function orIllness({ cues, people }: Message, verbs: readonly Cue[]): readonly Cue[] {
  if (verbs.length > 0 || people.length === 0) return dropOverlapping(verbs);
  return cues
    .of("fact")
    .filter(({ code, start }) => code === "illness" && people.some(({ end }) => end <= start))
    .map((cue) => ({ ...cue, code: "health" satisfies ChangeKind }));
}

/** 得了 is said of an illness and of a medal, 并到 of a unit and of somebody: what else is named decides. */
function isLikelier({ cues, honours, people }: Message, verb: Cue): boolean {
  const others = cues
    .of("kind")
    .filter(({ start, end, code }) => start === verb.start && end === verb.end && code !== verb.code);
  if (others.length === 0) return true;
  if (others.some(({ code }) => code === "unit") || verb.code === "unit")
    return (verb.code === "unit") === (people.length === 0);
  return verb.code === "honour" ? honours.length > 0 : honours.length === 0;
}

const CAN_BE_ADJECTIVE = new Set<string>(["retirement", "early-leave", "death"] satisfies ChangeKind[]);

/** 退休教师, 已故的王建国, 失联的张伟又联系上了: the word says what somebody is, not what happened. */
function isAdjective({ cues, text, people, unions }: Message, verb: Cue, told: readonly Cue[]): boolean {
  if (
    text[verb.end] === "的" &&
    people.some(({ start, end }) => start === verb.end + 1 && told.some((other) => other.start >= end))
  )
    return true;
  if (!CAN_BE_ADJECTIVE.has(verb.code)) return false;
  if (cues.at("occupation", verb.end)) return true;
  // 「退休三人」 counts them, and names nobody.
  if (cues.at("honorific", verb.end) && kindAt(text, verb.end) === KIND.none) return true;
  // 「奶奶今天走的，李秀英，展览路印刷厂退休的」: of whom something else is told, where she retired says who she was.
  const isFromUnit =
    unions.some(({ end }) => end === verb.start) && AFTER_EUPHEMISM.has(codeAt(text, verb.end));
  if (isFromUnit && told.some(({ code, end }) => end <= verb.start && code !== verb.code)) return true;
  return text[verb.end] === "的" && cues.at("occupation", verb.end + 1) !== undefined;
}

const AFTER_EUPHEMISM = CharacterSet.of(',，。.;；!！?？ \n吗呢吧啊呀哦的、:()（）"”」');

/** In speech without marks somebody else begins the next clause: 「在医院走的他闺女…」. */
const NEXT_SPEAKER = CharacterSet.of("他她");

/** 「走了两天了」「没了半个多月」: how long ago it was. */
const SINCE = /^[都有快]?(?:好|大)?[\d一二两三四五六七八九十几半]{1,3}个?半?多?(?:天|日|周|星期|礼拜|月|年)/;
const LONGEST_SINCE = 10;

const endsClause = (text: string, end: number): boolean =>
  end >= text.length ||
  AFTER_EUPHEMISM.has(codeAt(text, end)) ||
  SINCE.test(text.slice(end, end + LONGEST_SINCE)) ||
  (text[end - 1] === "的" && NEXT_SPEAKER.has(codeAt(text, end)));

/** 「调走了」 is 调走 and not 走了: of two that share a character the first one counts. */
function dropOverlapping(verbs: readonly Cue[]): readonly Cue[] {
  let end = 0;
  return verbs
    .toSorted((a, b) => a.start - b.start)
    .filter((verb) => {
      if (verb.start < end) return false;
      end = verb.end;
      return true;
    });
}
