import { assert, constantFrom, integer, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createEntities } from "../../src/language/entities.ts";
import type { AmountMention } from "../../src/language/frame.ts";
import { normalise } from "../../src/language/normalise.ts";
import { loadTestLexicons } from "./load-test-lexicons.ts";
import { addNoise, noiseArbitrary } from "./noise.ts";
import { writeChinese, writeSpoken } from "./written-numbers.ts";

const { findAmounts } = createEntities(loadTestLexicons());
const read = (message: string): AmountMention[] => findAmounts(normalise(message));

/** `32000 copay`, `30000~ loss`, `30000..50000 other`, `8000 self-funded in` */
function brief({ value, min, max, role, approximate, inside, sum }: AmountMention): string {
  const figure = value === undefined ? `${min}..${max}` : value + (approximate ? "~" : "");
  const place = inside === undefined ? "" : inside === null ? " ?" : inside ? " in" : " out";
  return `${figure} ${role}${place}${sum === true ? " sum" : ""}`;
}

describe("amounts", () => {
  it.each([
    ["自付3万2", ["32000 copay"]],
    ["自付三万二千五百元", ["32500 copay"]],
    ["自付部分大概是3万", ["30000~ copay"]],
    ["花了两万", ["20000 total"]],
    ["住院花了5万多", ["50000..60000 total"]],
    ["3万块钱", ["30000 other"]],
    ["￥12,345.60", ["12345.6 other"]],
    ["RMB 3200", ["3200 other"]],
    ["人民币叁万贰仟元整", ["32000 other"]],
    ["贰万叁仟肆佰伍拾陆元柒角捌分", ["23456.78 other"]],
    ["￥100-￥200", ["100..200 other"]],
    ["$1,200.50", ["1200.5~ other"]],
    ["paid 42k yuan", ["42000 total"]],
    ["between 10 and 20 dollars", ["10..20 other"]],
    ["from 10 to 20 dollars", ["10..20 other"]],
    ["20 dollars and 43 cents", ["20.43~ other"]],
    ["it costs 15 dollars 50.", ["15.5~ other"]],
    ["4 thousand 3 hundred and 21 yuan", ["4321 other"]],
    ["quarter million yuan", ["250000 other"]],
    ["五元三毛", ["5.3 other"]],
    ["三块五", ["3.5 other"]],
    ["三块零四", ["3.04 other"]],
    ["1.2w", ["12000 other"]],
    ["卖了2M元", ["2000000 other"]],
    ["10元3角4", ["10.34 other"]],
    ["人民币壹分", ["0.01 other"]],
    ["人民币拾元零角零分", ["10 other"]],
    ["五元零五分", ["5.05 other"]],
    ["一元二角三分四厘", ["1.234 other"]],
    ["三毛五分钱", ["0.35 other"]],
    ["白菜三块五一斤", ["3.5 other"]],
    ["白菜5块一斤", ["5 other"]],
    ["自付三万五工会能补多少", ["35000 copay"]],
    ["自付3万5家里没钱", ["35000 copay"]],
    ["花了2万8个人负担", ["28000 copay"]],
    ["门票两元五", ["2.5 other"]],
    ["门票五元五人同行", ["5 other"]],
    ["蛋糕十二块八一个", ["12.8 other"]],
    ["退回负三百元", ["-300~ other"]],
    ["人民币负贰佰元整", ["-200~ other"]],
    ["-¥1,200.50", ["-1200.5~ other"]],
    ["自付3000-5000元", ["3000..5000 copay"]],
    ["- 500元药费", ["500 total"]],
    ["自付15k", ["15000 copay"]],
    ["自付2.8w左右", ["28000~ copay"]],
    ["3到5万元", ["30000..50000 other"]],
    ["自付3000-5000", ["3000..5000 copay"]],
    ["一千到两千万元", ["10000000..20000000 other"]],
    ["8500到3万元", ["8500..30000 other"]],
    ["两三万块钱", ["20000..30000 other"]],
    ["几十万元", ["100000..1000000 other"]],
    ["自付好几万", ["10000..100000 copay"]],
    ["小两万", ["20000~ other"]],
    ["大概花了3万", ["30000~ total"]],
    ["估计损失得有2万", ["20000~ loss"]],
    ["药费千把块", ["1000..2000 total"]],
    ["也就百十块钱的事", ["100..200 other"]],
    ["剩下万儿八千", ["8000..10000 copay"]],
    ["每月千八百块", ["800..1000 other"]],
    ["自付大几万", ["50000..100000 copay"]],
    ["好几千", ["1000..10000 other"]],
    ["住院花了两万七八", ["27000..28000 total"]],
    ["自付一万好几", ["10000..20000 copay"]],
    ["看病花了一万好几千", ["10000..20000 total"]],
    ["自付一万二三", ["12000..13000 copay"]],
    ["挂号三块来钱", ["3~ other"]],
    ["自付3万+", ["30000..null copay"]],
    ["自付3万+自费2万", ["30000 copay", "20000 self-funded ?"]],
    ["自付三万有余", ["30000..null copay"]],
    ["自付3万打底", ["30000..null copay"]],
    ["自付三万几", ["30000~ copay"]],
    ["自付3万还不到", ["null..30000 copay"]],
    ["自付破3万", ["30000..null copay"]],
    ["自付两万半", ["25000 copay"]],
    ["自付一千半左右", ["1500~ copay"]],
    ["花了两万半年就花光了", ["20000 total"]],
    ["自付差一点三万", ["30000~ copay"]],
    ["自付3、4万", ["30000..40000 copay"]],
    ["自付3 4万", ["30000..40000 copay"]],
    ["自付三、四千元", ["3000..4000 copay"]],
    ["自付3万或4万", ["30000..40000 copay"]],
    ["自付2-3万", ["20000..30000 copay"]],
    ["自付1到2万", ["10000..20000 copay"]],
    ["自付一、两千块", ["1000..2000 copay"]],
    ["自付1、2合计3万", ["30000 copay1"]],
    ["自付≥3万", ["30000..null copay"]],
    ["自付用不了3万", ["null..30000 copay"]],
    ["花30打车", ["30 total"]],
    ["药费三百块多", ["300~ total"]],
    ["三百块多少人分", ["300 other"]],
    ["三块五块的", ["3 other", "5 other"]],
    ["自付两万多一点", ["20000..30000 copay"]],
    ["少说也得八千", ["8000..null other"]],
    ["自付撑死两万", ["null..20000 copay"]],
    ["住院花三万四月出院", ["30000 total"]],
    ["自付三万五六个人都这样", ["30000 copay"]],
    ["不到3万块", ["null..30000 other"]],
    ["自付不到3万", ["null..30000 copay"]],
    ["自付超过1万了", ["10000..null copay"]],
    ["财产损失约2万元", ["20000~ loss"]],
    ["退休金三千一个月", ["3000 income"]],
    ["退休金4200/月", ["4200 income"]],
    ["家庭人均月收入不足2000元", ["null..2000 income"]],
    ["最高补助不超过2.5万", ["null..25000 limit"]],
    ["起付线1万元", ["10000 limit"]],
    ["自付超过1万元的部分", ["10000..null limit"]],
    ["慰问金3000元", ["3000 other"]],
    ["一次性补助2000元", ["2000 other"]],
    ["paid 42,000 yuan out of pocket", ["42000 copay"]],
    ["spent 42k", ["42000 total"]],
  ])("%s", (message, expected) => {
    expect(read(message).map(brief)).toEqual(expected);
  });

  it.each([
    [
      "总费用8万元，医保报销5万元，自付3万元，其中自费8千元",
      ["80000 total", "50000 reimbursed", "30000 copay", "8000 self-funded in"],
    ],
    ["总共8万报销5万自己花了3万", ["80000 total", "50000 reimbursed", "30000 copay"]],
    ["8万总费用,5万报销,3万自付", ["80000 total", "50000 reimbursed", "30000 copay"]],
    ["医药费花了3万, 报了2万, 剩下1万自己出", ["30000 total", "20000 reimbursed", "10000 copay"]],
    ["报销后自己花了1万5", ["15000 copay"]],
    ["自付一3000，自付二2000，自费800", ["3000 copay1", "2000 copay2", "800 self-funded ?"]],
    ["自付一：3000元 自付二：5000元", ["3000 copay1", "5000 copay2"]],
    ["自付一万五", ["15000 copay"]],
    ["自付二百", ["200 copay"]],
    ["自付一点五万", ["15000 copay"]],
    ["自费的有8千", ["8000 self-funded ?"]],
    ["自付3万其中8千是自费的", ["30000 copay", "8000 self-funded in"]],
    ["自付3万（含自费5千）", ["30000 copay", "5000 self-funded in"]],
    ["自付3万，另有自费5千", ["30000 copay", "5000 self-funded out"]],
    ["①自付3万②自费8千", ["30000 copay", "8000 self-funded ?"]],
  ])("knows whose: %s", (message, expected) => {
    expect(read(message).map(brief)).toEqual(expected);
  });

  it.each([
    [
      "床位费800，药费3200，检查费500元，合计4500元",
      ["800 total", "3200 total", "500 total", "4500 total sum"],
    ],
    ["分别为30万和45万元", ["300000 other", "450000 other"]],
    ["3000、2000和1500元", ["3000 other", "2000 other", "1500 other"]],
    ["自付500，600，700元", ["500 copay", "600 copay", "700 copay"]],
    ["门诊自付3000，住院自付2万，一共自付2万3", ["3000 copay", "20000 copay", "23000 copay sum"]],
  ])("reads lists: %s", (message, expected) => {
    expect(read(message).map(brief)).toEqual(expected);
  });

  it("says where a self-funded part was named without its amount", () => {
    expect(read("自付3万，含自费但多少不清楚")).toMatchObject([{ value: "30000", selfFunded: "included" }]);
    expect(read("自付3万，不含自费")).toMatchObject([{ value: "30000", selfFunded: "excluded" }]);
    for (const text of ["自付3万，没有自费", "自付3万，自费没有", "自付3万，自费另算"])
      expect(read(text)).toMatchObject([{ value: "30000", selfFunded: "excluded" }]);
    expect(read("自付3万，有没有自费不知道")).toMatchObject([{ value: "30000", selfFunded: "included" }]);
    expect(read("3万含自费")).toMatchObject([{ value: "30000", selfFunded: "included" }]);
  });

  it("reads the clause of the relief rule as a rule", () => {
    const clause =
      "劳模本人自付医药费用在1万元(含1万元,不含自费部分)以上的，按25%给予一次性救助，最高给予一次性救助2.5万元";
    expect(read(clause).map(({ role }) => role)).toEqual(["limit", "limit", "limit"]);
  });

  it.each(["自付1,2345元", "自付3万25", "自付三万 二千元", "自付3万2.自费8千", "自付三万两"])(
    "does not take %s for sure",
    (message) => {
      expect(read(message)[0]).toMatchObject({ approximate: true });
    },
  );

  it("never passes other money off as yuan", () => {
    expect(read("500美元")).toMatchObject([
      { value: "500", currency: "USD", role: "other", approximate: true },
    ]);
    expect(read("港币两千九百六十元")).toMatchObject([{ value: "2960", currency: "HKD" }]);
    for (const [text, currency] of [
      ["₩5000", "KRW"],
      ["5000₩", "KRW"],
      ["一千越南盾", "VND"],
      ["500令吉", "MYR"],
      ["CHF 3.04", "CHF"],
      ["10 turkish lira", "TRY"],
    ] as const)
      expect(read(text)).toMatchObject([{ currency, approximate: true }]);
    expect(read("剩五十美分")).toMatchObject([{ value: "0.5", currency: "USD", approximate: true }]);
    expect(read("两美元又三美分")).toMatchObject([{ value: "2.03", currency: "USD", approximate: true }]);
    expect(read("10日元5日本钱")).toMatchObject([{ value: "10.05", currency: "JPY", approximate: true }]);
    expect(read("三万元欧元")).toMatchObject([{ value: "30000", currency: "EUR" }]);
  });

  it.each([
    "享年82岁",
    "3号楼2单元501",
    "电话13912345678",
    "身份证号110105194912310021",
    "银行卡6222 0200 1234 5678 901",
    "第2个问题，3个人",
    "比例改为30%",
    "百分之二十五",
    "2024年12月1日退休",
    "12/1",
    "五角大楼",
    "考了五分",
    "身高1.7m",
    "三角债",
    "一块蛋糕",
    "一块儿去",
    "3万人",
    "两千多册图书",
    "自付比例10%",
    "花了3天",
    "报了3个人",
    "自付一和自付二怎么看",
    "自费的怎么办",
    "12000",
    "1",
    "元旦",
    "血压150/90",
    "没有哇，一分钱没拿过",
    "一块钱都没给",
    "自付2024年的",
    "千万别自付",
    "发2024年春节慰问品",
    "",
  ])("%s holds none", (message) => {
    expect(read(message)).toEqual([]);
  });

  it("reads the same through noise", () => {
    const message = constantFrom(
      "自付3万2,自费8千",
      "自付三万二千五,其中自费5000元",
      "总费用82,225.00元",
      "损失3到5万元",
      "医保报了5万多",
    );
    assert(
      property(message, noiseArbitrary, (plain, noise) => {
        expect(read(addNoise(plain, noise)).map(brief)).toEqual(read(plain).map(brief));
      }),
    );
  });

  it("gives every sum of fen back to the fen", () => {
    const form = constantFrom(
      (fen: number) => `${(fen / 100).toFixed(2)}元`,
      (fen: number) => `￥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })}`,
      writeFormal,
    );
    assert(
      property(integer({ min: 100, max: 9_999_999_999 }), form, (fen, write) => {
        const [amount] = read(`自付${write(fen)}`);
        expect(amount).toMatchObject({ role: "copay", approximate: false });
        expect(Math.round(Number(amount?.value) * 100)).toBe(fen);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads yuan however they are spoken", () => {
    assert(
      property(integer({ min: 100, max: 9_999_999 }), (yuan) => {
        for (const written of [`${writeChinese(yuan)}元`, `${writeSpoken(yuan)}块`, `${yuan}元`]) {
          expect(read(`自付${written}`)).toMatchObject([{ value: `${yuan}`, role: "copay" }]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("throws on nothing, and gives each mention its place", () => {
    const unit = constantFrom(
      ...Array.from(
        "自付费一二三千万元块多几到至-约其中含不另(),，。、 0123456789.wM%个人毛角分厘零报销总负¥$",
      ),
    );
    assert(
      property(
        oneof(string({ unit: "binary" }), string({ unit: "grapheme" }), string({ unit, maxLength: 40 })),
        (message) => {
          for (const { text, index, value, min, max } of read(message)) {
            expect(message.slice(index, index + text.length)).toBe(text);
            for (const figure of [value, min, max]) expect(figure ?? "0").toMatch(/^-?\d+(\.\d+)?$/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** 壹佰贰拾叁元肆角伍分, with 整 where there are no fen. */
function writeFormal(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const tenths = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  const head = yuan === 0 ? "" : `${writeChinese(yuan, true)}元`;
  if (tenths === 0 && cents === 0) return `${head}整`;
  const middle = tenths > 0 ? `${writeChinese(tenths, true)}角` : head === "" ? "" : "零";
  return head + middle + (cents > 0 ? `${writeChinese(cents, true)}分` : "");
}
