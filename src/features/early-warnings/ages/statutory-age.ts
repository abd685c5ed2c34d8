import { addMonths, type LocalDate } from "../../../domain/local-date.ts";
import type { AgeLaw, RetirementClass } from "./age-laws.ts";

export interface StatutoryAge {
  readonly of: RetirementClass;
  /** 法定退休年龄. */
  readonly years: number;
  readonly months: number;
  /** The day on which that age is reached; retirement is counted from its month. */
  readonly on: LocalDate;
  /** By choice (弹性): earlier never below the age before the reform. */
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
}

/** What a law says for somebody born on that day. Pure; a question to the officer, never a conclusion (domain §6). */
export function statutoryAge(law: AgeLaw, birthday: LocalDate, of: RetirementClass): StatutoryAge {
  const { years, reform } = law.classes[of];
  const before = years * 12;
  const age = before + (reform === undefined ? 0 : monthsLater(birthday, reform));
  const { earlierMonths, laterMonths } = law.choice;
  return {
    of,
    years: Math.floor(age / 12),
    months: age % 12,
    on: addMonths(birthday, age),
    earliest: addMonths(birthday, Math.max(before, age - earlierMonths)),
    latest: addMonths(birthday, age + laterMonths),
  };
}

function monthsLater(
  birthday: LocalDate,
  { bornFrom, monthsAStep, mostMonths }: NonNullable<AgeLaw["classes"][RetirementClass]["reform"]>,
): number {
  const after = monthNumber(birthday) - monthNumber(bornFrom);
  return after < 0 ? 0 : Math.min(mostMonths, Math.floor(after / monthsAStep) + 1);
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Both for a woman: which one holds is for the officer to say. */
export const classesOf = (sex: "male" | "female"): readonly RetirementClass[] =>
  sex === "male" ? ["man"] : ["woman-worker", "woman-cadre"];
