import { property, assert, string, stringMatching } from "fast-check";
import { describe, expect, test } from "vitest";

import { findCard, findPhone, readAddress } from "../../src/domain/numbers/personal-numbers.ts";
import { maskCard, maskId, maskPhone } from "../../src/domain/numbers/mask.ts";

describe("masks", () => {
  test("show as much as the domain allows", () => {
    expect(maskId("110102198011230023")).toBe("110***********0023");
    expect(maskPhone("13800001234")).toBe("138****1234");
    expect(maskCard("6222020200112233446")).toBe("****3446");
  });

  test("hide what is too short to be masked", () => {
    expect(maskId("1101020")).toBe("*******");
    expect(maskPhone("")).toBe("");
    expect(maskCard("446")).toBe("*******");
  });

  test("never show more than the ends", () => {
    assert(
      property(string({ minLength: 8, unit: "grapheme" }), (value) => {
        const shown = maskId(value);
        const middle = Array.from(value).slice(3, -4).join("");
        return shown.includes("*".repeat(Array.from(middle).length));
      }),
    );
  });
});

describe("numbers in a text", () => {
  test("a phone is eleven digits that begin as mobiles do, or one with an area code", () => {
    expect(findPhone("新号码 138 0000 1234，请记下")).toBe("13800001234");
    expect(findPhone("单位 010-66001234")).toBe("01066001234");
    expect(findPhone("6222020200112233446")).toBeNull();
    expect(findPhone("12800001234")).toBeNull();
  });

  test("a card has a check digit, and one wrong digit is seen", () => {
    expect(findCard("6222 0202 0011 2233 446")).toBe("6222020200112233446");
    assert(
      property(stringMatching(/^\d$/), (digit) => {
        const other = `622202020011223344${digit}`;
        return (findCard(other) !== null) === (digit === "6");
      }),
    );
  });

  test("an address has words", () => {
    expect(readAddress(" 西直门内大街5号楼 ")).toBe("西直门内大街5号楼");
    expect(readAddress("5-501")).toBeNull();
  });
});
