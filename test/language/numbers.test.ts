import { assert, constantFrom, integer, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createEntities } from "../../src/language/entities.ts";
import { normalise } from "../../src/language/normalise.ts";
import { loadTestLexicons } from "./load-test-lexicons.ts";
import { addNoise, noiseArbitrary } from "./noise.ts";
import { writeChinese, writeEnglish, writeMixed, writeSpoken } from "./written-numbers.ts";

const { findNumbers } = createEntities(loadTestLexicons());
const values = (message: string): string[] => findNumbers(normalise(message)).map(({ value }) => value);

describe("numbers", () => {
  it.each([
    ["三万二千五", "32500"],
    ["3万2", "32000"],
    ["3万2千5", "32500"],
    ["一万五", "15000"],
    ["1万2千3百45", "12345"],
    ["1.2w", "12000"],
    ["15k", "15000"],
    ["3k5", "3500"],
    ["两万块", "20000"],
    ["廿三", "23"],
    ["卅", "30"],
    ["壹万贰仟叁佰肆拾伍", "12345"],
    ["３２，５００", "32500"],
    ["12,345.60", "12345.6"],
    ["三百五", "350"],
    ["三百零五", "305"],
    ["一万零五", "10005"],
    ["四百点五", "400.5"],
    ["4.78万亿", "4780000000000"],
    ["五亿零六", "500000006"],
    ["3万4000", "34000"],
    ["2千零30万", "20300000"],
    ["十余万", "100000"],
    ["二十几万", "200000"],
    ["五分之一", "0.2"],
    ["三分之一", "0.333333333333333"],
    ["三又二分之一", "3.5"],
    ["3/5", "0.6"],
    ["百分之二十五", "0.25"],
    ["25%", "0.25"],
    ["百分之百", "1"],
    ["12个百分点", "0.12"],
    ["三成", "0.3"],
    ["八五折", "0.85"],
    ["一半", "0.5"],
    ["半个", "0.5"],
    ["一个半", "1.5"],
    ["-3.5", "-3.5"],
    ["负三十二", "-32"],
    ["2e5", "200000"],
    ["两打", "24"],
    ["二〇二四", "2024"],
    ["三 万 二 千", "32000"],
    ["110105194912310021", "110105194912310021"],
    ["第三", "3"],
    ["一一零一零五一九四九一二三一零零二一", "110105194912310021"],
    ["1234567890123456.75", "1234567890123456.75"],
    ["负一二三四五六七八九零一二三四五六七", "-12345678901234567"],
    ["一万零百一十", "10110"],
    ["两千零百五十", "2150"],
    ["零点零零零零零零零零零零零零零二", "0.00000000000002"],
    ["三六点五度", "36.5"],
    ["四一二零点七", "4120.7"],
    ["半折", "0.5"],
    ["打对折", "0.5"],
    ["6 5 折", "0.65"],
    ["三亿亿", "30000000000000000"],
    ["两万亿亿", "200000000000000000000"],
    ["3M", "3000000"],
    ["-4.5 M", "-4500000"],
    [".002G", "2000000"],
    ["3m", "3"],
    ["1半", "0.5"],
    ["壹拾壹元壹角伍分", "11.15"],
    ["三块五", "3.5"],
    ["1又1/5", "1.2"],
    ["零下四度", "-4"],
    ["十二点五万", "125000"],
    ["二十八万三千点五万", "2830005000"],
    ["⅔", "0.666666666666667"],
    ["...9", "9"],
    ["2^--3", "8"],
    ["两万两", "20000"],
    ["two point two million", "2200000"],
    ["three quarters billion", "750000000"],
    ["hundred thousand", "100000"],
    ["three billions", "3000000000"],
    ["one hundred and three and two thirds", "103.666666666667"],
    ["4 thousand 3 hundred and 21", "4321"],
  ])("%s is %s", (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each([
    ["王师傅3万，李师傅2万", ["30000", "20000"]],
    ["1, 234, 567", ["1", "234", "567"]],
    ["500，600，700", ["500", "600", "700"]],
    ["共5人，其中2人退休", ["5", "2"]],
    ["3万2024年", ["30000", "2024"]],
    ["三千一个月", ["3000", "1"]],
    ["花30打车", ["30"]],
    ["3 4万", ["3", "40000"]],
    ["12点半", ["12"]],
    ["192.168.10.1", ["192", "168", "10", "1"]],
    ["1.3.5万", ["1", "35000"]],
  ])("%s holds %j", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    "请核对一下",
    "一起去",
    "作好壹切准备",
    "统一办理",
    "一等奖",
    "我家在四川",
    "十分感谢",
    "陆续退休",
    "收拾房间",
    "零报告",
    "参加会议",
    "千万别弄错",
    "万一查不到",
    "老百姓",
    "几个人",
    "三四十个人",
    "三四十个百分点",
    "九万亿亿亿",
    "两两结对",
    "四面八方",
    "队伍",
    "好的👍",
    "",
  ])("%s holds none", (text) => {
    expect(values(text)).toEqual([]);
  });

  it("reads back every number to 20,000 in its written forms", () => {
    const wrong: string[] = [];
    for (let n = 0; n <= 20_000; n++) {
      for (const written of [writeChinese(n), writeChinese(n, true), writeSpoken(n), writeMixed(n), `${n}`]) {
        const read = values(written);
        if (read.length !== 1 || read[0] !== `${n}`) wrong.push(`${n}: ${written} read as ${read.join()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("reads back every number to a hundred million with one or two figures that are not zero", () => {
    const wrong: string[] = [];
    for (const n of sparseNumbers(8)) {
      for (const written of [writeChinese(n), writeChinese(n, true), writeSpoken(n), writeMixed(n)]) {
        const read = values(written);
        if (read.length !== 1 || read[0] !== `${n}`) wrong.push(`${n}: ${written} read as ${read.join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(values("一亿")).toEqual(["100000000"]);
  });

  it("reads back English numbers to a million", () => {
    const wrong: string[] = [];
    for (const n of [...Array(2_000).keys(), ...sparseNumbers(6)]) {
      const read = values(`we have ${writeEnglish(n)} of them`);
      if (read.join() !== `${n}`) wrong.push(`${n}: ${writeEnglish(n)} read as ${read.join()}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["one and a half years", ["1.5"]],
    ["three quarters of the staff", ["0.75"]],
    ["two thirds voted", ["0.666666666666667"]],
    ["half a dozen", ["6"]],
    ["nine point zero four", ["9.04"]],
    ["twenty percent of 40", ["0.2", "40"]],
    ["minus five", ["-5"]],
    ["2.5 million", ["2500000"]],
    ["two and a half million", ["2500000"]],
    ["the twenty-first of them", ["21"]],
    ["no one knows which one", []],
    ["first of all, a word", []],
    ["often, after tennis", []],
  ])("reads English: %s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it("reads back numbers to a hundred million in their written forms", () => {
    const form = constantFrom(
      (n: number) => writeChinese(n),
      (n: number) => writeChinese(n, true),
      writeSpoken,
      writeMixed,
      (n: number) => n.toLocaleString("en-US"),
    );
    assert(
      property(integer({ min: 0, max: 99_999_999 }), form, (n, write) => {
        expect(values(write(n))).toEqual([String(n)]);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads through noise", () => {
    const text = constantFrom(
      "自付三万二千五",
      "共3万2千5，2人",
      "25%",
      "1.2w",
      "12,345.6元",
      "二十五分之三",
    );
    assert(
      property(text, noiseArbitrary, (plain, noise) => {
        expect(values(addNoise(plain, noise))).toEqual(values(plain));
      }),
    );
  });

  it("throws on nothing, and gives each mention its place", () => {
    const unit = constantFrom(
      ...Array.from("一二三四五十百千万亿零〇两半几多点分之又负-+.,，%0123456789wk 第个成折/^e、"),
    );
    assert(
      property(
        oneof(
          string({ unit: "binary" }),
          string({ unit: "grapheme" }),
          string({ unit, maxLength: 40 }),
          string({ unit: constantFrom(...Array.from("一二三四五零〇九,1")), maxLength: 40 }),
        ),
        (message) => {
          for (const { text, index, value } of findNumbers(normalise(message))) {
            expect(message.slice(index, index + text.length)).toBe(text);
            expect(value).toMatch(/^-?\d+(\.\d+)?$/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("takes yuan with its tenths and hundredths for one figure", () => {
    assert(
      property(integer({ min: 0, max: 99_999_999 }), integer({ min: 1, max: 99 }), (yuan, fen) => {
        const [tenths, hundredths] = [Math.floor(fen / 10), fen % 10];
        const tail = `${tenths === 0 ? "零" : `${tenths}角`}${hundredths === 0 ? "" : `${hundredths}分`}`;
        const value = String((yuan * 100 + fen) / 100);
        expect(values(`${yuan}元${tail}`)).toEqual([value]);
        expect(values(`${writeChinese(yuan, true)}元${tail}`)).toEqual([value]);
      }),
    );
  });
});

/** Every number of at most so many figures of which one or two are not zero. */
function* sparseNumbers(figures: number): Generator<number> {
  for (let high = 0; high < figures; high++) {
    for (let a = 1; a <= 9; a++) {
      yield a * 10 ** high;
      for (let low = 0; low < high; low++) for (let b = 1; b <= 9; b++) yield a * 10 ** high + b * 10 ** low;
    }
  }
}
