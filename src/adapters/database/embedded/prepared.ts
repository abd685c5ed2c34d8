import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { MemoryFS, type PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";

import { createEmbedded, makeEmbedded } from "./embedded.ts";
import { MIGRATIONS_FOLDER } from "../migrate.ts";
import type { OpenDatabase } from "../open-database.ts";

/** Gone with `node_modules`; one folder for every state of the migrations. */
const CACHE = fileURLToPath(new URL("../../../../node_modules/.cache/nuanxin-databases", import.meta.url));
/** Where PGlite looks for the database in its own file system. */
const DATA = "/pglite/data";

interface Files {
  /** Paths below the data folder, each after the one it lies in. */
  readonly folders: readonly string[];
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** A database in memory that was made beforehand: every opening begins with a copy of the same files. */
class PreparedFiles extends MemoryFS {
  readonly #files: Files;

  constructor(files: Files) {
    super();
    this.#files = files;
  }

  override async init(...[pg, options]: Parameters<MemoryFS["init"]>): ReturnType<MemoryFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const unpack = (module: unknown): void => this.#unpack((module as { FS: HostedFiles }).FS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), unpack] } };
  }

  #unpack(fs: HostedFiles): void {
    fs.mkdirTree(DATA, 0o700);
    for (const folder of this.#files.folders) fs.mkdir(`${DATA}/${folder}`, 0o700);
    for (const [path, bytes] of this.#files.contents)
      fs.writeFile(`${DATA}/${path}`, new Uint8Array(bytes), { canOwn: true });
  }
}

/** The part of Emscripten's file system that is used here. */
interface HostedFiles {
  mkdirTree(path: string, mode: number): void;
  mkdir(path: string, mode: number): void;
  writeFile(path: string, bytes: Uint8Array, options: { canOwn: boolean }): void;
}

let files: Promise<Files> | undefined;

/** A fresh, migrated database in memory. Making one takes seconds and is done once; opening one takes a fraction. */
export async function openPrepared(): Promise<OpenDatabase> {
  files ??= prepareFolder().then(readFiles);
  const client: PGlite = await createEmbedded({ fs: new PreparedFiles(await files) });
  const db = drizzle(client);
  const probe = async (): Promise<void> => {
    await client.query("select 1");
  };
  return { kind: "embedded", db, senderDb: db, probe, close: () => client.close() };
}

/** The folder of a fresh, migrated database, to be copied and never opened. Racing processes each make one; one wins. */
export async function prepareFolder(): Promise<string> {
  const folder = join(CACHE, stampOfMigrations());
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const draft = `${folder}.${process.pid}`;
    await makeEmbedded(draft);
    try {
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return folder;
}

function stampOfMigrations(): string {
  const hash = createHash("sha256").update(process.version);
  const pglite = new URL("../../../../node_modules/@electric-sql/pglite/package.json", import.meta.url);
  hash.update(readFileSync(pglite));
  for (const file of readdirSync(MIGRATIONS_FOLDER, { recursive: true, encoding: "utf8" }).toSorted())
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(join(MIGRATIONS_FOLDER, file)));
  return hash.digest("hex").slice(0, 16);
}

function readFiles(folder: string): Files {
  const folders: string[] = [];
  const contents = new Map<string, Uint8Array>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted()) {
    if (statSync(join(folder, path)).isDirectory()) folders.push(path);
    else contents.set(path, readFileSync(join(folder, path)));
  }
  return { folders, contents };
}
