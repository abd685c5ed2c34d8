import { addMonths, type LocalDate } from "../../domain/local-date.ts";

/** Classes of the published table. A woman's class depends on the post she retires from, which the archive does not say. */
export const RETIREMENT_CLASSES = ["man", "woman-cadre", "woman-worker"] as const;
export type RetirementClass = (typeof RETIREMENT_CLASSES)[number];

interface Row {
  /** Age in years until 2024. */
  readonly until2024: number;
  /** Month of birth of the first whom the reform touches: they reach that age in January 2025. */
  readonly bornFrom: number;
  /** One month later for every so many months of birth date, the first of them included. */
  readonly every: number;
  /** At most so many months later. */
  readonly most: number;
}

const monthNumber = (year: number, month: number): number => year * 12 + month - 1;

/** 《关于实施渐进式延迟法定退休年龄的决定》 (2024-09-13), appended tables; in force from 2025-01-01. */
const TABLE: Readonly<Record<RetirementClass, Row>> = {
  man: { until2024: 60, bornFrom: monthNumber(1965, 1), every: 4, most: 36 },
  "woman-cadre": { until2024: 55, bornFrom: monthNumber(1970, 1), every: 4, most: 36 },
  "woman-worker": { until2024: 50, bornFrom: monthNumber(1975, 1), every: 2, most: 60 },
};

/** 弹性: up to so many months earlier or later by choice, earlier never below the age until 2024. */
const FLEXIBLE_MONTHS = 36;

export interface StatutoryAge {
  readonly of: RetirementClass;
  /** 法定退休年龄. */
  readonly years: number;
  readonly months: number;
  /** The day on which that age is reached; retirement is counted from its month. */
  readonly on: LocalDate;
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
}

/** What the table says for somebody born on that day. Pure; a question to the officer, never a conclusion (domain §6). */
export function statutoryAge(birthday: LocalDate, of: RetirementClass): StatutoryAge {
  const { until2024, bornFrom, every, most } = TABLE[of];
  const [year = 0, month = 1] = birthday.split("-").map(Number);
  const after = monthNumber(year, month) - bornFrom;
  const later = after < 0 ? 0 : Math.min(most, Math.floor(after / every) + 1);
  const age = until2024 * 12 + later;
  return {
    of,
    years: Math.floor(age / 12),
    months: age % 12,
    on: addMonths(birthday, age),
    earliest: addMonths(birthday, Math.max(until2024 * 12, age - FLEXIBLE_MONTHS)),
    latest: addMonths(birthday, age + FLEXIBLE_MONTHS),
  };
}

/** Both for a woman: which one holds is for the officer to say. */
export const classesOf = (sex: "male" | "female"): readonly RetirementClass[] =>
  sex === "male" ? ["man"] : ["woman-worker", "woman-cadre"];
