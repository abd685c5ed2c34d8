/**
 * What the page knows: who is in the cast, what was said, which conversation is in view, what is unread.
 * A conversation is a persona's private chat with the bot, or a room; its id is the persona's or the room's.
 */
export class Store extends EventTarget {
  bot = { contactId: "", name: "" };
  personas = [];
  rooms = [];
  fileLimit = 0;
  sessionId = "";
  active = "";
  #entries = [];
  #unread = new Map();
  #speakers = new Map();
  #clock = { shown: Date.now(), at: Date.now() };

  /** Takes over a fresh state from the server; what was unread no longer is. */
  reset(state) {
    Object.assign(this, {
      bot: state.bot,
      personas: state.personas,
      rooms: state.rooms,
      fileLimit: state.fileLimit,
      sessionId: state.sessionId,
    });
    this.#entries = state.entries;
    this.#unread.clear();
    this.setClock(state.now);
    if (!this.conversations().some(({ id }) => id === this.active))
      this.active = this.conversations()[0]?.id ?? "";
  }

  /** Every conversation in the order of the list. */
  conversations() {
    const privately = this.personas.map((persona) => ({
      id: persona.contactId,
      name: persona.name,
      persona,
    }));
    const rooms = this.rooms.map((room) => ({ id: room.roomId, name: room.name, room }));
    return [...privately, ...rooms];
  }

  activeConversation() {
    return this.conversations().find(({ id }) => id === this.active);
  }

  entriesOf(conversationId) {
    return this.#entries.filter((entry) => entry.conversationId === conversationId);
  }

  lastSeq() {
    return this.#entries.at(-1)?.seq ?? 0;
  }

  unreadOf(conversationId) {
    return this.#unread.get(conversationId) ?? 0;
  }

  unreadInAll() {
    return [...this.#unread.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Adds an entry, unless it is known already (a reconnected stream repeats). */
  add(entry) {
    if (entry.seq <= this.lastSeq()) return;
    this.#entries.push(entry);
    const isNews = entry.happening === "message" && entry.speakerId === this.bot.contactId;
    if (isNews && entry.conversationId !== this.active) {
      this.#unread.set(entry.conversationId, this.unreadOf(entry.conversationId) + 1);
    }
    this.dispatchEvent(new CustomEvent("entry", { detail: entry }));
  }

  open(conversationId) {
    this.active = conversationId;
    this.#unread.delete(conversationId);
    this.dispatchEvent(new Event("open"));
  }

  /** Whose part is played in a conversation: the persona itself, or the one who speaks in the room. */
  speakerIn(conversation) {
    if (!conversation) return "";
    if (conversation.persona) return conversation.id;
    return this.#speakers.get(conversation.id) ?? conversation.room.memberIds[0] ?? "";
  }

  speakAs(roomId, contactId) {
    this.#speakers.set(roomId, contactId);
    this.dispatchEvent(new Event("open"));
  }

  /** The name and the face of a persona or the bot. */
  describe(contactId) {
    if (contactId === this.bot.contactId) return { name: this.bot.name, face: "♥" };
    const persona = this.personas.find((one) => one.contactId === contactId);
    const name = persona?.name ?? contactId;
    return { name, face: persona?.avatar ?? [...name][0] ?? "?", label: persona?.label };
  }

  setClock(now) {
    this.#clock = { shown: new Date(now).getTime(), at: Date.now() };
    this.dispatchEvent(new Event("clock"));
  }

  /** What the sandbox's clock shows. */
  now() {
    return new Date(this.#clock.shown + Date.now() - this.#clock.at);
  }
}
