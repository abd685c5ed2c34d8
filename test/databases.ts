import { openTemporary } from "../src/adapters/database/temporary.ts";
import type { OpenDatabase } from "../src/adapters/database/open-database.ts";

const url = process.env["TEST_DATABASE_URL"];

/** Every test of the database runs on PGlite, and on the server too where one is named. */
export const DATABASES: readonly { readonly name: string; open(): Promise<OpenDatabase> }[] = [
  { name: "PGlite", open: () => openTemporary() },
  ...(url === undefined ? [] : [{ name: "PostgreSQL", open: () => openTemporary(url) }]),
];
