import type { Policy } from "./policy.ts";

/** What a message wants changed in the policy; what it does not name stays. */
export type PolicyChange = Partial<
  Pick<Policy, "daysBefore" | "overdueDays" | "fromHour" | "untilHour" | "chairFrom" | "phonesFrom">
>;

const NUMBER = "(?:\\d{1,3}|[零一二两三四五六七八九十]{1,3})";
const LIST = `${NUMBER}(?:天|日)?(?:\\s?[、,，和及/ ]\\s?(?:提前)?${NUMBER}(?:天|日)?){0,39}`;

/** 提前20、10、5天 · 逾期每天催7天 · 早上8点发 · 晚上8点后不发 · 提前1天起通知主席 · 逾期3天起给电话名单. */
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => PolicyChange])[] = [
  [
    new RegExp(`(提前|逾期|过期)(?:了)?(${NUMBER})(?:天|日)(?:起|后|以后|开始)?[^，,。；;]{0,6}(主席|电话)`),
    ([, side = "", days = "", what = ""]) => {
      const from = side === "提前" ? readNumber(days) : -readNumber(days);
      return what === "主席" ? { chairFrom: from } : { phonesFrom: from };
    },
  ],
  [
    new RegExp(`提前(${LIST})`),
    ([, list = ""]) => ({ daysBefore: [...new Set(numbersIn(list))].toSorted((a, b) => b - a) }),
  ],
  [
    new RegExp(`(?:逾期|过期)[^，,。；;\\d零一二两三四五六七八九十]{0,8}(${NUMBER})(?:天|日)`),
    ([, days = ""]) => ({ overdueDays: readNumber(days) }),
  ],
  [
    new RegExp(`(晚上|夜里|下午|傍晚)?(${NUMBER})点(?:钟)?(?:以后|之后|后)(?:就)?(?:不|别|免)`),
    ([, part = "", hour = ""]) => ({ untilHour: hourOf(part, readNumber(hour)) }),
  ],
  [
    new RegExp(`(早上|上午|早晨|下午|中午|晚上)?(${NUMBER})点(?:钟)?(?!(?:以后|之后|后))`),
    ([, part = "", hour = ""]) => ({ fromHour: hourOf(part, readNumber(hour)) }),
  ],
];

/** Reads what is to change; empty when nothing is named. Each form takes its words away from those after it. */
export function readPolicyWords(said: string): PolicyChange {
  let text = said.normalize("NFKC").replaceAll(/\s+/g, " ");
  const change: { -readonly [Key in keyof PolicyChange]: PolicyChange[Key] } = {};
  for (const [form, read] of FORMS) {
    for (let match = form.exec(text); match !== null; match = form.exec(text)) {
      Object.assign(change, read(match));
      text = `${text.slice(0, match.index)}，${text.slice(match.index + match[0].length)}`;
    }
  }
  return change;
}

const numbersIn = (text: string): number[] =>
  [...text.matchAll(new RegExp(NUMBER, "g"))].map(([number]) => readNumber(number));

const hourOf = (part: string, hour: number): number =>
  ["下午", "傍晚", "晚上", "夜里"].includes(part) && hour < 12 ? hour + 12 : hour;

const DIGITS = "零一二三四五六七八九";

/** 0–99 in Chinese or Arabic digits. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll("两", "二");
  const [tens, ones] = plain.includes("十") ? plain.split("十") : ["零", plain];
  const digit = (character: string | undefined, empty: number): number =>
    character === undefined || character === "" ? empty : Math.max(0, DIGITS.indexOf(character));
  return digit(tens, 1) * 10 + digit(ones, 0);
}
