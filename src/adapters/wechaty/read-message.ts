import type { Message } from "wechaty";
import type { Address, Attachment, InboundMessage } from "../../pipeline/ports/channel.ts";
import { MOST_CHARACTERS } from "../../pipeline/clean-text.ts";
import { detectMention } from "./detect-mention.ts";
import { describeAttachment } from "./load-attachment.ts";
import { loadPuppetBase } from "./load-packages.ts";

const { types } = loadPuppetBase();

/** Far beyond what is read of a message, and short enough for whatever looks at it before it is cut. */
const LONGEST_TEXT = 4 * MOST_CHARACTERS;

/** Accounts of WeChat's own that write to everybody. */
const SYSTEM_ACCOUNTS = new Set(["weixin", "fmessage", "newsapp", "medianote", "floatbottle", "filehelper"]);

const WITH_FILE = new Set([
  types.Message.Attachment,
  types.Message.Audio,
  types.Message.Image,
  types.Message.Video,
  // Spreadsheets and PDF arrive as Unknown on the web protocol.
  types.Message.Unknown,
]);

/**
 * Turns a puppet's message into an `InboundMessage`; `undefined` for what nobody wrote to the bot:
 * its own messages, system notices, official accounts.
 * @param botNames what the bot is called besides its nickname and its alias in the room
 */
export async function readMessage(
  message: Message,
  botNames: readonly string[],
): Promise<InboundMessage | undefined> {
  const talker = message.talker();
  const room = message.room();
  const type = message.type();
  const isSystem = type === types.Message.GroupNote || SYSTEM_ACCOUNTS.has(talker.id);
  if (message.self() || isSystem || talker.type() === types.Contact.Official) return undefined;

  const from: Address = { contactId: talker.id, ...(room && { roomId: room.id }) };
  const base = { id: message.id, from, sentAt: message.date() };
  if (type === types.Message.Recalled) {
    return { ...base, text: "", addressed: !room, recalls: message.text() };
  }

  const attachment = WITH_FILE.has(type) ? await readAttachment(message) : undefined;
  const text = attachment ? "" : readText(message);
  if (type === types.Message.Unknown && !attachment && text === "") return undefined;
  if (!room) return { ...base, text, addressed: true, ...(attachment && { attachment }) };

  const called = detectMention(text, {
    names: [await ownAlias(message), message.wechaty.currentUser.name(), ...botNames],
    mentioned: await isMentioned(message),
  });
  return { ...base, ...called, ...(attachment && { attachment }) };
}

/** What the sender typed. Puppets put XML into the text of everything that is not text. */
function readText(message: Message): string {
  const text = message.text().slice(0, LONGEST_TEXT);
  if (message.type() === types.Message.Text) return text;
  return message.type() === types.Message.Unknown && !text.trimStart().startsWith("<") ? text : "";
}

async function readAttachment(message: Message): Promise<Attachment | undefined> {
  const fetch = () => message.wechaty.puppet.messageFile(message.id);
  try {
    const box = await fetch();
    return describeAttachment(message.payload?.filename ?? box.name, box, fetch);
  } catch (error) {
    // An Unknown message may be anything; the other types do have a file, and failing to get it must show.
    if (message.type() === types.Message.Unknown) return undefined;
    throw error;
  }
}

async function isMentioned(message: Message): Promise<boolean> {
  // Puppets that give no mention list look names up in the room and fail when somebody has just left.
  return message.mentionSelf().catch(() => false);
}

async function ownAlias(message: Message): Promise<string> {
  const alias = message.room()?.alias(message.wechaty.currentUser);
  return (await alias?.catch(() => undefined)) ?? "";
}
