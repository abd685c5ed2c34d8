import type { SandboxPersona, SandboxRoom } from "../../adapters/sandbox/cast.ts";
import type { SandboxEntry } from "../../adapters/sandbox/journal.ts";
import type { ChatText } from "./run-terminal-chat.ts";

export interface Cast {
  readonly bot: { readonly contactId: string; readonly name: string };
  readonly personas: readonly SandboxPersona[];
  readonly rooms: readonly SandboxRoom[];
}

/** The persona or the room that a number (from 1) or a name stands for. */
export function pick<T extends { readonly name: string }>(list: readonly T[], whom: string): T | undefined {
  return list[Number(whom) - 1] ?? list.find(({ name }) => name === whom);
}

export function nameOf({ bot, personas, rooms }: Cast, id: string): string {
  if (id === bot.contactId) return bot.name;
  return (
    personas.find(({ contactId }) => contactId === id)?.name ??
    rooms.find(({ roomId }) => roomId === id)?.name ??
    id
  );
}

/** One entry as lines: who to whom, then the text as it was sent, every line of it indented alike. */
export function describeEntry(entry: SandboxEntry, cast: Cast, text: ChatText): string {
  const from = nameOf(cast, entry.speakerId);
  const to = nameOf(
    cast,
    entry.conversationId === entry.speakerId ? cast.bot.contactId : entry.conversationId,
  );
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  }).format(entry.at);
  const head = `${time}  ${from} → ${to}`;
  switch (entry.happening) {
    case "recall":
      return `${head}  ${text("recalled")}`;
    case "redelivery":
    case "message": {
      const again = entry.happening === "redelivery" ? `  ${text("redelivered")}` : "";
      const body = entry.file ? text("file", { name: entry.file.name, size: entry.file.size }) : entry.text;
      return [`${head}${again}`, ...body.split("\n").map((line) => `    ${printable(line)}`)].join("\n");
    }
    default:
      return head;
  }
}

/** Control characters could move the cursor or clear the screen. */
const printable = (line: string) => line.replace(/[\p{Cc}\p{Surrogate}]/gu, "\uFFFD");
