/** Keeps `head` and `tail` characters in clear; what is too short to hide anything is hidden whole. */
function maskMiddle(value: string, head: number, tail: number): string {
  const letters = Array.from(value);
  if (letters.length <= head + tail) return "*".repeat(letters.length);
  return `${letters.slice(0, head).join("")}${"*".repeat(letters.length - head - tail)}${tail === 0 ? "" : letters.slice(-tail).join("")}`;
}

/** 身份证号: first 3 and last 4 (domain §7.5). */
export const maskId = (value: string): string => maskMiddle(value, 3, 4);

/** 银行卡号: the last 4 only, and not how long the number is. */
export const maskCard = (value: string): string => `****${maskMiddle(value, 0, 4).slice(-4)}`;

/** 电话: first 3 and last 4. */
export const maskPhone = (value: string): string => maskMiddle(value, 3, 4);
