import { codeAt } from "../../words/code-at.ts";
import type { Intent } from "../../frame.ts";
import type { Span } from "../../placed.ts";
import type { Candidate } from "../candidates.ts";
import { findVerbs } from "../changes/find-verbs.ts";
import { isQuestion } from "../changes/read-mode.ts";
import { coversAll, isBlank, withNoise } from "../message/coverage.ts";
import { isDeniedAt } from "../message/is-denied.ts";
import { cutMessage, type Message } from "../message/message.ts";
import { CharacterSet } from "../../words/character-set.ts";
import { numberOf, WordClasses } from "../../lexicon/word-classes.ts";
import { trimEnd } from "../slots/trim-end.ts";

/** 「1、3、5退休」: the numbers before the verb, if nothing else is there. */
export function readLeadingChoices({ text, start }: Message, verb: Span): readonly number[] | undefined {
  const said = trimEnd(text.slice(start, Math.min(verb.start, start + LONGEST_CHOICE)), LEADING_END);
  const listed = said.split(BETWEEN_CHOICES).filter((part) => part !== "");
  return listed.length > 0 && listed.every((part) => /^\d{1,3}$/.test(part)) ? listed.map(Number) : undefined;
}

const LEADING_END = new Set("号都均已经 ");

const CHOICE = /^第?(\d{1,3}|[①-⑳]|[一二三四五六七八九十两]{1,3})$/;
/** One of several: 1, 第三个. */
const LISTED = /^第?(\d{1,3}|[①-⑳]|(?<=第)[一二三四五六七八九十两]{1,3})[个位项条号名]?$/;
const BETWEEN_CHOICES = /[、,和\s]|(?<=[①-⑳])(?=[①-⑳])/;

/** 2 · 第二个 · 那就选2吧 · 1、3、5 · ②; to a question that wants a choice also 「三，本人生病那个」. */
export function readChoices(message: Message): Candidate[] | undefined {
  const bare = readBareChoices(message);
  if (bare !== undefined || message.expecting !== "choice") return bare;
  return readChoiceBeside(message) ?? readOrdinal(message);
}

/** 「第四条是我要问的」「看中第二个了」: one ordinal, and no other number, of which nothing else is asked or denied. */
function readOrdinal(message: Message): Candidate[] | undefined {
  const { text, cues, numbers, start, end } = message;
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || text[number.start - 1] !== "第") return undefined;
  if (cues.at("choosing", number.end)?.code !== "after") return undefined;
  if (end - start > LONGEST_ORDINAL || findVerbs(message).length > 0) return undefined;
  if (isQuestion(message) || isDeniedAt(cues, number.start - 1)) return undefined;
  return [{ intent: "choose", score: 10, slots: { choice: Number(number.mention.value) } }];
}

const LONGEST_ORDINAL = 16;

/** 「三，本人生病那个」「是环卫那位，第二个」「那就2吧，谢谢」: the other clauses say which one it is, or are polite. */
function readChoiceBeside(message: Message): Candidate[] | undefined {
  const clauses = message.layout.clauses(message);
  if (clauses.length < 2) return undefined;
  const parts = clauses.map(({ start, end }) => cutMessage(message, start, end));
  const chosen = parts.map(readBareChoices);
  const [first, ...others] = chosen.filter((choices) => choices !== undefined);
  if (first === undefined || others.length > 0) return undefined;
  return parts.every((part, at) => chosen[at] !== undefined || saysWhich(part) || isPolite(part))
    ? first
    : undefined;
}

/** 「本人生病那个」 */
const saysWhich = ({ cues, text, end }: Message): boolean =>
  cues
    .of("choosing")
    .some((cue) => POINTS.has(cue.text.charAt(0)) && isBlank(text, cue.end, Math.max(cue.end, end)));

/** 那个, 这位. */
const POINTS = new Set("那这");

const isPolite = (part: Message): boolean =>
  coversAll(
    part.text,
    part,
    withNoise(part, ({ word }) => word.classes.meets(POLITE)),
  ) && part.cues.of("reply").every(({ code }) => AGREES.has(code));

