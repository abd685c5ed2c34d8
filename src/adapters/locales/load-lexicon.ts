import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseYaml } from "../yaml/parse-yaml.ts";
import type { Lexicon } from "../../language/lexicon/lexicon.ts";
import type { Locale } from "../../language/understand.ts";

const LOCALES = new URL("../../../locales/", import.meta.url);

/** The words of a locale: `locales/<locale>/lexicon/*.yaml`, by file name. Found beside the code, not in the cwd. */
export function loadLexicon(locale: Locale): Lexicon {
  const folder = new URL(`${locale}/lexicon/`, LOCALES);
  if (!existsSync(folder)) return {};
  const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith(".yaml"));
  return Object.fromEntries(
    files
      .toSorted()
      .map((file) => [
        file.slice(0, -".yaml".length),
        parseYaml(readFileSync(new URL(file, folder), "utf8")) as unknown,
      ]),
  );
}

/** Both locales: officers write English words among Chinese ones. */
export function loadLexicons(): Record<Locale, Lexicon> {
  return { "zh-CN": loadLexicon("zh-CN"), en: loadLexicon("en") };
}
