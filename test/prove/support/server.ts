import { randomUUID } from "node:crypto";

import postgres from "postgres";

export const serverUrl = (): string =>
  process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** A database of its own on the test server, dropped afterwards. */
export async function withServerDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const url = serverUrl();
  const name = `nuanxin_prove_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  try {
    const own = new URL(url);
    own.pathname = `/${name}`;
    return await work(own.href);
  } finally {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  }
}
