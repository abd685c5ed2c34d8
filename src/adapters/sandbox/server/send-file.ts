import type { ServerResponse } from "node:http";
import { extname } from "node:path";
import type { StoredFile } from "../message-store.ts";
import { ApiError } from "./api-error.ts";

/** Pictures that the page shows in the chat; everything else is only ever downloaded. */
const PICTURES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
};

/** Sends a message's file under its own name. Throws `not-found` when the message has none, or no longer. */
export function sendFile(response: ServerResponse, file: StoredFile | undefined): void {
  if (!file) throw new ApiError("not-found");
  const picture = PICTURES[extname(file.name).toLowerCase()];
  const name = encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  response.writeHead(200, {
    "content-type": picture ?? "application/octet-stream",
    "content-length": file.bytes.byteLength,
    "content-disposition": `${picture ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
    // Should a browser open it as a page after all, it runs nothing.
    "content-security-policy": "sandbox; default-src 'none'",
  });
  response.end(file.bytes);
}
