import { assert, constantFrom, nat, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_MESSAGE_LENGTH, normalise, spanOf } from "../../src/language/normalise.ts";

const anyText = oneof(
  string({ unit: "binary", maxLength: 60 }),
  string({ unit: "grapheme", maxLength: 60 }),
  string({
    unit: constantFrom(...Array.from("３万２é\u0301\u200b\ud83d\ude00總ﷺｶﾞ½①１，。\u1100\u1161・")),
    maxLength: 30,
  }),
);

describe("normalise", () => {
  it.each([
    ["自付３万２，５００元", "自付3万2,500元"],
    ["總費用８萬", "总费用8万"],
    ["a\u200bb\u202ec\ufeff", "abc"],
    ["買買提•艾力", "买买提·艾力"],
    ["买买提・艾力", "买买提·艾力"],
    ["3～5万—6万", "3~5万-6万"],
    ["￥300", "¥300"],
    ["１２月　１日", "12月 1日"],
    ["e\u200b\u0301", "é"],
    ["ｶﾞ", "ガ"],
    ["一\u0000二\ud800三", "一二三"],
    ["二○二四年", "二〇二四年"],
    ["著名", "著名"],
  ])("%j reads %j", (message, text) => {
    expect(normalise(message).text).toBe(text);
  });

  it("keeps emoji", () => {
    expect(normalise("好👍").text).toBe("好👍");
    expect(normalise("👍🏻❤️").text).toBe("👍🏻❤");
  });

  it("does not bring digits where none were typed", () => {
    expect(normalise("①自付3万②自费8千").text).toBe("①自付3万②自费8千");
    expect(normalise("80㎡5万").text).toBe("80㎡5万");
    expect(normalise("10²").text).toBe("10²");
  });

  it("reads no further than its limit", () => {
    expect(normalise("好".repeat(5000)).text).toHaveLength(MAX_MESSAGE_LENGTH);
    expect(normalise("ﷺ".repeat(5000)).text.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
    expect(normalise(`${"好".repeat(MAX_MESSAGE_LENGTH - 1)}👍`).text).toHaveLength(MAX_MESSAGE_LENGTH - 1);
  });

  it("is idempotent", () => {
    assert(
      property(anyText, (message) => {
        const { text } = normalise(message);
        expect(normalise(text).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("maps every position back, in order", () => {
    assert(
      property(anyText, (message) => {
        const { text, at } = normalise(message);
        const bound = at.bind(normalise(message));
        for (let i = 0; i < text.length; i++) expect(bound(i)).toBeLessThanOrEqual(bound(i + 1));
        expect(bound(text.length)).toBeLessThanOrEqual(message.length);
      }),
    );
  });

  it("finds in the original what it found in the text", () => {
    const message = normalise("老王\u200b自付\u200b３万２，谢谢");
    const at = message.text.indexOf("3万2");
    expect(spanOf(message, at, at + 3)).toEqual({ text: "３万２", index: 6 });
    assert(
      property(anyText, nat(), nat(), (original, a, b) => {
        const n = normalise(original);
        const start = a % (n.text.length + 1);
        const end = start + (b % (n.text.length - start + 1));
        const span = spanOf(n, start, end);
        expect(original.slice(span.index, span.index + span.text.length)).toBe(span.text);
      }),
    );
  });
});
