import type { FileBoxInterface } from "file-box";
import type { Attachment } from "../../pipeline/ports/channel.ts";

/** The content is larger than the caller takes. */
class AttachmentTooLarge extends Error {
  override readonly name = "AttachmentTooLarge";
  readonly limit: number;

  constructor(fileName: string, limit: number) {
    super(`"${fileName}" is larger than ${limit} bytes`);
    this.limit = limit;
  }
}

/**
 * An attachment whose content is fetched when asked for, and no further than the limit.
 * A file box can be read only once, so every load but the first asks the puppet again.
 */
export function describeAttachment(
  name: string,
  first: FileBoxInterface,
  fetchAgain: () => Promise<FileBoxInterface>,
): Attachment {
  let unread: FileBoxInterface | undefined = first;
  return {
    name,
    ...(first.size >= 0 && { size: first.size }),
    load: async (limit) => {
      const box = unread ?? (await fetchAgain());
      unread = undefined;
      if (box.size > limit) throw new AttachmentTooLarge(name, limit);
      return readUpTo(limit, box, name);
    },
  };
}

async function readUpTo(limit: number, box: FileBoxInterface, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error also destroys the stream, so the rest is never fetched.
  for await (const chunk of await box.toStream()) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > limit) throw new AttachmentTooLarge(name, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
