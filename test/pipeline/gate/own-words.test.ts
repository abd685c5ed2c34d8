import { describe, expect, test } from "vitest";

import { cleanText, MOST_CHARACTERS } from "../../../src/pipeline/clean-text.ts";
import { ownWords } from "../../../src/pipeline/gate/own-words.ts";

const DASHES = "- - - - - - - - - - - - - - -";

describe("ownWords", () => {
  test.each([
    ["确认", "确认"],
    [`「赵敏：王建国退休」\n${DASHES}\n确认`, "确认"],
    [`「赵敏：王建国退休」 \n${DASHES}\n不对\n是李秀英`, "不对\n是李秀英"],
    [`「赵敏：一行\n两行」\n${DASHES}\n好`, "好"],
    // Nothing of one's own below the line, or no line end after it.
    [`「赵敏：确认」\n${DASHES}\n`, ""],
    [`「赵敏：确认」\n${DASHES}`, ""],
    // No quotation: words in brackets of one's own, too short a line, a line without a quotation above it.
    ["「确认」", "「确认」"],
    ["「王建国」退休\n好", "「王建国」退休\n好"],
    [`「王建国」退休\n${DASHES}\n好`, `「王建国」退休\n${DASHES}\n好`],
    ["「赵敏：确认」\n- - -\n好", "「赵敏：确认」\n- - -\n好"],
    ["「赵敏：确认」\n- - - - -\n好", "好"],
    [`说一下\n${DASHES}\n「赵敏：确认」`, `说一下\n${DASHES}\n「赵敏：确认」`],
  ])("%j says %j", (text, own) => {
    expect(ownWords(text)).toBe(own);
  });
});

describe("cleanText", () => {
  const NUL = String.fromCodePoint(0);
  const HALF = "\uD83D";

  test.each([
    ["  王建国退休 \n", "王建国退休"],
    [`王${NUL}建${HALF}国\uFFFD`, "王建国"],
    ["👍", "👍"],
    [`${NUL}${HALF}`, ""],
  ])("%j is read as %j, whole", (raw, text) => {
    expect(cleanText(raw)).toEqual({ text, cut: false });
  });

  test("the cap is on what is read: to the letter, and after blanks have gone", () => {
    expect(cleanText("王".repeat(MOST_CHARACTERS))).toEqual({
      text: "王".repeat(MOST_CHARACTERS),
      cut: false,
    });
    expect(cleanText(`${" ".repeat(3_000)}王`)).toEqual({ text: "王", cut: false });
    const more = cleanText("王".repeat(MOST_CHARACTERS + 1));
    expect([more.text.length, more.cut]).toEqual([MOST_CHARACTERS, true]);
  });

  test("letters that become many count as what they become, and none is cut in two", () => {
    // ﷺ is eighteen letters, and an emoji two.
    const wide = cleanText("ﷺ".repeat(200));
    expect([wide.text, wide.cut]).toEqual(["ﷺ".repeat(111), true]);
    expect(cleanText("ﷺ".repeat(111))).toEqual({ text: "ﷺ".repeat(111), cut: false });
    expect(cleanText(`王${"👍".repeat(1_000)}`).text).toBe(`王${"👍".repeat(999)}`);
  });

  test("what comes long after is not looked at", () => {
    const raw = `${"\u0000".repeat(4 * MOST_CHARACTERS)}王`;
    expect(cleanText(raw).text).toBe("");
  });
});
