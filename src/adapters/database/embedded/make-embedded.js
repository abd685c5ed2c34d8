// A program of its own: the making of a database takes half a gigabyte, which only the end of a process gives back.
import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";

// Whoever asked for it holds the other end: when that process is gone, nobody wants the database any more.
process.stdin.resume().once("close", () => process.exit(1));

const [, , folder = "", migrationsFolder = ""] = process.argv;
const client = await PGlite.create({ fs: new NodeFS(folder), extensions: { btree_gist } });
await migrate(drizzle(client), { migrationsFolder });
await client.close();
for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) sync(join(folder, path));
sync(folder);
process.exit();

/** @param {string} path A file or folder whose bytes are to be on the disk. */
function sync(path) {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
