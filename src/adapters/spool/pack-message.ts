import type { Attachment, InboundMessage } from "../../pipeline/ports/channel.ts";

/** A file larger than this is not kept through an outage: the message is, without it. */
const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** Nor is one that the puppet does not hand over in this time: others wait behind it. */
const FILE_PATIENCE_MS = 20_000;

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
  const bytes = attachment === undefined ? undefined : await loadInTime(attachment);
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

async function loadInTime(attachment: Attachment): Promise<Uint8Array | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), FILE_PATIENCE_MS);
  });
  const loading = attachment.load(MOST_FILE_BYTES).catch(() => undefined);
  return Promise.race([loading, late]).finally(() => clearTimeout(timer));
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
