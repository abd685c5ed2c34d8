import { avatar, byId, el } from "../core/dom.js";
import { currentLanguage, formatTime, dayOf, text } from "../core/texts.js";
import { snippetOf } from "../chat/bubble.js";

/** The list of conversations. Its rows are made once and then only changed, so that focus stays where it is. */
export class Sidebar {
  #store;
  #open;
  #rows = new Map();

  constructor(store, open) {
    this.#store = store;
    this.#open = open;
    for (const event of ["entry", "open"]) store.addEventListener(event, () => this.render());
    for (const list of ["personas", "rooms"])
      byId(list).addEventListener("keydown", (event) => this.#move(event));
  }

  build() {
    this.#rows.clear();
    for (const list of ["personas", "rooms"]) byId(list).replaceChildren();
    for (const [index, conversation] of this.#store.conversations().entries()) {
      const row = this.#makeRow(conversation, index);
      this.#rows.set(conversation.id, row);
      byId(conversation.persona ? "personas" : "rooms").append(el("li", {}, row.button));
    }
    this.render();
  }

  render() {
    for (const conversation of this.#store.conversations()) {
      const row = this.#rows.get(conversation.id);
      if (row) this.#fill(row, conversation);
    }
  }

  focus() {
    this.#rows.get(this.#store.active)?.button.focus();
  }

  #makeRow({ id, name, persona, room }, index) {
    const row = {
      about: el("span", { class: "about" }),
      last: el("span", { class: "last" }),
      time: el("time"),
      badge: el("span", { class: "badge" }),
    };
    const face = room
      ? el("span", { class: "avatar room", "aria-hidden": true }, "#")
      : avatar(id, this.#store.describe(persona.contactId).face);
    row.button = el(
      "button",
      {
        type: "button",
        class: "row",
        "aria-keyshortcuts": index < 9 ? `Alt+${index + 1}` : undefined,
        onclick: () => this.#open(id),
      },
      face,
      el("span", { class: "who" }, el("span", { class: "name" }, name), row.about),
      row.time,
      row.last,
      row.badge,
    );
    return row;
  }

  #fill(row, { id, persona, room }) {
    const isActive = id === this.#store.active;
    const last = this.#store.entriesOf(id).findLast(({ happening }) => happening === "message");
    const unread = this.#store.unreadOf(id);
    row.about.textContent = persona
      ? (persona.label[currentLanguage()] ?? "")
      : text("side.members", { count: room.memberIds.length + 1 });
    row.last.textContent = last ? snippetOf(last) : "";
    row.time.textContent = last ? this.#shortTime(new Date(last.at)) : "";
    row.badge.textContent = unread > 0 ? (unread > 99 ? "99+" : String(unread)) : "";
    row.badge.hidden = unread === 0;
    row.badge.setAttribute("aria-label", text("side.unread", { count: unread }));
    row.button.tabIndex = isActive ? 0 : -1;
    if (isActive) row.button.setAttribute("aria-current", "true");
    else row.button.removeAttribute("aria-current");
  }

  #shortTime(at) {
    const isToday = dayOf(at) === dayOf(this.#store.now());
    return formatTime(
      at,
      isToday ? { hour: "2-digit", minute: "2-digit" } : { month: "numeric", day: "numeric" },
    );
  }

  /** Arrow keys walk through both lists as through one. */
  #move(event) {
    const buttons = [...this.#rows.values()].map(({ button }) => button);
    const from = buttons.indexOf(document.activeElement);
    const targets = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: buttons.length - 1 };
    const target = targets[event.key];
    if (target === undefined || from < 0) return;
    event.preventDefault();
    const button = buttons[Math.max(0, Math.min(buttons.length - 1, target))];
    button.focus();
    const narrow = matchMedia("(max-width: 720px)").matches;
    // On a narrow screen opening hides the list, so there walking does not open.
    if (!narrow) this.#open([...this.#rows].find(([, row]) => row.button === button)[0], false);
  }
}
