import { randomUUID } from "node:crypto";
import type { Address, OutboundContent } from "../../pipeline/channel.ts";
import { loadFileBox } from "./load-packages.ts";
import type { RunningBot } from "./run-bot.ts";

/** A send that cannot work now: offline, or the address is not known to the puppet. */
class SendFailed extends Error {
  override readonly name = "SendFailed";
}

/**
 * Sends to a room, or to a contact in private, and resolves to the puppet's message id.
 * Some puppets send without telling an id; then a made-up one is returned, because trying again would double the message.
 */
export async function sendThrough(
  bot: RunningBot | undefined,
  to: Address,
  content: OutboundContent,
): Promise<string> {
  if (!bot) throw new SendFailed("not connected to WeChat");
  const { wechaty } = bot;
  // Ids change with each login on the web protocol; a stale one is found out here and not by a silent loss.
  const target =
    to.roomId === undefined
      ? await wechaty.Contact.find({ id: to.contactId })
      : await wechaty.Room.find({ id: to.roomId });
  if (!target)
    throw new SendFailed(`the puppet knows no ${to.roomId === undefined ? "contact" : "room"} of this id`);
  // Not `target.say`: it reads the sent message back from the puppet, another round trip that may fail after the send.
  const id =
    "text" in content
      ? await wechaty.puppet.messageSendText(target.id, content.text)
      : await wechaty.puppet.messageSendFile(
          target.id,
          loadFileBox().FileBox.fromBuffer(Buffer.from(content.file), content.name),
        );
  return id || `unnamed-${randomUUID()}`;
}
