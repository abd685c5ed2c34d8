import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../../src/language/lexicon/cue-trie.ts";
import { FillingHits } from "../../src/language/lexicon/patterns/filling-hits.ts";
import { PackedLists } from "../../src/language/lexicon/patterns/packed-lists.ts";

const PARTS = 4;
/** The parts that each of six words fills. */
const FILLED = [[0], [0, 1], [1, 2, 3], [], [3], [0, 1, 2, 3]];

const messages = fc.array(fc.array(fc.nat(FILLED.length - 1), { maxLength: 400 }), { maxLength: 6 });

describe("the hits that fill a part", () => {
  it.each([undefined, 5])("are all found, by their order, message after message (limit %s)", (limit) => {
    fc.assert(
      fc.property(messages, (said) => {
        const filling = new FillingHits(PARTS, new PackedLists(FILLED), limit);
        for (const words of said) {
          filling.read(words.map((id) => ({ word: { id } }) as Hit));
          for (let part = 0; part < PARTS; part++) {
            const expected = words.flatMap((id, at) => (FILLED[id]?.includes(part) === true ? [at] : []));
            const found: number[] = [];
            for (let mark = filling.first(part); mark >= 0; mark = filling.next(mark))
              found.push(filling.hitOf(mark));
            expect(found).toEqual(expected);
            expect(filling.has(part)).toBe(expected.length > 0);
          }
        }
      }),
    );
  });
});
