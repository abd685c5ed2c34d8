import { drizzle } from "drizzle-orm/postgres-js";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { inject } from "vitest";

import type { OpenDatabase } from "../src/adapters/database/open-database.ts";
import { openAsBot, openTemporary } from "../src/adapters/database/temporary.ts";
import { breakable } from "../src/cli/play/breakable.ts";
import { type Database, queryRows } from "../src/features/database.ts";
import { wayBack } from "./support/way-back.ts";

interface Kind {
  readonly name: string;
  open(): Promise<OpenDatabase>;
}

const url = process.env["TEST_DATABASE_URL"];
const templates = inject("templates");

/** A database of this process with the way back to what it held when it was new, and whoever may go it. */
interface Used {
  readonly opened: OpenDatabase;
  readonly superuser: Database;
  readonly back: string;
}

/**
 * Fresh databases of one kind. One that a test is done with is brought back to what it held when it was new, and the
 * next test takes it: making one costs a second, emptying one some milliseconds.
 */
function reused(make: () => Promise<OpenDatabase>, asSuperuser: (opened: OpenDatabase) => Promise<Database>) {
  const free: Used[] = [];
  return async (): Promise<OpenDatabase> => {
    const used = free.pop() ?? (await makeUsed(make, asSuperuser));
    let isOpen = true;
    const { opened } = used;
    return {
      ...opened,
      // Whoever keeps a database that was closed must not get at the next test's.
      db: breakable(opened.db, () => isOpen),
      senderDb: breakable(opened.senderDb, () => isOpen),
      close: async () => {
        if (!isOpen) return;
        isOpen = false;
        await used.superuser.execute(sql.raw(used.back));
        free.push(used);
      },
    };
  };
}

async function makeUsed(
  make: () => Promise<OpenDatabase>,
  asSuperuser: (opened: OpenDatabase) => Promise<Database>,
): Promise<Used> {
  const opened = await make();
  const superuser = await asSuperuser(opened);
  return { opened, superuser, back: await wayBack(superuser) };
}

const itself = ({ db }: OpenDatabase): Promise<Database> => Promise.resolve(db);

async function administrator(server: string, { db }: OpenDatabase): Promise<Database> {
  const [row] = await queryRows<{ name: string }>(db, sql`select current_database() as name`);
  const place = new URL(server);
  place.pathname = `/${row?.name}`;
  return drizzle(postgres(place.href, { max: 1, onnotice: () => {} })) as Database;
}

const PGLITE: Kind = { name: "PGlite", open: reused(() => openTemporary(), itself) };

/**
 * What every test of the database runs on: the server where one is named, else PGlite. `npm run test:embedded` takes
 * PGlite although one is named; both together are what must be green.
 */
export const DATABASES: readonly [Kind] = [
  url === undefined
    ? PGLITE
    : { name: "PostgreSQL", open: reused(() => openTemporary(url, templates?.plain), itself) },
];

/** On the server, whole conversations run behind the second wall: as the bot's login, which sees what the speaker may see. */
export const BOT_DATABASES: readonly [Kind] = [
  url === undefined
    ? PGLITE
    : {
        name: "PostgreSQL as the bot's login",
        open: reused(
          () => openAsBot(url, templates?.walled),
          (opened) => administrator(url, opened),
        ),
      },
];
