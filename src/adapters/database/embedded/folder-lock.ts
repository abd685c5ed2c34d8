import { createHash } from "node:crypto";
import { mkdirSync, realpathSync } from "node:fs";
import { createServer } from "node:net";

import { StartFailure } from "../../../domain/start-failure.ts";

/**
 * Lets one process into a data folder. PGlite has no lock of its own, and two processes lose rows silently; a socket
 * name in the kernel's abstract space lets in exactly one and vanishes with its process, however that ends.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartFailure("folder-unwritable", { folder }, { cause });
  }
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  const address = process.platform === "linux" ? `\0nuanxin-${name}` : `${realpathSync(folder)}/.lock`;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new StartFailure("folder-locked", { folder }, { cause })));
    server.listen(address, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}
