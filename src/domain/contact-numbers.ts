const MOBILE = /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/;
const FIXED = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/;

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

function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
