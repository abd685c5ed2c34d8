import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { z } from "zod";

import { StartFailure } from "../../domain/start-failure.ts";
import type { KeyRing } from "./aes-vault.ts";

const key = z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "32 bytes in base64");
const KeyFile = z.object({ current: z.string().min(1), seals: z.record(z.string(), key), index: key });

/** Adds a fresh key and makes it the current one; the file is replaced whole or not at all. Returns its id. */
export function addKey(path: string): string {
  const file = KeyFile.parse(JSON.parse(readFileSync(path, "utf8")));
  let number = Object.keys(file.seals).length + 1;
  while (Object.hasOwn(file.seals, `k${number}`)) number += 1;
  const id = `k${number}`;
  replaceFile(path, {
    ...file,
    current: id,
    seals: { ...file.seals, [id]: randomBytes(32).toString("base64") },
  });
  return id;
}

function replaceFile(path: string, file: z.infer<typeof KeyFile>): void {
  const aside = `${path}.${randomUUID()}.part`;
  writeWhole(aside, file);
  renameSync(aside, path);
}

/** A file that was not there, on the disk when it returns: what is sealed with a key must not outlive it. */
function writeWhole(path: string, file: z.infer<typeof KeyFile>): void {
  try {
    writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(path, { force: true });
    throw error;
  }
}

/** Reads the key file. `create` makes a new one where there is none: for the embedded database on its first start only. */
export function loadKeys(path: string, options: { readonly create: boolean }): KeyRing {
  if (!existsSync(path)) {
    if (!options.create) throw new StartFailure("keys-missing", { path });
    writeNewKeys(path);
  }
  try {
    const file = KeyFile.parse(JSON.parse(readFileSync(path, "utf8")));
    const seals = new Map(Object.entries(file.seals).map(([id, text]) => [id, Buffer.from(text, "base64")]));
    if (!seals.has(file.current)) throw new StartFailure("keys-invalid", { path });
    return { current: file.current, seals, index: Buffer.from(file.index, "base64") };
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    // What was read is not repeated: it is the keys.
    throw new StartFailure("keys-invalid", { path });
  }
}

/** `keys new`: the first key of an installation. Throws `StartFailure` if there is a file already. */
export function writeNewKeys(path: string): void {
  const fresh = (): string => randomBytes(32).toString("base64");
  const file: z.infer<typeof KeyFile> = { current: "k1", seals: { k1: fresh() }, index: fresh() };
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeWhole(path, file);
  } catch (cause) {
    throw new StartFailure("folder-unwritable", { folder: dirname(path) }, { cause });
  }
}
