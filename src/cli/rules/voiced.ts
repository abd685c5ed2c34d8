import { type Command, Option } from "commander";

import { DEFAULT_LOCALE, LOCALES, type Locale } from "../../domain/locale.ts";

export interface Voiced {
  readonly locale: Locale;
  readonly json?: true;
}

/** `--locale` and `--json`, as every command about rules has them. */
export const voiced = (command: Command): Command =>
  command
    .addOption(new Option("--locale <locale>", "language of texts").choices(LOCALES).default(DEFAULT_LOCALE))
    .option("--json", "one JSON object a line");
