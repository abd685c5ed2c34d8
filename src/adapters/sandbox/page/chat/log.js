import { recall, redeliver } from "../core/api.js";
import { avatar, byId, el, icon } from "../core/dom.js";
import { sayLine, sayProblem } from "../core/notices.js";
import { currentLanguage, dayOf, formatTime, text, textList } from "../core/texts.js";
import { renderContent, snippetOf } from "./bubble.js";
import { openMenu } from "./menu.js";
import { findQuickReplies } from "./quick-replies.js";

/** A time stands between messages that are further apart than this, as in WeChat. */
const PAUSE_MS = 5 * 60_000;
const NEAR_BOTTOM_PX = 80;

/** The conversation in view. */
export class ChatLog {
  #store;
  #composer;
  #log = byId("log");
  #previous;
  #atBottom = true;

  constructor(store, composer) {
    this.#store = store;
    this.#composer = composer;
    store.addEventListener("open", () => this.render());
    store.addEventListener("entry", ({ detail }) => {
      if (detail.conversationId === store.active) this.#append(detail);
    });
    this.#log.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#log;
      this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    });
    // The keyboard of a phone, quick replies and a growing draft take room from below: the last message stays in view.
    new ResizeObserver(() => this.#atBottom && this.#toBottom()).observe(this.#log);
  }

  /** Sets the whole conversation anew; a screen reader hears only its name, not all of it again. */
  render() {
    const conversation = this.#store.activeConversation();
    if (!conversation) return;
    byId("chat-name").textContent = conversation.name;
    byId("chat-about").textContent = this.#describe(conversation);
    this.#log.setAttribute("aria-live", "off");
    this.#log.replaceChildren();
    this.#previous = undefined;
    for (const entry of this.#store.entriesOf(conversation.id)) this.#add(entry);
    if (this.#log.childElementCount === 0) this.#log.append(this.#welcome());
    this.#offer();
    this.#toBottom();
    requestAnimationFrame(() => this.#log.setAttribute("aria-live", "polite"));
  }

  #describe({ persona, room }) {
    if (persona) return text("chat.private", { label: persona.label[currentLanguage()] ?? "" });
    const names = room.memberIds.map((id) => this.#store.describe(id).name);
    return text("chat.group", { names: names.join(text("chat.separator")) });
  }

  #append(entry) {
    const isOwn = entry.speakerId !== this.#store.bot.contactId;
    const follows = isOwn || this.#atBottom;
    this.#log.querySelector(".welcome")?.remove();
    this.#add(entry);
    this.#offer();
    if (follows) this.#toBottom();
  }

  #add(entry) {
    if (entry.happening === "recall") return this.#takeBack(entry);
    this.#stampTime(new Date(entry.at));
    this.#log.append(entry.happening === "message" ? this.#bubble(entry) : this.#redelivered(entry));
  }

  #bubble(entry) {
    const { name, face } = this.#store.describe(entry.speakerId);
    const isBot = entry.speakerId === this.#store.bot.contactId;
    const isMine = entry.speakerId === this.#store.speakerIn(this.#store.activeConversation());
    const time = formatTime(new Date(entry.at), { hour: "2-digit", minute: "2-digit" });
    const menu = el(
      "button",
      {
        type: "button",
        class: "icon more",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-label": text("menu.label"),
        title: text("menu.label"),
        onclick: () => openMenu(menu, this.#actions(entry)),
      },
      icon("M5 10h.01M10 10h.01M15 10h.01"),
    );
    const delivered = el(
      "span",
      { class: "tick", role: "img", "aria-label": text("chat.delivered"), title: text("chat.delivered") },
      "✓",
    );
    return el(
      "article",
      {
        class: `message ${isMine ? "mine" : "theirs"}${isBot ? " bot" : ""}`,
        "data-id": entry.messageId,
        "aria-label": text("chat.said", { name, time }),
      },
      isBot ? el("span", { class: "avatar bot", "aria-hidden": true }, "♥") : avatar(entry.speakerId, face),
      el(
        "div",
        { class: "column" },
        this.#store.activeConversation().room && !isMine
          ? el("span", { class: "speaker-name" }, name)
          : undefined,
        el("div", { class: "bubble" }, renderContent(entry)),
        el("div", { class: "meta" }, el("time", { datetime: entry.at }, time), isBot ? undefined : delivered),
      ),
      el("div", { class: "more-place" }, menu),
    );
  }

  #actions(entry) {
    const copy = {
      label: text("menu.copy"),
      run: () =>
        navigator.clipboard.writeText(entry.text).then(() => sayLine(text("menu.copied")), sayProblem),
    };
    if (entry.speakerId === this.#store.bot.contactId) return [copy];
    const id = entry.messageId;
    return [
      { label: text("menu.redeliver-same"), run: () => redeliver(id, "same-id").catch(sayProblem) },
      { label: text("menu.redeliver-new"), run: () => redeliver(id, "new-id").catch(sayProblem) },
      { label: text("menu.recall"), run: () => recall(id).catch(sayProblem) },
      ...(entry.file ? [] : [copy]),
    ];
  }

  #redelivered(entry) {
    const isSame = this.#log.querySelector(`[data-id="${entry.messageId}"]`) !== null;
    const line = text(isSame ? "chat.redelivered-same" : "chat.redelivered-new", {
      text: snippetOf(entry).slice(0, 24),
    });
    return el("p", { class: "note" }, line);
  }

  #takeBack(entry) {
    const message = this.#log.querySelector(`[data-id="${entry.messageId}"]`);
    const { name } = this.#store.describe(entry.speakerId);
    const note = el("p", { class: "note" }, text("chat.recalled", { name }));
    if (message) message.replaceWith(note);
    else this.#log.append(note);
  }

  #stampTime(at) {
    const before = this.#previous;
    this.#previous = at;
    if (before && Math.abs(at - before) < PAUSE_MS && dayOf(at) === dayOf(before)) return;
    const isNewDay = !before || dayOf(at) !== dayOf(before);
    const day = isNewDay ? { year: "numeric", month: "long", day: "numeric", weekday: "short" } : {};
    this.#log.append(
      el("p", { class: "stamp" }, formatTime(at, { ...day, hour: "2-digit", minute: "2-digit" })),
    );
  }

  /** What one could say in an empty conversation. */
  #welcome() {
    const tries = textList("welcome.try").map((line) =>
      el("button", { type: "button", class: "chip", onclick: () => this.#composer.suggest(line) }, line),
    );
    return el(
      "div",
      { class: "welcome" },
      el("p", {}, text("welcome.line")),
      el("div", { class: "tries" }, ...tries),
    );
  }

  /** Answers to the bot's last message, if nothing has been said since. */
  #offer() {
    const last = this.#store
      .entriesOf(this.#store.active)
      .findLast(({ happening }) => happening === "message");
    const isBots = last?.speakerId === this.#store.bot.contactId;
    const replies = isBots ? findQuickReplies(last.text) : [];
    byId("quick").replaceChildren(
      ...replies.map(({ send, label }) =>
        el("button", { type: "button", class: "chip", onclick: () => this.#composer.say(send) }, label),
      ),
    );
  }

  #toBottom() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}
