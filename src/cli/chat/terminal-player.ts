import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { SandboxPersona, SandboxRoom } from "../../adapters/sandbox/cast.ts";
import { nameOf, pick, type Cast } from "./describe-entry.ts";
import { parseClockMove } from "./parse-clock-move.ts";
import type { ChatCommand } from "./parse-command.ts";
import type { TerminalChatOptions } from "./run-terminal-chat.ts";

/** Whose part is played where, and what the commands do. Every command answers a text, or nothing. */
export class TerminalPlayer {
  readonly cast: Cast;
  readonly #options: TerminalChatOptions;
  #persona: SandboxPersona | undefined;
  #room: SandboxRoom | undefined;
  #lastPosted: string | undefined;

  constructor(options: TerminalChatOptions) {
    this.#options = options;
    this.#persona = options.personas[0];
    this.cast = { bot: options.puppet.bot, personas: options.personas, rooms: options.rooms };
  }

  place(): string {
    const persona = this.#persona?.name ?? "?";
    return this.#room ? `${persona} @ ${this.#room.name}` : persona;
  }

  listCast(): string {
    const { personas, rooms, locale, text } = this.#options;
    const people = personas.map(({ name, label }, index) => `  ${index + 1}  ${name}  ${label[locale]}`);
    const groups = rooms.map(({ name, memberIds }, index) => {
      return `  ${index + 1}  ${name}  ${memberIds.map((id) => nameOf(this.cast, id)).join(" ")}`;
    });
    return [text("people"), ...people, text("groups"), ...groups].join("\n");
  }

  async obey(command: ChatCommand): Promise<string | undefined> {
    const { text } = this.#options;
    try {
      return await this.#act(command);
    } catch (error) {
      return text("failed", { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async #act(command: ChatCommand): Promise<string | undefined> {
    const { puppet, clock, text } = this.#options;
    switch (command.does) {
      case "say":
        this.#post({ text: command.text });
        return undefined;
      case "as":
        return this.#playAs(command.whom);
      case "in":
        return this.#enter(command.whom);
      case "file":
        this.#post({ file: { name: basename(command.path), bytes: await readFile(command.path) } });
        return undefined;
      case "save":
        return this.#saveLastFile(command.path);
      case "redeliver":
        if (this.#lastPosted === undefined) return text("nothing-posted");
        puppet.redeliver(this.#lastPosted, command.as);
        return undefined;
      case "recall":
        if (this.#lastPosted === undefined) return text("nothing-posted");
        puppet.recall(this.#lastPosted);
        return undefined;
      case "clock":
        return this.#moveClock(command.to, clock);
      case "who":
        return this.listCast();
      case "help":
        return text("help");
      case "unknown":
        return text("unknown", { word: command.word });
      case "nothing":
      case "quit":
        return undefined;
    }
  }

  #post(content: { text: string } | { file: { name: string; bytes: Uint8Array } }): void {
    const contactId = this.#persona?.contactId ?? "";
    const mentionsBot = "text" in content && content.text.includes(`@${this.cast.bot.name}`);
    this.#lastPosted = this.#options.puppet.post({
      contactId,
      roomId: this.#room?.roomId,
      mentionsBot,
      ...content,
    });
  }

  #playAs(whom: string): string {
    const persona = pick(this.#options.personas, whom);
    if (!persona) return this.#options.text("no-such-person", { whom });
    this.#persona = persona;
    this.#room = undefined;
    return this.#options.text("now-playing", { place: this.place() });
  }

  #enter(whom: string): string {
    const { rooms, text } = this.#options;
    const room = pick(rooms, whom);
    if (whom !== "" && !room) return text("no-such-group", { whom });
    if (room && !room.memberIds.includes(this.#persona?.contactId ?? "")) {
      return text("not-a-member", { name: this.#persona?.name ?? "", group: room.name });
    }
    this.#room = room;
    return text("now-playing", { place: this.place() });
  }

  #moveClock(to: string, clock: TerminalChatOptions["clock"]): string {
    const { text, onClockMoved, locale } = this.#options;
    const moved = to === "" ? clock.now() : parseClockMove(to, clock.now());
    if (!moved) return text("clock-unread", { to });
    if (to !== "") {
      clock.set(moved);
      onClockMoved?.();
    }
    const shown = new Intl.DateTimeFormat(locale, {
      timeZone: "Asia/Shanghai",
      dateStyle: "full",
      timeStyle: "short",
    });
    return text("clock", { now: shown.format(moved) });
  }

  async #saveLastFile(path: string): Promise<string> {
    const { puppet, text } = this.#options;
    const last = puppet.journal.entries.findLast(
      ({ file, speakerId }) => file && speakerId === puppet.bot.contactId,
    );
    const file = last && puppet.fileOf(last.messageId);
    if (!file) return text("no-file");
    // The name came from elsewhere: only its last part is taken, and nothing is overwritten.
    const target = path === "" ? basename(file.name) : path;
    await writeFile(target, file.bytes, { flag: "wx" });
    return text("saved", { path: target });
  }
}
