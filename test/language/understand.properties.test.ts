import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import type { Understanding } from "../../src/language/frame.ts";
import { createLanguage } from "../../src/language/understand.ts";
import { addNoise, noiseArbitrary } from "./noise.ts";
import { NOW, readGold, readGoldRoster } from "./gold/read-gold.ts";

const language = createLanguage(loadLexicons());
const roster = readGoldRoster();
const read = (text: string): Understanding => language.understand(text, { now: NOW, roster });
const messages = [...readGold("dev"), ...readGold("test")].flatMap((file) =>
  file.messages.map(({ say }) => say),
);
const anyMessage = fc.constantFrom(...messages);

/** Whatever people can type: any UTF-16, and pieces of real messages cut and glued anywhere. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof(anyMessage, fc.string({ maxLength: 5 })), { maxLength: 6 })
    .map((parts) => parts.join("")),
  fc.tuple(anyMessage, fc.nat(20), fc.nat(20)).map(([text, from, length]) => text.slice(from, from + length)),
);

describe("understand", () => {
  it("never throws, and always says at least one frame", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { frames } = read(text);
        expect(frames.length).toBeGreaterThan(0);
        for (const { confidence } of frames) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("places every mention where it stands in the original", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { dates, amounts, numbers, people, unions, honours } = read(text);
        for (const mention of [...dates, ...amounts, ...numbers, ...people, ...unions, ...honours])
          expect(text.slice(mention.index, mention.index + mention.text.length)).toBe(mention.text);
      }),
      { numRuns: 400 },
    );
  });

  it("is deaf to politeness and blanks around a message", () => {
    const noise = fc.constantFrom("  ", "　", "\u200b", "\n");
    fc.assert(
      fc.property(anyMessage, noise, noise, (text, before, after) => {
        const plain = read(text).frames.map(({ intent, mode, slots }) => [
          intent,
          mode,
          slots.kind,
          slots.person?.name,
        ]);
        const noisy = read(`${before}${text}${after}`).frames;
        expect(
          noisy.map(({ intent, mode, slots }) => [intent, mode, slots.kind, slots.person?.name]),
        ).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it("reads the same values through invisible characters and full-width forms", () => {
    const values = ({ dates, amounts, numbers }: Understanding): unknown => [
      dates.map(({ start, end, impossible }) => [start, end, impossible]),
      amounts.map(({ value, min, max, role, currency }) => [value, min, max, role, currency]),
      numbers.map(({ value }) => value),
    ];
    fc.assert(
      fc.property(anyMessage, noiseArbitrary, (text, noise) => {
        expect(values(read(addNoise(text, noise)))).toEqual(values(read(text)));
      }),
      { numRuns: 600 },
    );
  });

  it("never gives an empty or a backward span, nor a sum upside down", () => {
    const prefer = fc.constantFrom("past", "future", "this", undefined);
    fc.assert(
      fc.property(anything, prefer, (text, side) => {
        const { dates, amounts } = language.understand(text, { now: NOW, ...(side && { prefer: side }) });
        for (const { start, end } of dates) expect(start === null || end === null || start < end).toBe(true);
        for (const { min, max } of amounts) {
          if (typeof min === "string" && typeof max === "string") {
            expect(Number(min)).toBeLessThan(Number(max));
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it("is the same for the same message, whatever was read before", () => {
    fc.assert(
      fc.property(anything, anything, (text, other) => {
        const first = read(text);
        read(other);
        expect(read(text)).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  it("says nothing of people out of scope that it would not say of strangers", () => {
    const names = ["王建国", "李秀英", "欧阳文静", "高兴", "张伟"];
    const message = fc.tuple(
      fc.constantFrom(...names),
      fc.constantFrom("退休了", "昨天走了", "的资料", "调到环卫中心"),
    );
    fc.assert(
      fc.property(message, ([name, rest]) => {
        const hidden = language.understand(name + rest, { now: NOW, roster, inScope: () => false });
        expect(hidden.people.flatMap(({ ids }) => ids)).toEqual([]);
        for (const { match } of hidden.people) expect(match).toBe("unlisted");
      }),
    );
  });
});
