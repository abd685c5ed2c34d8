import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";

import { afterAll, describe, expect, test } from "vitest";

import { makeTwoLogins } from "../../src/adapters/database/temporary.ts";
import { writeNewKeys } from "../../src/adapters/vault/load-keys.ts";

const ROOT = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
const DEPLOY = `${ROOT}/docs/deploy`;
const folder = mkdtempSync(`${tmpdir()}/nuanxin-deploy-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const units = readdirSync(DEPLOY).filter((name) => /\.(?:service|timer)$/.test(name));

/** Values of a key of a unit, in order. */
const valuesOf = (unit: string, key: string): string[] =>
  readFileSync(`${DEPLOY}/${unit}`, "utf8")
    .split("\n")
    .flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));

/** A unit's command and settings as they stand, with this folder for /opt/nuanxin and this Node for the system's. */
function commandOf(unit: string, state: string) {
  const here = (text: string): string =>
    text
      .replaceAll("/opt/nuanxin", ROOT)
      .replaceAll("/var/lib/nuanxin", state)
      .replaceAll("%d", folder)
      .replace("/usr/bin/node", process.execPath);
  const [command = "", ...args] = here(valuesOf(unit, "ExecStart")[0] ?? "").split(" ");
  const settings = valuesOf(unit, "Environment").flatMap((line) => here(line).split(" "));
  return {
    command,
    args,
    cwd: here(valuesOf(unit, "WorkingDirectory")[0] ?? ""),
    env: Object.fromEntries(settings.map((setting) => setting.split("=") as [string, string])),
  };
}

test("the bot starts with the flags of `npm start`, as a unit and as a container", () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  const flags = scripts.start.match(/--\S+/g) ?? [];
  expect(flags.length).toBeGreaterThan(0);
  expect(valuesOf("nuanxin.service", "ExecStart")[0]?.match(/--\S+/g)).toEqual(flags);
  const entry = /^ENTRYPOINT (.*)$/m.exec(readFileSync(`${DEPLOY}/Containerfile`, "utf8"))?.[1] ?? "[]";
  expect((JSON.parse(entry) as string[]).filter((word) => word.startsWith("--"))).toEqual(flags);
});

test("each unit has one command, of this program, and no right more than it needs", () => {
  expect(units.length).toBeGreaterThan(3);
  for (const unit of units.filter((name) => name.endsWith(".service"))) {
    expect(valuesOf(unit, "ExecStart")).toHaveLength(1);
    expect(valuesOf(unit, "ExecStart")[0]).toMatch(
      /^\/usr\/bin\/node (?:--\S+ )*\/opt\/nuanxin\/src\/cli\/bin\.js \w+$/,
    );
    for (const [key, value] of [
      ["User", "nuanxin"],
      ["NoNewPrivileges", "yes"],
      ["ProtectSystem", "strict"],
      ["UMask", "0077"],
    ] as const)
      expect([unit, key, valuesOf(unit, key)]).toEqual([unit, key, [value]]);
  }
  // The owner's password is not the bot's to know.
  expect(valuesOf("nuanxin.service", "EnvironmentFile")).toEqual(["/etc/nuanxin/bot.env"]);
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
describe.each(hasSystemd ? units : [])("%s", (unit) => {
  test("systemd finds nothing wrong with it", () => {
    const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", `${DEPLOY}/${unit}`], {
      encoding: "utf8",
    });
    const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("nuanxin"));
    expect(lines).toEqual([]);
  });
});

test("the container runs the same command, as nobody in particular, without keys", () => {
  const file = readFileSync(`${DEPLOY}/Containerfile`, "utf8");
  expect(file).toMatch(/ENTRYPOINT \["node", .*"\/opt\/nuanxin\/src\/cli\/bin\.js"\]/);
  expect(file).toContain('CMD ["start"]');
  expect(file.indexOf("USER nuanxin")).toBeLessThan(file.indexOf("ENTRYPOINT"));
  expect(file).not.toMatch(/COPY \. /);
  for (const [, source = ""] of file.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const path of source.split(" ")) expect(readdirSync(ROOT)).toContain(path);
});

describe("installed by one user and run by another", () => {
  /** The program at a place of its own, with the packages of this one. */
  function install(name: string): string {
    const place = `${folder}/${name}`;
    for (const part of ["src", "drizzle", "locales", "package.json"])
      cpSync(`${ROOT}/${part}`, `${place}/${part}`, { recursive: true });
    mkdirSync(`${place}/node_modules`);
    for (const one of readdirSync(`${ROOT}/node_modules`))
      if (one !== ".cache") symlinkSync(`${ROOT}/node_modules/${one}`, `${place}/node_modules/${one}`);
    mkdirSync(`${place}/tmp`);
    return place;
  }
  const start = (place: string) =>
    spawnSync(process.execPath, [`${place}/src/cli/bin.js`, "--help"], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], TMPDIR: `${place}/tmp` },
    });

  test("what the installer's first call compiled may be read by whoever runs it", () => {
    const place = install("readable");
    expect(start(place)).toMatchObject({ status: 0, stderr: "" });
    const [stamp = ""] = readdirSync(`${place}/node_modules/.cache/nuanxin`);
    const cache = `${place}/node_modules/.cache/nuanxin/${stamp}/src`;
    const made = [
      `${cache}/../..`,
      ...readdirSync(cache, { recursive: true, encoding: "utf8" }).map((one) => `${cache}/${one}`),
    ];
    expect(made.length).toBeGreaterThan(100);
    for (const one of made) expect([one, lstatSync(one).mode & 0o004]).toEqual([one, 0o004]);
    expect(readdirSync(`${place}/tmp`)).toEqual([]);
  });

  test("where it may write nothing beside itself it compiles among temporary files, and trusts only its own there", () => {
    const place = install("read-only");
    writeFileSync(`${place}/node_modules/.cache`, "no folder");
    expect(start(place)).toMatchObject({ status: 0, stderr: "" });
    const [own = ""] = readdirSync(`${place}/tmp`);
    expect(lstatSync(`${place}/tmp/${own}`).mode & 0o077).toBe(0);
    chmodSync(`${place}/tmp/${own}`, 0o777);
    const mistrusted = start(place);
    expect([mistrusted.status, mistrusted.stderr]).toEqual([
      1,
      expect.stringContaining("cannot write compiled sources"),
    ]);
  });
});

const server = process.env["TEST_DATABASE_URL"];

describe.each(server === undefined ? [] : [server])("against a server", (url) => {
  test("migrate as the owner, start as the bot, ready, stop: all as the units say", async () => {
    const place = await makeTwoLogins(url);
    const state = `${folder}/state`;
    writeNewKeys(`${folder}/keys.json`);
    const port = await freePort();
    const run = (unit: string, more: Readonly<Record<string, string>>) => {
      const { command, args, cwd, env } = commandOf(unit, state);
      const all = { ...env, DATABASE_URL: place.url, NUANXIN_PORT: "0", ...more, PATH: process.env["PATH"] };
      const child = spawn(command, args, { cwd, env: all, stdio: ["ignore", "pipe", "pipe"] });
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (part: Buffer) => (said += part.toString()));
      return { child, said: () => said, ended: once(child, "close").then(([code]) => code as number | null) };
    };
    const migration = run("nuanxin-migrate.service", { DATABASE_OWNER_URL: place.ownerUrl });
    expect([await migration.ended, migration.said().trim()]).toEqual([0, "数据库已是最新版本。"]);

    const bot = run("nuanxin.service", { NUANXIN_HEALTH_PORT: String(port) });
    const status = async (path: string): Promise<number> =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(() => status("/ready"), { timeout: 90_000, interval: 200 }).toBe(200);
    expect(await status("/live")).toBe(200);
    bot.child.kill("SIGTERM");
    expect([await bot.ended, bot.said()]).toEqual([0, expect.stringContaining("正在收尾")]);

    const backup = run("nuanxin-backup.service", { DATABASE_OWNER_URL: place.ownerUrl });
    expect([await backup.ended, backup.said()]).toEqual([0, expect.stringContaining("已备份")]);
    await place.drop();
  });
});

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as { port: number };
  listener.close();
  await once(listener, "close");
  return port;
}
