import { el } from "../core/dom.js";

let opened;

/** Closes the open menu, if there is one, and gives the focus back to its button. */
export function closeMenu() {
  if (!opened) return;
  const { menu, button } = opened;
  opened = undefined;
  const hadFocus = menu.contains(document.activeElement);
  menu.remove();
  button.setAttribute("aria-expanded", "false");
  if (hadFocus) button.focus();
}

/** Opens a menu at a button. Items are `{ label, run }`. */
export function openMenu(button, items) {
  const wasOpen = opened?.button === button;
  closeMenu();
  if (wasOpen) return;
  const menu = el("div", { class: "menu", role: "menu", onkeydown: walk });
  for (const { label, run } of items) {
    const choose = () => {
      closeMenu();
      run();
    };
    menu.append(el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: choose }, label));
  }
  button.after(menu);
  button.setAttribute("aria-expanded", "true");
  opened = { menu, button };
  const scroller = button.closest(".log").getBoundingClientRect();
  if (menu.getBoundingClientRect().bottom > scroller.bottom) menu.classList.add("upward");
  menu.firstElementChild.focus();
}

function walk(event) {
  const items = [...event.currentTarget.children];
  const from = items.indexOf(document.activeElement);
  const target = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Tab") closeMenu();
  if (target === undefined) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}

document.addEventListener("click", (event) => {
  if (opened && !opened.menu.contains(event.target) && !opened.button.contains(event.target)) closeMenu();
});
