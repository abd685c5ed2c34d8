import { postFile, postMessage, Refused } from "../core/api.js";
import { byId, el, icon } from "../core/dom.js";
import { takeFiles } from "./drop-zone.js";
import { sayProblem } from "../core/notices.js";
import { currentLanguage, formatSize, text } from "../core/texts.js";

/** Where one writes. Every conversation keeps its own unsent text and files. */
export class Composer {
  #store;
  #draft = byId("draft");
  #unsent = new Map();
  #shown = "";

  constructor(store) {
    this.#store = store;
    store.addEventListener("open", () => this.render());
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#draft.addEventListener("keydown", (event) => {
      // While a Chinese input method is composing, Enter chooses a word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      void this.#send();
    });
    this.#draft.addEventListener("input", () => this.#fit());
    byId("speaker-select").addEventListener("change", ({ target }) =>
      store.speakAs(store.active, target.value),
    );
    byId("mention").addEventListener("click", () =>
      this.suggest(`${this.#salutation()}${this.#draft.value}`),
    );
    byId("attach").addEventListener("click", () => byId("file-input").click());
    byId("file-input").addEventListener("change", ({ target }) => {
      this.#attach(target.files);
      target.value = "";
    });
    takeFiles(this.#draft, (files) => this.#attach(files));
  }

  focus() {
    this.#draft.focus();
  }

  /** Puts a text into the draft for the person to send. */
  suggest(line) {
    this.#draft.value = line;
    this.#fit();
    this.focus();
  }

  /** Sends a text at once and leaves the draft alone. */
  async say(line) {
    const conversation = this.#store.activeConversation();
    const isRoom = conversation.room !== undefined;
    await this.#post(conversation, isRoom ? `${this.#salutation()}${line}` : line).catch(sayProblem);
    this.focus();
  }

  render() {
    const conversation = this.#store.activeConversation();
    if (!conversation) return;
    if (this.#shown !== conversation.id) {
      if (this.#shown) this.#unsentOf(this.#shown).text = this.#draft.value;
      this.#shown = conversation.id;
      this.#draft.value = this.#unsentOf(conversation.id).text;
    }
    this.#renderSpeaker(conversation);
    this.#renderFiles();
    this.#fit();
  }

  #salutation() {
    return `@${this.#store.bot.name} `;
  }

  #unsentOf(id) {
    if (!this.#unsent.has(id)) this.#unsent.set(id, { text: "", files: [] });
    return this.#unsent.get(id);
  }

  async #send() {
    const conversation = this.#store.activeConversation();
    const unsent = this.#unsentOf(conversation.id);
    const line = this.#draft.value;
    const files = unsent.files.splice(0);
    if (line.trim() === "" && files.length === 0) return;
    this.#draft.value = "";
    this.#renderFiles();
    this.#fit();
    try {
      const address = this.#addressIn(conversation);
      while (files.length > 0) {
        await postFile(address, files[0]);
        files.shift();
      }
      if (line.trim() !== "") await this.#post(conversation, line);
    } catch (error) {
      // Nothing that was written is lost because the server was away.
      unsent.files.unshift(...files);
      unsent.text = line;
      if (this.#shown === conversation.id) this.#draft.value = line;
      this.#renderFiles();
      this.#fit();
      sayProblem(error);
    }
  }

  #addressIn(conversation) {
    const contactId = this.#store.speakerIn(conversation);
    return conversation.room ? { contactId, roomId: conversation.id } : { contactId };
  }

  #post(conversation, line) {
    const mentionsBot = line.includes(`@${this.#store.bot.name}`);
    return postMessage({ ...this.#addressIn(conversation), text: line, mentionsBot });
  }

  #attach(list) {
    const { files } = this.#unsentOf(this.#store.active);
    for (const file of list) {
      if (file.size > this.#store.fileLimit) sayProblem(new Refused("too-large"));
      else files.push(file);
    }
    this.#renderFiles();
    this.focus();
  }

  #renderFiles() {
    const { files } = this.#unsentOf(this.#store.active);
    const chips = files.map((file, index) => {
      const remove = () => {
        files.splice(index, 1);
        this.#renderFiles();
        this.focus();
      };
      const label = text("composer.remove", { name: file.name });
      return el(
        "li",
        {},
        el("span", {}, file.name),
        el("small", {}, formatSize(file.size)),
        el(
          "button",
          { type: "button", class: "icon", "aria-label": label, title: label, onclick: remove },
          icon("M6 6l8 8M14 6l-8 8"),
        ),
      );
    });
    byId("files").replaceChildren(...chips);
  }

  #renderSpeaker({ room }) {
    byId("speaker").hidden = !room;
    if (!room) return;
    const chosen = this.#store.speakerIn(this.#store.activeConversation());
    const options = room.memberIds.map((id) => {
      const { name, label } = this.#store.describe(id);
      return el(
        "option",
        { value: id, selected: id === chosen },
        label ? `${name} · ${label[currentLanguage()]}` : name,
      );
    });
    byId("speaker-select").replaceChildren(...options);
    byId("mention").textContent = this.#salutation().trim();
    byId("mention").title = text("composer.mention");
  }

  /** Grows with what is written, up to the height that the style sheet allows. */
  #fit() {
    this.#draft.style.height = "auto";
    this.#draft.style.height = `${this.#draft.scrollHeight}px`;
  }
}
