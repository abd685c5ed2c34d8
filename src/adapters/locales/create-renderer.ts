import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { createInstance } from "i18next";

import type { LocalText, Reply, ReplyParams } from "../../conversation/reply.ts";
import { LOCALES, type Locale } from "../../domain/locale.ts";
import { formatYuan, Yuan } from "../../domain/money.ts";
import type { World } from "../../features/world.ts";
import type { Render } from "../../pipeline/ports/render.ts";

const LOCALES_FOLDER = new URL("../../../locales/", import.meta.url);

export interface Renderer {
  readonly render: Render;
  /** Words of the rules module, whose keys stand in `rules.json`. */
  readonly words: World["words"];
  /** Any text by its full key, for what is not a reply: the terminal's own words. */
  readonly text: (locale: Locale, key: string, params: Readonly<Record<string, string | number>>) => string;
}

/** Reads every namespace of every locale and returns the renderer. Keys are `namespace:path`. */
export async function createRenderer(): Promise<Renderer> {
  const i18n = createInstance({
    lng: "zh-CN",
    fallbackLng: false,
    resources: Object.fromEntries(LOCALES.map((locale) => [locale, readNamespaces(locale)])),
    defaultNS: "dialogue",
    interpolation: { escapeValue: false },
    returnNull: false,
    parseMissingKeyHandler: (key) => {
      throw new Error(`no text for ${key}`);
    },
  });
  await i18n.init();
  i18n.services.formatter?.add("day", (value: string, locale) => formatDay(value, locale as Locale));
  i18n.services.formatter?.add("yuan", (value: string) => formatYuan(new Yuan(value)));
  // A last part that is empty leaves no empty line behind.
  const render: Render = (reply, locale) =>
    i18n.t(reply.key, { ...flatten(reply.params, locale), lng: locale }).trimEnd();
  const flatten = (params: ReplyParams, locale: Locale): Record<string, string | number> =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(name, value, locale)]));
  const textOf = (name: string, value: ReplyParams[string], locale: Locale): string | number => {
    if (typeof value === "string" || typeof value === "number") return value;
    if (isLocalText(value)) return value[locale];
    if (!isList(value)) return render(value, locale);
    const lines = value.map((line) => render(line, locale));
    // Older users answer by number: choices are always numbered.
    return name === "choices"
      ? lines.map((line, index) => `${index + 1}. ${line}`).join("\n")
      : lines.join("\n");
  };
  const words: World["words"] = (locale, key, params) => i18n.t(`rules:${key}`, { ...params, lng: locale });
  const text: Renderer["text"] = (locale, key, params) => i18n.t(key, { ...params, lng: locale });
  return { render, words, text };
}

const isLocalText = (value: ReplyParams[string]): value is LocalText =>
  typeof value === "object" && "zh-CN" in value;
const isList = (value: ReplyParams[string]): value is readonly Reply[] => Array.isArray(value);

function readNamespaces(locale: Locale): Record<string, object> {
  const folder = fileURLToPath(new URL(`${locale}/replies/`, LOCALES_FOLDER));
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as object]),
  );
}

/** 2026-11-20 → 2026年11月20日 / 20 November 2026. */
function formatDay(iso: string, locale: Locale): string {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  if (locale === "zh-CN") return `${year}年${month}月${day}日`;
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleString("en", {
    month: "long",
    timeZone: "UTC",
  });
  return `${day} ${name} ${year}`;
}
