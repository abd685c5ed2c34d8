import { randomUUID } from "node:crypto";
import type { FileBoxInterface } from "file-box";
import type { payloads, types as Types } from "wechaty-puppet";
import { loadFileBox, loadPuppetBase, loadPuppetMock } from "../wechaty/load-packages.ts";
import { SANDBOX_BOT, type SandboxContact, type SandboxRoom } from "./cast.ts";
import { Journal, type Happening } from "./journal.ts";
import { MessageStore, type StoredFile } from "./message-store.ts";

const { FileBox } = loadFileBox();
const { PuppetMock } = loadPuppetMock();
const { types } = loadPuppetBase();

/** The web protocol hands these over as type Unknown; so does the sandbox, that nobody is taken by surprise. */
const ARRIVES_AS_UNKNOWN = /\.(?:xlsx?|docx?|pptx?|pdf)$/iu;
const IS_IMAGE = /\.(?:png|jpe?g|gif|webp)$/iu;
/** Puppet services drop a peer that is silent for a minute. */
const HEARTBEAT_MS = 25_000;
const DEFAULT_KEEP = 20_000;

export interface SandboxOptions {
  readonly contacts: readonly SandboxContact[];
  readonly rooms?: readonly SandboxRoom[];
  readonly bot?: SandboxContact;
  /** The sandbox's clock: messages carry its time. The system's where absent. */
  readonly now?: () => Date;
  /** How many messages and journal entries stay in memory. */
  readonly keep?: number;
}

/** One message that a persona writes: text, or a file, in private or in a room. */
export interface SandboxPost {
  readonly contactId: string;
  readonly roomId?: string | undefined;
  readonly text?: string | undefined;
  readonly file?: StoredFile | undefined;
  /** Puts the bot on the mention list; the text is left as written. */
  readonly mentionsBot?: boolean | undefined;
}

/**
 * A WeChat account that exists only here. Whatever comes in is made by `post`, whatever goes out is in `journal`;
 * Wechaty cannot tell it from a real puppet, so tests, the sandbox page and the gRPC server all stand on it.
 */
