import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectMention } from "../../../src/adapters/wechaty/detect-mention.ts";

const called = (text: string, mentioned = false, names = ["暖心"]) =>
  detectMention(text, { names, mentioned });

describe("detectMention", () => {
  test.each([
    ["@暖心\u2005帮助", "帮助"],
    ["＠暖心，帮助", "帮助"],
    ["帮助 @暖心", "帮助"],
    ["请问@暖心 奖章算劳模吗", "请问 奖章算劳模吗"],
    ["暖心，帮助", "帮助"],
    ["暖心 帮助", "帮助"],
    ["暖心帮我查一下", "帮我查一下"],
    ["帮我查一下，暖心", "帮我查一下"],
    ["可以吗？暖心", "可以吗？"],
    ["暖心", ""],
    ["@暖心", ""],
  ])("%j is a call and says %j", (text, rest) => {
    expect(called(text)).toEqual({ addressed: true, text: rest });
  });

  test.each(["这事真暖心", "暖心的故事", "暖心地问候", "大家好", "送暖心的活动", ""])(
    "%j calls nobody",
    (text) => {
      expect(called(text)).toEqual({ addressed: false, text });
    },
  );

  test("the puppet's word suffices, and an alias it does not know is taken off", () => {
    expect(called("@工会小助手\u2005帮助", true)).toEqual({ addressed: true, text: "帮助" });
    expect(called("帮助", true)).toEqual({ addressed: true, text: "帮助" });
  });

  test("names with signs of their own do not break it", () => {
    expect(called("@小暖(内测).*\u2005在吗", false, ["小暖(内测).*"])).toEqual({
      addressed: true,
      text: "在吗",
    });
    expect(called("随便说说", false, ["", "(["])).toEqual({ addressed: false, text: "随便说说" });
  });

  test("whatever is written, a mention in front is found and what follows is kept", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (rest) => {
        fc.pre(!/暖心|^[\s\u2005，,、:：。!！~～]/u.test(rest) && rest === rest.trim());
        expect(called(`@暖心\u2005${rest}`)).toEqual({ addressed: true, text: rest });
      }),
    );
  });
});
