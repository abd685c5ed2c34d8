import { holdsPersonalNumber } from "../../domain/numbers/personal-numbers.ts";

/** What should not stand in a group, whoever it is about (domain §7.3). */
export type Exposure = "binding-code" | "personal-number";

/**
 * A binding code (see the binding feature): groups of four, four and five, or thirteen in a row; O for 0 and I or L for 1,
 * as people type them and as they are read where a code is used.
 */
const CODE = /(?<![0-9A-Z])[0-9A-TV-Z]{4}[ -]?[0-9A-TV-Z]{4}[ -]?[0-9A-TV-Z]{5}(?![0-9A-Z])/gi;

/** Looks for an ID number, a bank card, a mobile number or a binding code in any written form. `text`: capped before. */
export function spotExposure(text: string): Exposure | null {
  if (holdsPersonalNumber(text)) return "personal-number";
  for (const [found] of text.normalize("NFKC").matchAll(CODE)) {
    if (/\d/.test(found) && /[A-Z]/i.test(found)) return "binding-code";
  }
  return null;
}
