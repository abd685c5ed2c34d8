import type { AttachmentType } from "./schema.ts";

/** 20 MB: what a phone's photo or a scanned paper stays below. */
export const MOST_BYTES = 20 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Brands of the HEIF family that phones write. */
const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "mif1", "msf1"]);

/** What a file is by its content, whatever it is called; null for anything that is neither a photo nor a PDF. */
export function detectType(bytes: Uint8Array): AttachmentType | null {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 4) === "WEBP") return "image/webp";
  if (textAt(bytes, 4, 4) === "ftyp" && HEIC_BRANDS.has(textAt(bytes, 8, 4))) return "image/heic";
  if (textAt(bytes, 0, 5) === "%PDF-") return "application/pdf";
  return null;
}

/** The ending under which a file goes out: of its type, and never of the name it came with. */
export const endingOf = (type: AttachmentType): string => {
  switch (type) {
    case "image/jpeg":
      return "jpg";
    case "image/png":
      return "png";
    case "image/webp":
      return "webp";
    case "image/heic":
      return "heic";
    case "application/pdf":
      return "pdf";
  }
};
