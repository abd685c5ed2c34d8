import { el } from "./dom.js";

/** The languages of the page, each called by its own name. */
export const LANGUAGES = { "zh-CN": "中文", en: "English" };

const KEPT_AS = "nuanxin-sandbox-language";
let language = "zh-CN";
let texts = {};

export const currentLanguage = () => language;

/** The text of a dotted key, with `{{name}}` filled in; the key itself where the text is missing, so that it shows. */
export function text(key, values = {}) {
  const found = key.split(".").reduce((branch, part) => branch?.[part], texts);
  if (typeof found !== "string") return key;
  return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ""));
}

/** The list under a key. */
export const textList = (key) => key.split(".").reduce((branch, part) => branch?.[part], texts) ?? [];

/** The language chosen last, or the browser's. */
export function preferredLanguage() {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept in LANGUAGES) return kept;
  return navigator.language.startsWith("zh") ? "zh-CN" : "en";
}

/** Loads a language and puts its texts wherever the page asks for them. */
export async function useLanguage(chosen) {
  const response = await fetch(`/texts/${chosen}.json`);
  texts = await response.json();
  language = chosen;
  localStorage.setItem(KEPT_AS, chosen);
  document.documentElement.lang = chosen;
  document.title = `${text("title")} · ${text("sandbox")}`;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = text(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", text(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = text(node.dataset.label);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = text(node.dataset.placeholder);
  }
}

/** Fills the language switch; `onChoice` hears what was chosen. */
export function showLanguages(container, onChoice) {
  const buttons = Object.entries(LANGUAGES).map(([code, name]) =>
    el(
      "button",
      {
        type: "button",
        lang: code,
        onclick: () => onChoice(code),
        "aria-pressed": code === language ? "true" : "false",
      },
      name,
    ),
  );
  container.replaceChildren(...buttons);
}

const ZONE = "Asia/Shanghai";

/** An instant in the district's time zone, whatever the browser's. */
export function formatTime(instant, options) {
  return new Intl.DateTimeFormat(language, { timeZone: ZONE, hourCycle: "h23", ...options }).format(instant);
}

/** The day of an instant in the district's time zone: 2026-11-22. */
export const dayOf = (instant) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" }).format(instant);

/** 1.2 MB */
export function formatSize(bytes) {
  const [value, unit] =
    bytes < 1024
      ? [bytes, "byte"]
      : bytes < 1024 ** 2
        ? [bytes / 1024, "kilobyte"]
        : [bytes / 1024 ** 2, "megabyte"];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(value);
}
