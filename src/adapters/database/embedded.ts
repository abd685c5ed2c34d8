import { fsyncSync } from "node:fs";

import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { NodeFS } from "@electric-sql/pglite/nodefs";

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

/** Without `-F` (fsync off); small buffers, for one district fits in them and the process stays small. */
const SERVER_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "wal_sync_method=fsync"],
  ...["-c", "shared_buffers=16MB"],
];

/** Opens the embedded database in `folder`; the caller holds the folder's lock. */
export const openEmbedded = (folder: string): Promise<PGlite> =>
  makeEmbedded({ fs: new DurableFiles(folder), startParams: SERVER_PARAMETERS });

/** An embedded server with what the migrations ask of it. */
export const makeEmbedded = (options: PGliteOptions): Promise<PGlite> =>
  PGlite.create({ ...options, extensions: { btree_gist } });
