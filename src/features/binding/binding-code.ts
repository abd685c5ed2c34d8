import { randomBytes } from "node:crypto";

/** Crockford's letters: none of I, L, O and U, which are misread or swear. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Five bits a letter: 65 bits, beyond guessing. */
const LENGTH = 13;

/** A fresh code as people see it: `7K3M-9QWX-T2HJ8`. It always holds a figure and a letter. */
export function makeCode(): string {
  for (;;) {
    const code = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
    if (/\d/.test(code) && /[A-Z]/.test(code))
      return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
  }
}

/** What is read as a code, however it was typed: full-width, small letters, spaces, O for 0, I and L for 1. */
export function findCodes(text: string): string[] {
  const plain = text.normalize("NFKC").toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return [...plain.matchAll(/(?<![0-9A-Z])[0-9A-Z]{4}[ -]?[0-9A-Z]{4}[ -]?[0-9A-Z]{5}(?![0-9A-Z])/g)].map(
    ([found]) => found.replaceAll(/[ -]/g, ""),
  );
}
