import { type LocalDate, parseLocalDate } from "../local-date.ts";

const MOBILE = /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/;
const FIXED = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/;

/** Figures however they are set: spaces, dashes and dots between them. */
const FIGURES = /\d(?:[ .\-·]{0,2}\d){9,22}[ .\-·]{0,2}[\dX]?/gi;

/** Whether an ID number, a bank card or a mobile number stands in a text, in whatever written form. `text`: capped before. */
export function holdsPersonalNumber(text: string): boolean {
  for (const [found] of text.normalize("NFKC").matchAll(FIGURES)) {
    const figures = found.replaceAll(/[^\dX]/gi, "").toUpperCase();
    if (isLikeIdNumber(figures) || isMobile(figures) || isBankCard(figures)) return true;
  }
  return false;
}

/** 18 figures with a day of birth inside. The check figure is not asked for: a mistyped number tells as much. */
const isLikeIdNumber = (figures: string): boolean =>
  /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(figures.slice(0, 18));

const isMobile = (figures: string): boolean => /^(?:86|0086)?1[3-9]\d{9}$/.test(figures);

const isBankCard = (figures: string): boolean => /^[3-6]\d{15,18}$/.test(figures) && hasCheckDigit(figures);

/** The first phone number in a text, digits only; null when there is none. */
export function findPhone(text: string): string | null {
  const number = (MOBILE.exec(text) ?? FIXED.exec(text))?.[0];
  return number === undefined ? null : number.replaceAll(/[ -]/g, "");
}

/** A text that can be an address: words, and not just a number. */
export function readAddress(text: string): string | null {
  const address = text.trim();
  return Array.from(address).length >= 4 && /\p{Script=Han}|[A-Za-z]/u.test(address) ? address : null;
}

/** The first bank card number in a text: 16–19 digits whose check digit is right (Luhn). Null when there is none. */
export function findCard(text: string): string | null {
  const card = text.replaceAll(/[ -]/g, "").match(/(?<!\d)\d{16,19}(?!\d)/)?.[0];
  return card !== undefined && hasCheckDigit(card) ? card : null;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_CHECKS = "10X98765432";

/** 公民身份号码 (GB 11643): 17 digits and a check character, the birthday inside. */
export interface IdNumber {
  readonly number: string;
  readonly birthday: LocalDate;
  readonly sex: "male" | "female";
}

/** The text as an ID number; null when its check character or the birthday in it is wrong. */
export function readIdNumber(text: string): IdNumber | null {
  const number = text.replaceAll(/[\s-]/g, "").toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return null;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  const birthday = parseLocalDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (ID_CHECKS[sum % 11] !== number[17] || birthday === undefined) return null;
  return { number, birthday, sex: Number(number[16]) % 2 === 1 ? "male" : "female" };
}

function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
