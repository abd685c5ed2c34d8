import { sql } from "drizzle-orm";

import { queryRows, type Tx } from "../database.ts";

/** 预警设置: how long ahead, on which day of the month and in which hours officers are asked. */
export interface WarningPolicy {
  readonly version: number;
  readonly monthsAhead: number;
  readonly dayOfMonth: number;
  readonly fromHour: number;
  readonly untilHour: number;
}

export type PolicyChange = Partial<Omit<WarningPolicy, "version">>;

export async function readPolicy(tx: Tx): Promise<WarningPolicy> {
  const [policy] = await queryRows<WarningPolicy>(
    tx,
    sql`select version, months_ahead as "monthsAhead", day_of_month as "dayOfMonth", from_hour as "fromHour",
        until_hour as "untilHour" from warning_policies order by version desc limit 1`,
  );
  if (policy === undefined) throw new Error("the first version of the policy comes with the schema");
  return policy;
}

export function isSane({ monthsAhead, dayOfMonth, fromHour, untilHour }: WarningPolicy): boolean {
  return (
    monthsAhead >= 0 &&
    monthsAhead <= 24 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= 28 &&
    fromHour >= 6 &&
    untilHour <= 23 &&
    fromHour < untilHour
  );
}

const NUMBER = "(\\d{1,2}|[一二两三四五六七八九十]{1,3})";

const FORMS: readonly (readonly [RegExp, keyof PolicyChange])[] = [
  [new RegExp(`提前${NUMBER}个?月|${NUMBER} months? (?:ahead|before)`), "monthsAhead"],
  [new RegExp(`(?:每月|当月)${NUMBER}(?:日|号)|day ${NUMBER}`), "dayOfMonth"],
  [new RegExp(`${NUMBER}点(?:钟)?(?:以后|之后|后)(?:就)?(?:不|别|免)`), "untilHour"],
  [new RegExp(`${NUMBER}点(?!钟?(?:以后|之后|后))`), "fromHour"],
];

/** 「预警改为提前3个月，每月10日，早上8点」; what is not named stays. */
export function readPolicyWords(said: string): PolicyChange {
  const text = said.normalize("NFKC").replaceAll(/\s+/g, " ").toLowerCase();
  const change: { -readonly [Key in keyof PolicyChange]: PolicyChange[Key] } = {};
  for (const [form, slot] of FORMS) {
    const match = form.exec(text);
    const number = match?.slice(1).find((part) => part !== undefined);
    if (match === null || number === undefined) continue;
    const hour = /(?:下午|傍晚|晚上|夜里)$/.test(text.slice(0, match.index)) ? 12 : 0;
    const value = readNumber(number);
    change[slot] = slot.endsWith("Hour") && value < 12 ? value + hour : value;
  }
  return change;
}

const DIGITS = "零一二三四五六七八九";

/** 0–99 in Chinese or Arabic digits. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll("两", "二");
  const [tens = "", ones = ""] = plain.includes("十") ? plain.split("十") : ["零", plain];
  const digit = (character: string, empty: number): number =>
    character === "" ? empty : Math.max(0, DIGITS.indexOf(character));
  return digit(tens, 1) * 10 + digit(ones, 0);
}
