import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { EntityLexicon } from "../../src/language/entities.ts";

const LOCALES = ["zh-CN", "en"] as const;

const read = (locale: string, stem: string): unknown =>
  parse(readFileSync(new URL(`../../locales/${locale}/lexicon/${stem}.yaml`, import.meta.url), "utf8"));

/** The shipped lexicons, as the command line loads them. */
export function loadTestLexicons(): EntityLexicon[] {
  return LOCALES.map((locale) => ({
    numbers: read(locale, "numbers"),
    money: read(locale, "money"),
    dates: read(locale, "dates"),
    tense: read(locale, "tense"),
  })) as EntityLexicon[];
}
