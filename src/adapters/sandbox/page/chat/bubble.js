import { fileUrl } from "../core/api.js";
import { el, icon } from "../core/dom.js";
import { formatSize, text } from "../core/texts.js";
import { findChoices } from "./quick-replies.js";

/** Longer messages are folded, with a button to open them. */
const FOLD_OVER = 900;
/** A label is short: a clause that ends in a colon is no label, and would squeeze what follows on a phone. */
const LABELLED = /^(\p{Script=Han}{1,6}：|[A-Z][A-Za-z ]{0,13}:)\s*(\S.*)$/u;
/** Receipt numbers and amounts of money stand out. */
const NOTABLE =
  /(?:受理编号|编号|[Rr]eceipt(?: number)?)[:： ]{0,3}(?<receipt>[A-Z0-9][A-Z0-9-]{3,30})|(?<money>(?<!\d)[¥￥]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,2})?|[¥￥]\d{1,15}(?:\.\d{1,2})?|(?<!\d)\d{1,15}\.\d{2}(?=\s?元))/gu;
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/iu;

/** A message in one line, for lists and notices. */
export function snippetOf({ text: said, file }) {
  return file
    ? text("chat.file-snippet", { name: file.name })
    : said.replaceAll(/\s+/g, " ").trim().slice(0, 80);
}

/** The content of a bubble: the file, or the text with every character as it was sent. */
export function renderContent(entry) {
  if (entry.file) return renderFile(entry);
  const body = el("div", { class: "text" }, ...setLines(entry.text.split("\n")));
  if (entry.text.length <= FOLD_OVER) return body;
  body.classList.add("folded");
  const unfold = el(
    "button",
    {
      type: "button",
      class: "link",
      onclick: () => {
        body.classList.remove("folded");
        unfold.remove();
      },
    },
    text("chat.unfold", { count: entry.text.length }),
  );
  return el("div", {}, body, unfold);
}

/** Consecutive "label: value" lines are set as a table, numbered choices with a hanging number. */
function setLines(lines) {
  const blocks = [];
  const choices = findChoices(lines);
  let table;
  for (const line of lines) {
    const labelled = lines.length > 2 ? LABELLED.exec(line) : undefined;
    const choice = choices.get(line);
    if (labelled && !choice) {
      if (!table) blocks.push((table = el("div", { class: "pairs" })));
      table.append(el("span", { class: "label" }, labelled[1]), el("span", {}, ...markNotable(labelled[2])));
      continue;
    }
    table = undefined;
    if (choice)
      blocks.push(
        el(
          "div",
          { class: "choice" },
          el("b", {}, choice.number),
          el("span", {}, ...markNotable(choice.label)),
        ),
      );
    else blocks.push(el("div", { class: "line" }, ...(line === "" ? [el("br")] : markNotable(line))));
  }
  return blocks;
}

function markNotable(line) {
  const parts = [];
  let from = 0;
  for (const match of line.matchAll(NOTABLE)) {
    const found = match.groups.receipt ?? match.groups.money;
    const start = match.index + match[0].length - found.length;
    parts.push(line.slice(from, start), el(match.groups.receipt ? "code" : "strong", {}, found));
    from = start + found.length;
  }
  return [...parts, line.slice(from)];
}

function renderFile({ messageId, file }) {
  const url = fileUrl(messageId);
  const chip = el(
    "a",
    {
      class: "file",
      href: url,
      download: file.name,
      "aria-label": text("chat.download", { name: file.name }),
    },
    icon("M5 2.5h6.5L16 7v10.5H5zM11.5 2.5V7H16"),
    el("span", { class: "file-name" }, file.name),
    el("span", { class: "file-size" }, formatSize(file.size)),
  );
  if (!PICTURE.test(file.name)) return chip;
  const picture = el("img", {
    class: "picture",
    src: url,
    alt: file.name,
    loading: "lazy",
    onerror: () => picture.remove(),
  });
  return el("div", {}, picture, chip);
}
