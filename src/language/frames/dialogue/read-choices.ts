import type { Span } from "../../placed.ts";
import type { Candidate } from "../candidates.ts";
import type { Message } from "../message/message.ts";
import { trimEnd } from "../slots/trim-end.ts";

/** 「1、3、5退休」: the numbers before the verb, if nothing else is there. */
export function readLeadingChoices({ text, start }: Message, verb: Span): readonly number[] | undefined {
  const said = trimEnd(text.slice(start, Math.min(verb.start, start + LONGEST_CHOICE)), LEADING_END);
  const listed = said.split(BETWEEN_CHOICES).filter((part) => part !== "");
  return listed.length > 0 && listed.every((part) => /^\d{1,3}$/.test(part)) ? listed.map(Number) : undefined;
}

const LEADING_END = new Set("号都均已经 ");

const CHOICE =
  /^[那就我要选是来择]{0,4}第?(\d{1,3}|[一二三四五六七八九十两]{1,3})(?:个人|个|号|项|条|位|人)?$/;
const BETWEEN_CHOICES = /[、,和\s]/;
const CLOSING = new Set("。.!~吧啊呀的了 \n\t");

/** 2 · 第二个 · 选2 · 1、3、5. */
export function readChoices(message: Message): Candidate[] | undefined {
  if (message.end - message.start > LONGEST_CHOICE || !CHOICE_BEGINS.has(message.text[message.start]!))
    return undefined;
  const text = trimEnd(message.text.slice(message.start, message.end), CLOSING).trim();
  const listed = text.split(BETWEEN_CHOICES).filter((part) => part !== "");
  if (listed.length > 1 && listed.every((part) => /^\d{1,3}$/.test(part))) {
    const choices = listed.map(Number);
    return [{ intent: "choose", score: 10, slots: { choices, choice: choices[0]! } }];
  }
  const said = CHOICE.exec(text.replaceAll(" ", ""))?.[1];
  const choice = said === undefined ? undefined : readSmallNumber(said);
  if (choice === undefined) return undefined;
  const yesNo = message.expecting === "confirm" || message.expecting === "yes-no";
  if (yesNo && choice <= 2)
    return [{ intent: choice === 1 ? "confirm" : "deny", score: 10, slots: { choice } }];
  if (message.expecting === "amount" || (message.expecting === "date" && message.dates.length > 0))
    return undefined;
  return [{ intent: "choose", score: 10, slots: { choice } }];
}

const LONGEST_CHOICE = 120;
const CHOICE_BEGINS = new Set("0123456789一二三四五六七八九十两第那就我要选是来择 \n");
const DIGITS = "一二三四五六七八九十";

function readSmallNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  if ((tens?.length ?? 0) > 1 || (ones?.length ?? 0) > 1) return undefined;
  return text.includes("十")
    ? (tens === "" ? 10 : digit(tens) * 10) + (ones === "" ? 0 : digit(ones))
    : digit(ones);
}

const digit = (part: string | undefined): number => (part === "两" ? 2 : DIGITS.indexOf(part ?? "") + 1);
