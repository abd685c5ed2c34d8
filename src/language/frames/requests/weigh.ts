import { codeAt } from "../../words/code-at.ts";
/** A Chinese character weighs one, a Latin letter or a digit a third, a mark nothing. */
export function weigh(text: string, start: number, end: number): number {
  let weight = 0;
  for (let i = start; i < end; i++) {
    const code = codeAt(text, i);
    if (code >= 0x3400) weight += code >= 0xff00 ? 0 : 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) weight += 0.34;
    else if (code >= 48 && code <= 57) weight += 0.34;
  }
  return weight;
}
