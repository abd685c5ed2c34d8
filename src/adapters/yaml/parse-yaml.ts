import { CORE_SCHEMA, load } from "js-yaml";

/** Far more than any file that people write, and soon walked through. */
const MOST_VALUES = 1_000_000;
const MOST_LEVELS = 100;

/**
 * A YAML file's text as plain values; a day stays a text. Of all readers this is the quickest by five times, and every
 * start of the program reads half a megabyte.
 * @throws where it is no YAML, or grows beyond all measure by aliases of aliases
 */
export function parseYaml(text: string): unknown {
  const value = load(text, { schema: CORE_SCHEMA });
  let left = MOST_VALUES;
  const walk = (part: unknown, levels: number): void => {
    left -= 1;
    if (left < 0 || levels > MOST_LEVELS) throw new Error("too many values");
    if (typeof part !== "object" || part === null) return;
    for (const inner of Object.values(part)) walk(inner, levels + 1);
  };
  walk(value, 0);
  return value;
}
