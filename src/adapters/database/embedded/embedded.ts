import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, fsyncSync, readdirSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";

import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { NodeFS } from "@electric-sql/pglite/nodefs";

import { StartFailure } from "../../../domain/start-failure.ts";
import { MIGRATIONS_FOLDER } from "../migrate.ts";

/** The part of Emscripten's NODEFS that decides whether a commit reaches the disk. */
interface HostFiles {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => void } };
}

/** The data folder with fsync passed through to the disk: PGlite by itself survives kill -9, but not power loss. */
class DurableFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const passFsync = (module: unknown): void => {
      (module as HostFiles).NODEFS.stream_ops.fsync = ({ nfd }) => fsyncSync(nfd);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), passFsync] } };
  }
}

/** Small buffers: one district fits in them, the process stays small, and to clear 128 MB took most of an opening. */
const PARAMETERS = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/** Without `-F` (fsync off). */
const DURABLE_PARAMETERS = [
  ...PARAMETERS.filter((parameter) => parameter !== "-F"),
  ...["-c", "wal_sync_method=fsync"],
];

/** Opens the embedded database in `folder`, made now if there is none; the caller holds the folder's lock. */
export async function openEmbedded(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) await makeInPlace(folder);
  return createEmbedded({ fs: new DurableFiles(folder), startParams: DURABLE_PARAMETERS });
}

/** An embedded server with what the migrations ask of it. */
export const createEmbedded = (options: PGliteOptions): Promise<PGlite> =>
  PGlite.create({ startParams: PARAMETERS, ...options, extensions: { btree_gist } });

/** Made beside its place and moved there whole: whoever is ended meanwhile leaves a draft, never half a database. */
async function makeInPlace(folder: string): Promise<void> {
  const draft = `${folder}.draft-${randomUUID()}`;
  await makeEmbedded(draft);
  renameSync(draft, folder);
  const { dir, base } = parse(folder);
  for (const name of readdirSync(dir)) if (name.startsWith(`${base}.draft-`)) await forget(join(dir, name));
}

/** A draft that nobody will finish. What its maker still writes there in its last moments does no harm. */
const forget = (draft: string): Promise<void> => rm(draft, { recursive: true, force: true }).catch(() => {});

/** Makes and migrates a database in `folder`, which is not there yet; on the disk when it resolves. */
export function makeEmbedded(folder: string): Promise<void> {
  const maker = fileURLToPath(new URL("make-embedded.js", import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [maker, folder, MIGRATIONS_FOLDER], (cause, _said, problem) => {
      const reason = /^\w*Error: .*$/m.exec(problem)?.[0] ?? "";
      if (cause === null) resolve();
      else reject(new StartFailure("migration-failed", { reason }, { cause }));
    });
  });
}
