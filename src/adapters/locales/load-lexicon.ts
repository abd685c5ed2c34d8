import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "../yaml/parse-yaml.ts";
import type { Lexicon } from "../../language/lexicon/lexicon.ts";
import type { Locale } from "../../language/understand.ts";

const LOCALES = new URL("../../../locales/", import.meta.url);

/**
 * The words of a locale: `locales/<locale>/lexicon/*.yaml`, by file name, and its sentences (`*.txt`) as they stand there.
 * Found beside the code, not in the cwd.
 */
export function loadLexicon(locale: Locale): Lexicon {
  const folder = new URL(`${locale}/lexicon/`, LOCALES);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(fileURLToPath(folder))
      .toSorted()
      .map((file) => {
        const text = readFileSync(new URL(file, folder), "utf8");
        const { name, ext } = parse(file);
        return [name, ext === ".yaml" ? (parseYaml(text) as unknown) : text];
      }),
  );
}

/** Both locales: officers write English words among Chinese ones. */
export function loadLexicons(): Record<Locale, Lexicon> {
  return { "zh-CN": loadLexicon("zh-CN"), en: loadLexicon("en") };
}
