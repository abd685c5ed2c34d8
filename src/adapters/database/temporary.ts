import { randomUUID } from "node:crypto";

import postgres from "postgres";

import type { OpenDatabase, ServerPlace } from "./open-database.ts";
import { openPrepared } from "./embedded/prepared.ts";
import { migrateServer, openServer } from "./server/server.ts";

/** A migrated database on the server that others are copied from; with logins where it is to be walled. */
export interface Template {
  readonly database: string;
  readonly logins?: Logins;
}

interface Logins {
  readonly owner: string;
  readonly bot: string;
}

/** A fresh, migrated database that is gone when it is closed: in memory, or made and dropped on the server at `url`. */
export async function openTemporary(url?: string, template?: Template): Promise<OpenDatabase> {
  if (url === undefined) return openPrepared();
  const place = await makePlace(url, template === undefined ? {} : { template: template.database });
  return openPlace(place);
}

/** Opened as the bot of an installation with two logins. */
export async function openAsBot(url: string, template?: Template): Promise<OpenDatabase> {
  return openPlace(await makeTwoLogins(url, template));
}

export interface TemporaryPlace extends ServerPlace {
  drop(): Promise<void>;
}

/**
 * A fresh database on the server at `url`, owned by a login of its own, and another login for the bot: as an
 * installation with two logins has them. The administrator's password, if any, is theirs too.
 */
export async function makeTwoLogins(
  url: string,
  template?: Template,
): Promise<Required<ServerPlace> & TemporaryPlace> {
  const lent = template?.logins;
  const logins = lent ?? (await makeLogins(url));
  const place = await makePlace(url, {
    owner: logins.owner,
    ...(template === undefined ? {} : { template: template.database }),
  });
  return {
    url: as(place.url, logins.bot),
    ownerUrl: as(place.url, logins.owner),
    drop: async () => {
      await place.drop();
      if (lent === undefined) await dropLogins(url, logins);
    },
  };
}

/** Makes a template, once for many databases: migrating one takes a second, copying it a tenth. Copies go with it. */
export async function makeTemplate(
  url: string,
  { walled }: { readonly walled: boolean },
): Promise<{ readonly template: Template; drop(): Promise<void> }> {
  const logins = walled ? await makeLogins(url) : undefined;
  const place = await makePlace(url, logins === undefined ? {} : { owner: logins.owner });
  await migrateServer(
    logins === undefined ? place : { url: as(place.url, logins.bot), ownerUrl: as(place.url, logins.owner) },
  );
  return {
    template: { database: place.database, ...(logins === undefined ? {} : { logins }) },
    drop: async () => {
      await dropCopies(url, place.database);
      await place.drop();
      if (logins !== undefined) await dropLogins(url, logins);
    },
  };
}

const dropCopies = (url: string, template: string): Promise<void> =>
  administer(url, async (admin) => {
    const copies = await admin<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${`${template}_`})`;
    for (const { name } of copies) await admin`drop database ${admin(name)} with (force)`;
  });

interface Making {
  readonly owner?: string;
  /** Name of the database to copy; nobody may be connected to it. */
  readonly template?: string;
}

async function makePlace(
  url: string,
  { owner, template }: Making,
): Promise<TemporaryPlace & { readonly database: string }> {
  const database = template === undefined ? `nuanxin_${newId()}` : `${template}_${newId().slice(0, 16)}`;
  await administer(url, async (admin) => {
    const owned = owner === undefined ? admin`` : admin`owner ${admin(owner)}`;
    const copied = template === undefined ? admin`` : admin`template ${admin(template)}`;
    await admin`create database ${admin(database)} ${owned} ${copied}`;
  });
  const own = new URL(url);
  own.pathname = `/${database}`;
  const drop = (): Promise<void> =>
    administer(url, async (admin) => {
      await admin`drop database ${admin(database)} with (force)`;
    });
  return { url: own.href, database, drop };
}

async function openPlace(place: TemporaryPlace): Promise<OpenDatabase> {
  const opened = await openServer(place);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await place.drop();
    },
  };
}

async function makeLogins(url: string): Promise<Logins> {
  const id = newId();
  const logins = { owner: `nuanxin_owner_${id}`, bot: `nuanxin_bot_${id}` };
  await administer(url, async (admin) => {
    for (const login of Object.values(logins))
      await admin.unsafe(
        `create role ${login} login password '${new URL(url).password || login}' nosuperuser nobypassrls`,
      );
  });
  return logins;
}

const dropLogins = (url: string, { owner, bot }: Logins): Promise<void> =>
  administer(url, async (admin) => {
    await admin`drop role ${admin(owner)}, ${admin(bot)}`;
  });

function as(url: string, login: string): string {
  const own = new URL(url);
  Object.assign(own, { username: login, password: own.password || login });
  return own.href;
}

async function administer(url: string, work: (admin: postgres.Sql) => Promise<void>): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

const newId = (): string => randomUUID().replaceAll("-", "");
