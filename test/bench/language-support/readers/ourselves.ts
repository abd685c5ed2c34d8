import { loadLexicons } from "../../../../src/adapters/locales/load-lexicon.ts";
import type { AmountMention, DateMention } from "../../../../src/language/frame.ts";
import { createLanguage } from "../../../../src/language/understand.ts";
import { NOW, readGoldRoster } from "../../../language/gold/read-gold.ts";
import { figureOf, wordingsOf, type Reader } from "./reader.ts";

/** The whole of understanding (intent, people, slots …), of which only days and sums are compared. */
export function openOurselves(): Reader {
  const language = createLanguage(loadLexicons());
  const roster = readGoldRoster();
  return {
    name: "nuanxin",
    read(text) {
      const { amounts, dates } = language.understand(text, { now: NOW, roster });
      return {
        days: () => dates.filter(({ impossible }) => !impossible).map(daysOf),
        sums: () => [amounts.map(figuresOf)],
      };
    },
  };
}

const daysOf = ({ end, start }: DateMention): string[] => wordingsOf(start, end);

/** Of a range and of 三万多 either end. */
const figuresOf = ({ max, min, value }: AmountMention): string[] =>
  [value, min, max].flatMap((figure) => (figure === undefined || figure === null ? [] : [figureOf(figure)]));
