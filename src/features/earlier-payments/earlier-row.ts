import type { SlotValue } from "../../conversation/form.ts";
import { type LocalDate, parseLocalDate } from "../../domain/local-date.ts";
import type { CompiledRule } from "../../rules/index.ts";
import type { World } from "../world.ts";

/** 疗休养 is no payment, and its years are kept for the queue. */
export const RECUPERATION = "recuperation";

/** One thing of the past, as it is told: what somebody had, or what a year came to (`personId` null). Plain JSON. */
export interface EarlierRow {
  readonly personId: string | null;
  /** Code of the rule. */
  readonly item: string;
  /** The day that counts; the first of the year where only that is known. */
  readonly on: string;
  /** Yuan; null for a service. */
  readonly amount: string | null;
  /** Which member of the family, or which festival, as the rule's inputs name them: `relation=spouse`. */
  readonly detail: string;
  /** 人次 of a year's total. */
  readonly times: number;
}

export const asSlot = (row: EarlierRow): SlotValue => ({ ...row });

/** The rule that a text names: by its name in any language, or its code. */
export function findItem({ rules: { rules } }: World, text: string): CompiledRule | undefined {
  const said = text.trim().toLowerCase();
  const names = (rule: CompiledRule): string[] =>
    rule.versions.flatMap(({ rule: { name } }) => Object.values(name)).map((name) => name.toLowerCase());
  const known = [...rules.values()];
  return (
    known.find((rule) => rule.code === said || names(rule).includes(said)) ??
    known.find((rule) => names(rule).some((name) => said.includes(name)))
  );
}

/** 2025-03-02, 2025/3/2, 2025年3月2日, or a year alone. */
export function readDay(text: string): LocalDate | undefined {
  const [, year = "", month = "1", day = "1"] =
    /^(\d{4})(?:\D+(\d{1,2})(?:\D+(\d{1,2}))?)?\D*$/.exec(text.trim()) ?? [];
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** What tells one use of a limit from another, in the words of the rule's own choices: 配偶, 春节; a child with its birthday. */
export function readDetail(rule: CompiledRule, text: string): string {
  const said = text.trim();
  if (said === "") return "";
  for (const [name, input] of rule.versions.at(-1)?.rule.inputs ?? []) {
    for (const [code, label] of input.options ?? []) {
      if (!Object.values(label).some((word) => said.startsWith(word)) && said !== code) continue;
      const born = code === "child" ? readDay(said.replace(/^\D+/, "")) : undefined;
      return `${name}=${code}${born === undefined ? "" : `;born=${born}`}`;
    }
  }
  return said;
}

/** As facts again: under which subject and span it counts. */
export const factsOfDetail = (detail: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    detail.split(";").flatMap((pair) => {
      const [name = "", value] = pair.split("=");
      return value === undefined ? [] : [[name, value]];
    }),
  );
