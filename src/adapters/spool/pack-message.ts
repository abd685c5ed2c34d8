import type { InboundMessage } from "../../pipeline/channel.ts";

/** A file larger than this is not kept through an outage: the message is, without it. */
const MOST_FILE_BYTES = 5 * 1024 * 1024;

interface Packed {
  readonly id: string;
  readonly contactId: string;
  readonly roomId?: string;
  readonly text: string;
  readonly sentAt: string;
  readonly receivedAt: string;
  readonly addressed: boolean;
  readonly recalls?: string;
  readonly file?: { readonly name: string; readonly base64: string };
}

/** Message → JSON, its file included: the puppet may have forgotten it by the time it is wanted. */
export async function packMessage(message: InboundMessage, receivedAt: Date): Promise<string> {
  const { id, from, text, sentAt, addressed, recalls, attachment } = message;
  const bytes = await attachment?.load(MOST_FILE_BYTES).catch(() => undefined);
  const packed: Packed = {
    id,
    contactId: from.contactId,
    ...(from.roomId === undefined ? {} : { roomId: from.roomId }),
    text,
    sentAt: sentAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    addressed,
    ...(recalls === undefined ? {} : { recalls }),
    ...(attachment === undefined || bytes === undefined
      ? {}
      : { file: { name: attachment.name, base64: Buffer.from(bytes).toString("base64") } }),
  };
  return JSON.stringify(packed);
}

export function unpackMessage(json: string): { message: InboundMessage; receivedAt: Date } {
  const { id, contactId, roomId, text, sentAt, receivedAt, addressed, recalls, file } = JSON.parse(
    json,
  ) as Packed;
  const bytes = file === undefined ? undefined : Buffer.from(file.base64, "base64");
  return {
    receivedAt: new Date(receivedAt),
    message: {
      id,
      from: { contactId, ...(roomId === undefined ? {} : { roomId }) },
      text,
      sentAt: new Date(sentAt),
      addressed,
      ...(recalls === undefined ? {} : { recalls }),
      ...(file === undefined || bytes === undefined
        ? {}
        : { attachment: { name: file.name, size: bytes.length, load: () => Promise.resolve(bytes) } }),
    },
  };
}
