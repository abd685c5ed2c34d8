import { type LocalDate, parseLocalDate } from "../../../domain/local-date.ts";

/** Readers of single cells; `undefined` for what they cannot be. */

/** 1966-05-12, 1966/5/12, 1966.5.12, 1966年5月12日, 19660512. */
export function readDay(text: string): LocalDate | undefined {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

export const readSex = (text: string): "male" | "female" | undefined =>
  /^(?:男性?|m|male)$/i.test(text) ? "male" : /^(?:女性?|f|female)$/i.test(text) ? "female" : undefined;

const EMPLOYMENT_WORDS = {
  "in-service": ["在职", "在岗", "in service", "in-service"],
  retired: ["退休", "离休", "已退休", "retired"],
  "early-leave": ["内退", "内退或离岗", "离岗", "病退", "离岗退养", "early leave", "early-leave"],
} as const;

export function readEmployment(text: string): keyof typeof EMPLOYMENT_WORDS | undefined {
  for (const [state, words] of Object.entries(EMPLOYMENT_WORDS)) {
    if ((words as readonly string[]).includes(text.toLowerCase()))
      return state as keyof typeof EMPLOYMENT_WORDS;
  }
  return undefined;
}

export const readYear = (text: string, latest: number): number | undefined => {
  const year = /^(\d{4})年?$/.exec(text)?.[1];
  return year !== undefined && Number(year) >= 1949 && Number(year) <= latest ? Number(year) : undefined;
};

export const readPhone = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s-]/g, "");
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? digits : undefined;
};

export const readCard = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s-]/g, "");
  return /^\d{8,19}$/.test(digits) ? digits : undefined;
};

const CARD_STATUS_WORDS = {
  active: ["正常", "在用", "有效", "active"],
  "card-lost": ["挂失", "丢失", "已挂失", "lost"],
  "card-missing": ["无卡", "未办卡", "未办", "没有", "未办理", "missing"],
} as const;

export const readCardStatus = (text: string): keyof typeof CARD_STATUS_WORDS | undefined =>
  Object.entries(CARD_STATUS_WORDS).find(([, words]) =>
    (words as readonly string[]).includes(text.toLowerCase()),
  )?.[0] as keyof typeof CARD_STATUS_WORDS | undefined;

export const readYes = (text: string): "yes" | "no" | undefined =>
  /^(?:是|同意|已同意|yes|y)$/i.test(text)
    ? "yes"
    : /^(?:否|不同意|未同意|no|n)$/i.test(text)
      ? "no"
      : undefined;