/** 「2，没错，谢谢」 */
const AGREES = new Set<string>(["thanks", "greeting", "confirm", "acknowledge"] satisfies Intent[]);

const POLITE = WordClasses.of("reply", "address");

function readBareChoices(message: Message): Candidate[] | undefined {
  if (message.end - message.start > LONGEST_CHOICE) return undefined;
  const first = message.cues.has("choosing", "first");
  if (!first && !hasNumeral(message)) return undefined;
  const said = first ? message : trimWords(message);
  const text = message.text.slice(said.start, said.end).trim();
  if (!first && !NUMERALS.has(codeAt(text, 0))) return undefined;
  const listed = text.split(BETWEEN_CHOICES).filter((part) => part !== "");
  if (listed.length > 1 && listed.every((part) => LISTED.test(part))) {
    const choices = listed.map((part) => readSmallNumber(LISTED.exec(part)?.[1]) ?? 0);
    return [{ intent: "choose", score: 10, slots: { choices, choice: choices[0]! } }];
  }
  const choice = first ? readFirst(message) : readSmallNumber(CHOICE.exec(text.replaceAll(" ", ""))?.[1]);
  if (choice === undefined) return undefined;
  const yesNo = message.expecting === "confirm" || message.expecting === "yes-no";
  if (yesNo && choice <= 2)
    return [{ intent: choice === 1 ? "confirm" : "deny", score: 10, slots: { choice } }];
  if (message.expecting === "amount" || (message.expecting === "date" && message.dates.length > 0))
    return undefined;
  return [{ intent: "choose", score: 10, slots: { choice } }];
}

function hasNumeral({ text, start, end }: Message): boolean {
  for (let i = start; i < end; i++) if (NUMERALS.has(codeAt(text, i))) return true;
  return false;
}

const CHOOSING = numberOf("choosing");

/** 头一个, with nothing but padding beside it. */
const readFirst = (message: Message): number | undefined =>
  coversAll(
    message.text,
    message,
    withNoise(message, ({ word }) => word.classes.has(CHOOSING)),
  )
    ? 1
    : undefined;

/** What is left of a message without the words that stand before and after a choice, and without padding and marks. */
function trimWords(message: Message): Span {
  const { text, cues } = message;
  let { start, end } = message;
  const before = [...cues.of("noise"), ...cues.of("choosing").filter(({ code }) => code === "before")];
  // 「第二位王建国」 says who it is.
  const named =
    message.expecting === "choice" ? cues.of("entity").filter(({ code }) => code === "person") : [];
  const after = [
    ...cues.of("noise"),
    ...cues.of("choosing").filter(({ code }) => code === "after"),
    ...named,
  ];
  for (;;) {
    const opening = before.find((cue) => cue.start === start && cue.end <= end);
    const closing = after.find((cue) => cue.end === end && cue.start >= start);
    if (start < end && isBlank(text, start, start + 1)) start++;
    else if (start < end && isBlank(text, end - 1, end)) end--;
    else if (opening !== undefined) start = opening.end;
    else if (closing !== undefined) end = closing.start;
    else return { start, end };
  }
}

const LONGEST_CHOICE = 120;
const NUMERALS = CharacterSet.of("0123456789一二三四五六七八九十两第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");
const CIRCLED_ZERO = "①".charCodeAt(0) - 1;
const DIGITS = "一二三四五六七八九十";

function readSmallNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[①-⑳]$/.test(text)) return codeAt(text, 0) - CIRCLED_ZERO;
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  if ((tens?.length ?? 0) > 1 || (ones?.length ?? 0) > 1) return undefined;
  return text.includes("十")
    ? (tens === "" ? 10 : digit(tens) * 10) + (ones === "" ? 0 : digit(ones))
    : digit(ones);
}

const digit = (part: string | undefined): number => (part === "两" ? 2 : DIGITS.indexOf(part ?? "") + 1);
