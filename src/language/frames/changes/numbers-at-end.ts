import { codeAt } from "../../words/code-at.ts";
import { isOneOf } from "../../numbers/characters.ts";

/** What may stand between the numbers and what happened, from the right: 「1、3 号同志都退休」. */
const TAILS = [/\s$/, /(?:是|在|于)$/, /(?:都|均|已经|已|也)$/, /同志$/, /(?:号|位|个)$/, /\s$/];
/** Between two numbers: one of these, a blank before it and behind it. */
const SEPARATORS = "、,，和跟与及";
/** May stand behind each number: 「1号、3号都退休」. */
const UNITS = "号位个";
const BLANKS = " \t\n";
/** A list begins behind one of these, or with the text. */
const OPENINGS = ",，；;。 \t\n";
const MOST_DIGITS = 3;

/** The numbers of a roll-call that a text ends with; walked from the right, so that no text takes long. */
export function numbersAtEnd(text: string): readonly number[] {
  const list = TAILS.reduce((rest, tail) => rest.replace(tail, ""), text);
  const numbers: number[] = [];
  let whole = 0;
  let end = list.length;
  for (;;) {
    let start = end;
    while (start > 0 && end - start <= MOST_DIGITS && isDigit(codeAt(list, start - 1))) start--;
    if (start === end || end - start > MOST_DIGITS) break;
    numbers.unshift(Number(list.slice(start, end)));
    if (opens(list, start) || (isOneOf("第", list, start - 1) && opens(list, start - 1)))
      whole = numbers.length;
    const begun = isOneOf("第", list, start - 1) ? start - 1 : start;
    end = skipSeparator(list, begun);
    if (end === begun) break;
    if (isOneOf(UNITS, list, end - 1)) end--;
  }
  return numbers.slice(numbers.length - whole);
}

/** Position before the separator that ends at `from`; `from` where there is none. */
function skipSeparator(list: string, from: number): number {
  const blank = isOneOf(BLANKS, list, from - 1) ? 1 : 0;
  const mark = isOneOf(SEPARATORS + BLANKS, list, from - blank - 1) ? 1 : 0;
  if (blank + mark === 0) return from;
  const at = from - blank - mark;
  return mark === 1 && isOneOf(BLANKS, list, at - 1) ? at - 1 : at;
}

const opens = (list: string, at: number): boolean => at === 0 || isOneOf(OPENINGS, list, at - 1);

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
