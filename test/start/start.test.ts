import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";

import { openDatabase } from "../../src/adapters/database/open-database.ts";
import { layDatabase } from "../support/prepared-folder.ts";

const BIN = `${import.meta.dirname}/../../src/cli/bin.js`;
const root = mkdtempSync(join(tmpdir(), "nuanxin-start-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function run(env: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [BIN, "start"], {
    env: { ...process.env, NUANXIN_LOG: "silent", NUANXIN_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output: () => text, ended };
}

async function ready({ child, output, ended }: Run): Promise<void> {
  const said = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => {
      if (output().includes("http://127.0.0.1:")) resolve();
    });
  });
  await Promise.race([
    said,
    ended.then(() => Promise.reject(new Error(`ended before it was ready: ${output()}`))),
  ]);
}

describe("start", () => {
  test("opens an empty folder, prints the page's address, and stops cleanly on Ctrl-C", async () => {
    const first = run({ NUANXIN_DATA: join(root, "one") });
    await ready(first);
    const port = /127\.0\.0\.1:(\d+)/.exec(first.output())?.[1] ?? "";
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);

    const second = run({ NUANXIN_DATA: join(root, "one") });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/正由另一个进程使用/);
    expect(second.output().trim().split("\n")).toHaveLength(1);

    first.child.kill("SIGINT");
    expect(await first.ended).toBe(0);
  }, 90_000);

  const broken: readonly (readonly [string, () => Record<string, string>, RegExp])[] = [
    [
      "a folder that cannot be written",
      () => {
        const file = join(root, "a-file");
        writeFileSync(file, "");
        return { NUANXIN_DATA: join(file, "data") };
      },
      /不能写入/,
    ],
    ["a malformed DATABASE_URL", () => ({ DATABASE_URL: "mysql://secret@host/db" }), /DATABASE_URL 写得不对/],
    [
      "a server that is not there",
      () => ({ DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:9/nowhere" }),
      /连不上数据库（ECONNREFUSED）/,
    ],
    ["a wrong setting", () => ({ NUANXIN_PORT: "seventy" }), /NUANXIN_PORT/],
    [
      "an unknown puppet",
      () => ({ NUANXIN_DATA: join(root, "puppet"), WECHATY_PUPPET: "no-such-puppet" }),
      /微信通道/,
    ],
  ];

  test.each(broken)(
    "%s: one clear line and exit 1",
    async (_name, env, line) => {
      const attempt = run(env());
      expect(await attempt.ended).toBe(1);
      expect(attempt.output()).toMatch(line);
      expect(attempt.output().trim().split("\n")).toHaveLength(1);
      expect(attempt.output()).not.toMatch(/hunter2|secret|    at /);
    },
    60_000,
  );

  test("a database that a newer program wrote is left alone", async () => {
    const folder = join(root, "newer");
    await layDatabase(folder);
    const database = await openDatabase({ folder });
    await database.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 9999999999999)`,
    );
    await database.close();
    const attempt = run({ NUANXIN_DATA: folder });
    expect(await attempt.ended).toBe(1);
    expect(attempt.output()).toMatch(/更新版本的程序/);
  }, 60_000);
});
