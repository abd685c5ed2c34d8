import { randomUUID } from "node:crypto";
import type { Address, OutboundContent } from "../../pipeline/ports/channel.ts";
import { loadFileBox } from "./load-packages.ts";
import type { RunningBot } from "./run-bot.ts";

/** Why a send did not work: the outbox waits out the first two, which say nothing about the line. */
type SendFault = "offline" | "throttled" | "no-such-address";

export class SendFailed extends Error {
  override readonly name = "SendFailed";
  readonly code: SendFault;

  constructor(code: SendFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What WeChat and the puppets say when an account writes too much. */
const THROTTLED = /频繁|过快|too (?:often|frequent|many|fast)|rate.?limit/iu;

/**
 * Sends to a room, or to a contact in private, and resolves to the puppet's message id.
 * Some puppets send without telling an id; then a made-up one is returned, because trying again would double the message.
 */
export async function sendThrough(
  bot: RunningBot | undefined,
  to: Address,
  content: OutboundContent,
): Promise<string> {
  if (!bot) throw new SendFailed("offline", "not connected to WeChat");
  const { wechaty } = bot;
  // Ids change with each login on the web protocol; a stale one is found out here and not by a silent loss.
  const target =
    to.roomId === undefined
      ? await wechaty.Contact.find({ id: to.contactId })
      : await wechaty.Room.find({ id: to.roomId });
  if (!target)
    throw new SendFailed(
      "no-such-address",
      `the puppet knows no ${to.roomId === undefined ? "contact" : "room"} of this id`,
    );
  // Not `target.say`: it reads the sent message back from the puppet, another round trip that may fail after the send.
  const sending: Promise<string | void> =
    "text" in content
      ? wechaty.puppet.messageSendText(target.id, content.text)
      : wechaty.puppet.messageSendFile(
          target.id,
          loadFileBox().FileBox.fromBuffer(Buffer.from(content.file), content.name),
        );
  const id = await sending.catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw THROTTLED.test(message) ? new SendFailed("throttled", message, { cause }) : cause;
  });
  return id || `unnamed-${randomUUID()}`;
}
