import { avatar, byId, el } from "./dom.js";
import { text } from "./texts.js";

const SHOWN_FOR_MS = 7_000;
const AT_MOST = 3;

function show(toast) {
  const container = byId("toasts");
  container.append(toast);
  while (container.children.length > AT_MOST) container.firstElementChild.remove();
  // Pointing at it keeps it: nobody should have to read against the clock.
  let timer = setTimeout(() => toast.remove(), SHOWN_FOR_MS);
  toast.addEventListener("mouseenter", () => clearTimeout(timer));
  toast.addEventListener("mouseleave", () => {
    timer = setTimeout(() => toast.remove(), SHOWN_FOR_MS / 2);
  });
}

/** Says that something did not work, by the code of the refusal. */
export function sayProblem(error) {
  const known = text(`problem.${error?.code}`);
  const line = known.startsWith("problem.") ? text("problem.internal") : known;
  show(el("p", { class: "toast problem" }, line));
}

/** Says a line that needs no answer. */
export const sayLine = (line) => show(el("p", { class: "toast" }, line));

/** Says that the bot wrote to somebody who is not in view; a click goes there. */
export function sayElsewhere(conversationId, { name, face }, snippet, open) {
  const toast = el(
    "button",
    {
      type: "button",
      class: "toast elsewhere",
      onclick: () => {
        toast.remove();
        open();
      },
    },
    avatar(conversationId, face),
    el(
      "span",
      { class: "toast-text" },
      el("strong", {}, text("toast.sent-to", { name })),
      el("span", {}, snippet),
    ),
  );
  show(toast);
}

export const closeNotices = () => byId("toasts").replaceChildren();
