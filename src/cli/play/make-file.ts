/** A file that somebody in a talk sends. */
export interface TalkFile {
  readonly name: string;
  readonly bytes: number;
  /** What it really is: `jpg`, `png`, `pdf`, or anything else for bytes that mean nothing. */
  readonly type: string;
}

const HEADS: Readonly<Record<string, readonly number[]>> = {
  jpg: [0xff, 0xd8, 0xff, 0xe0],
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** Content that begins as its type does and differs by name, so that two files are two. */
export function makeFile({ name, bytes, type }: TalkFile): Uint8Array {
  const content = new Uint8Array(bytes);
  const head = HEADS[type] ?? [];
  content.set(head.slice(0, bytes));
  content.set(Buffer.from(name, "utf8").subarray(0, Math.max(0, bytes - head.length)), head.length);
  return content;
}
