/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element: `el("button", { class: "x", onclick: f }, "text", child)`.
 * Properties that start with "on" are listeners; `undefined` and `false` are left out. Text is never read as HTML.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing on a 20 × 20 field. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** How many tones `page.css` has for faces. */
const TONES = 8;

/** A face: one or two characters on a tone that is always the same for the same id. */
export function avatar(id, characters) {
  let hash = 7;
  for (const sign of id) hash = (hash * 31 + sign.codePointAt(0)) % 9973;
  return el("span", { class: `avatar tone-${hash % TONES}`, "aria-hidden": true }, characters);
}
