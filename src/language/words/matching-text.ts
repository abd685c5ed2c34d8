import { codeAt } from "./code-at.ts";
import type { Normalised } from "../normalise.ts";
import { flatText } from "./flat-text.ts";
import { foldCase } from "./word-index.ts";

const COMMA = 0x2c;
const FULL_WIDTH_COMMA = 0xff0c;

/**
 * The text that words are matched in: normalised, in lower case. A Chinese comma between digits, which normalising
 * has made one that groups them, is a Chinese comma again: 500，600元 are two amounts, 500,600元 is one.
 */
export function matchingText(message: Pick<Normalised, "original" | "text" | "at">): string {
  const text = separateLists(message, hideAddresses(keepSuffixes(message.text, foldCase(message.text))));
  return text === message.text ? message.text : flatText(text);
}

function separateLists(message: Pick<Normalised, "original" | "at">, text: string): string {
  let at = text.indexOf(",");
  if (at < 0 || !message.original.includes("，")) return text;
  let result = text;
  for (; at >= 0; at = text.indexOf(",", at + 1)) {
    if (isSeparator(message, text, at)) result = `${result.slice(0, at)}，${result.slice(at + 1)}`;
  }
  return result;
}

const SUFFIX = /\d ?[MG](?![A-Za-z])/g;

/** 3M is three million, and 3m three metres: M and G behind a figure keep their case. */
function keepSuffixes(written: string, folded: string): string {
  if (written === folded || !(written.includes("M") || written.includes("G"))) return folded;
  let result = folded;
  for (const { index, 0: found } of written.matchAll(SUFFIX)) {
    result = result.slice(0, index) + found + result.slice(index + found.length);
  }
  return result;
}

const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+/g;

/** No figure in the address of a page says anything. */
function hideAddresses(text: string): string {
  if (!text.includes("://") && !text.includes("www.")) return text;
  return text.replace(ADDRESS, (address) => "_".repeat(address.length));
}

/** Full-width digits have full-width commas, and 82，225.00 and 1,233，333 cannot be lists. */
function isSeparator(message: Pick<Normalised, "original" | "at">, text: string, at: number): boolean {
  if (!isDigit(codeAt(text, at - 1)) || !isDigit(codeAt(text, at + 1))) return false;
  if (writtenAt(message, at) !== FULL_WIDTH_COMMA || !isDigit(writtenAt(message, at + 1))) return false;
  const isBetweenGroups = writtenAt(message, at - 4) === COMMA || writtenAt(message, at + 4) === COMMA;
  return !(isBetweenGroups && isDigit(codeAt(text, at + 5))) && !isFen(text, at + 4);
}

/** A point and two digits. */
const isFen = (text: string, at: number): boolean =>
  text.charAt(at) === "." &&
  isDigit(codeAt(text, at + 1)) &&
  isDigit(codeAt(text, at + 2)) &&
  !isDigit(codeAt(text, at + 3));

const writtenAt = (message: Pick<Normalised, "original" | "at">, at: number): number =>
  codeAt(message.original, message.at(at));

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
