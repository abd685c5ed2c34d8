/** What should not stand in a group, whoever it is about (domain §7.3). */
export type Exposure = "binding-code" | "personal-number";

/** Figures however they are set: spaces, dashes and dots between them. */
const FIGURES = /\d(?:[ .\-·]{0,2}\d){9,22}[ .\-·]{0,2}[\dX]?/gi;
/**
 * A binding code (see the binding feature): groups of four, four and five, or thirteen in a row; O for 0 and I or L for 1,
 * as people type them and as they are read where a code is used.
 */
const CODE = /(?<![0-9A-Z])[0-9A-TV-Z]{4}[ -]?[0-9A-TV-Z]{4}[ -]?[0-9A-TV-Z]{5}(?![0-9A-Z])/gi;

/** Looks for an ID number, a bank card, a mobile number or a binding code in any written form. `text`: capped before. */
export function spotExposure(text: string): Exposure | null {
  const plain = text.normalize("NFKC");
  for (const [found] of plain.matchAll(FIGURES)) {
    const figures = found.replaceAll(/[^\dX]/gi, "").toUpperCase();
    if (isIdNumber(figures) || isMobile(figures) || isBankCard(figures)) return "personal-number";
  }
  for (const [found] of plain.matchAll(CODE)) {
    if (/\d/.test(found) && /[A-Z]/i.test(found)) return "binding-code";
  }
  return null;
}

/** 18 figures with a day of birth inside. The check figure is not asked for: a mistyped number tells as much. */
function isIdNumber(text: string): boolean {
  return /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text.slice(0, 18));
}

const isMobile = (text: string): boolean => /^(?:86|0086)?1[3-9]\d{9}$/.test(text);

/** 16 to 19 figures with Luhn's check figure. */
function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(text)) return false;
  const sum = Array.from(text)
    .toReversed()
    .reduce((total, figure, index) => {
      const value = Number(figure) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