export class SandboxPuppet extends PuppetMock {
  readonly bot: SandboxContact;
  readonly journal: Journal;
  /** While set, every send is rejected with this reason, as WeChat does when it throttles. */
  refusal: string | undefined;
  readonly #messages: MessageStore;
  readonly #now: () => Date;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(options: SandboxOptions) {
    super();
    const keep = options.keep ?? DEFAULT_KEEP;
    this.bot = options.bot ?? SANDBOX_BOT;
    this.journal = new Journal(keep);
    this.#messages = new MessageStore(keep);
    this.#now = options.now ?? (() => new Date());
    for (const contact of [this.bot, ...options.contacts]) {
      this.mocker.contactPayload(contact.contactId, contactPayload(contact));
    }
    for (const room of options.rooms ?? []) {
      this.mocker.roomPayload(room.roomId, roomPayload(room, this.bot.contactId));
    }
  }

  override async onStart(): Promise<void> {
    this.#heartbeat = setInterval(() => this.emit("heartbeat", { data: "sandbox" }), HEARTBEAT_MS).unref();
    // Wechaty listens for the login only once the puppet is fully started.
    setImmediate(() => {
      if (this.state.active() === false || this.isLoggedIn) return;
      this.login(this.bot.contactId);
      this.emit("ready", { data: "sandbox" });
    });
  }

  override async onStop(): Promise<void> {
    clearInterval(this.#heartbeat);
  }

  /**
   * A persona says something to the bot or in a room; returns the message id.
   * Throws if the contact or the room is not in the cast.
   */
  post(message: SandboxPost): string {
    this.mocker.contactPayload(message.contactId);
    if (message.roomId !== undefined) this.mocker.roomPayload(message.roomId);
    const payload: payloads.Message = {
      ...this.#payloadBase(messageType(message), message.text ?? message.file?.name ?? ""),
      talkerId: message.contactId,
      ...(message.file && { filename: message.file.name }),
      ...(message.roomId === undefined
        ? { listenerId: this.bot.contactId }
        : { roomId: message.roomId, mentionIdList: message.mentionsBot ? [this.bot.contactId] : [] }),
    };
    this.#messages.put(payload, message.file);
    this.#record("message", payload, message.file);
    this.emit("message", { messageId: payload.id });
    return payload.id;
  }

  /** Delivers a message again, as WeChat does: after a restart under the same id, within seconds under another. */
  redeliver(messageId: string, as: "same-id" | "new-id"): string {
    const { payload, file } = this.#messages.get(messageId);
    const again = as === "same-id" ? payload : { ...payload, id: randomUUID() };
    this.#messages.put(again, file);
    this.#record("redelivery", again, file);
    this.emit("message", { messageId: again.id });
    return again.id;
  }

  /** The speaker takes a message back; returns the id of the notice that says so. */
  recall(messageId: string): string {
    const { payload } = this.#messages.get(messageId);
    const notice = { ...payload, ...this.#payloadBase(types.Message.Recalled, messageId) };
    this.#messages.put(notice);
    this.#record("recall", { ...payload, timestamp: notice.timestamp });
    this.emit("message", { messageId: notice.id });
    return notice.id;
  }

  /** The bytes of a message's file; `undefined` where there are none, or no longer. */
  fileOf(messageId: string): StoredFile | undefined {
    return this.#messages.find(messageId)?.file;
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    return this.#messages.get(id).payload;
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const file = this.fileOf(id);
    if (!file) throw new Error(`message ${id} has no file`);
    return FileBox.fromBuffer(Buffer.from(file.bytes), file.name);
  }

  // The base class answers nothing; a real puppet answers the id, and the outbox keeps it.
  // @ts-expect-error -- PuppetMock narrows the result of Puppet's abstract method to void
  override async messageSendText(conversationId: string, text: string): Promise<string> {
    return this.#send(conversationId, types.Message.Text, text);
  }

  // @ts-expect-error -- as above
  override async messageSendFile(conversationId: string, box: FileBoxInterface): Promise<string> {
    const file = { name: box.name, bytes: await box.toBuffer() };
    return this.#send(conversationId, types.Message.Attachment, box.name, file);
  }

  #send(conversationId: string, type: Types.Message, text: string, file?: StoredFile): string {
    if (!this.isLoggedIn) throw new Error("not logged in");
    if (this.refusal !== undefined) throw new Error(this.refusal);
    const isRoom = this.mocker.cacheRoomPayload.has(conversationId);
    if (!isRoom && !this.mocker.cacheContactPayload.has(conversationId)) {
      throw new Error(`no contact or room ${conversationId}`);
    }
    const payload: payloads.Message = {
      ...this.#payloadBase(type, text),
      talkerId: this.bot.contactId,
      ...(isRoom ? { roomId: conversationId } : { listenerId: conversationId }),
    };
    this.#messages.put(payload, file);
    this.#record("message", payload, file);
    return payload.id;
  }

  #payloadBase(type: Types.Message, text: string) {
    return { id: randomUUID(), type, text, timestamp: this.#now().getTime() };
  }

  #record(happening: Happening, payload: payloads.Message, file?: StoredFile): void {
    const isOwn = payload.talkerId === this.bot.contactId;
    this.journal.write({
      happening,
      messageId: payload.id,
      speakerId: payload.talkerId,
      conversationId: payload.roomId ?? (isOwn ? (payload.listenerId ?? "") : payload.talkerId),
      text: file ? "" : (payload.text ?? ""),
      ...(file && { file: { name: file.name, size: file.bytes.byteLength } }),
      at: new Date(payload.timestamp),
    });
  }
}

function messageType({ file }: SandboxPost): Types.Message {
  if (!file) return types.Message.Text;
  if (ARRIVES_AS_UNKNOWN.test(file.name)) return types.Message.Unknown;
  return IS_IMAGE.test(file.name) ? types.Message.Image : types.Message.Attachment;
}

function contactPayload({ contactId, name }: SandboxContact): payloads.Contact {
  return {
    id: contactId,
    name,
    type: types.Contact.Individual,
    gender: types.ContactGender.Unknown,
    avatar: "",
    friend: true,
    phone: [],
  };
}

function roomPayload({ roomId, name, memberIds }: SandboxRoom, botId: string): payloads.Room {
  return { id: roomId, topic: name, memberIdList: [botId, ...memberIds], adminIdList: [] };
}
