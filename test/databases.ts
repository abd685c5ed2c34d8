import { inject } from "vitest";

import { openAsBot, openTemporary } from "../src/adapters/database/temporary.ts";
import type { OpenDatabase } from "../src/adapters/database/open-database.ts";

interface Kind {
  readonly name: string;
  open(): Promise<OpenDatabase>;
}

const url = process.env["TEST_DATABASE_URL"];
const templates = inject("templates");

/** Every test of the database runs on PGlite, and on the server too where one is named. */
export const DATABASES: readonly Kind[] = [
  { name: "PGlite", open: () => openTemporary() },
  ...(url === undefined ? [] : [{ name: "PostgreSQL", open: () => openTemporary(url, templates?.plain) }]),
];

/** Whole conversations run behind the second wall too: as the bot's login, which sees what the speaker may see. */
export const BOT_DATABASES: readonly Kind[] = [
  ...DATABASES,
  ...(url === undefined
    ? []
    : [{ name: "PostgreSQL as the bot's login", open: () => openAsBot(url, templates?.walled) }]),
];
