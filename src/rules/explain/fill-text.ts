import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { BookLocale, LocalText } from "../form/rule.ts";
import { dressValue, type Speech } from "./dress-value.ts";

/** Fills `{{copay}}` in a text of the book with the traced value; what is not known stands as its label. */
export function fillText(
  text: LocalText,
  speech: Speech,
  extra: Readonly<Record<string, string>> = {},
): string {
  return text[speech.locale].replace(/\{\{\s*([a-z][a-z0-9-]*)\s*\}\}/g, (_, name: string) => {
    return extra[name] ?? sayValue(name, speech);
  });
}

function sayValue(name: string, speech: Speech): string {
  const { locale, values, version } = speech;
  const [text, type] = [values[name], version.types.get(name)];
  if (text === undefined || type === undefined) return labelOf(name, version, locale);
  return dressValue(text, type, speech);
}

export function labelOf(name: string, { rule }: CompiledVersion, locale: BookLocale): string {
  const named = rule.inputs.get(name) ?? rule.derive.get(name) ?? rule.parameters.get(name);
  return named?.label[locale] ?? name;
}
