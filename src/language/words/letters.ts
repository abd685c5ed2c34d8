/** A Latin letter. */
export function isLetter(code: number): boolean {
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a;
}

/** A character of a Chinese word. */
export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
