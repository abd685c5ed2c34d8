import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";

import { afterAll, describe, expect, test } from "vitest";

import { openDatabase } from "../../../src/adapters/database/open-database.ts";
import { makeTwoLogins } from "../../../src/adapters/database/temporary.ts";
import { checkDatabase } from "../../../src/cli/doctor/check-database.ts";
import { checkKeys } from "../../../src/cli/doctor/check-keys.ts";
import { checkMachine } from "../../../src/cli/doctor/check-machine.ts";
import { checkPuppet } from "../../../src/cli/doctor/check-puppet.ts";
import { readConfig } from "../../../src/config.ts";
import { writeNewKeys } from "../../../src/adapters/vault/load-keys.ts";
import { layDatabase } from "../../support/prepared-folder.ts";
import { openTownHouse } from "../../support/town-house.ts";

const root = mkdtempSync(`${tmpdir()}/nuanxin-doctor-`);
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const fresh = (env: Readonly<Record<string, string>> = {}) =>
  readConfig({ NUANXIN_DATA: `${root}/${(count += 1)}`, ...env });
const codes = (findings: readonly { readonly code: string }[]): string[] => findings.map(({ code }) => code);
const K1 = new Set(["k1"]);

describe("doctor", () => {
  test("the machine it stands on", async () => {
    expect(codes(await checkMachine(fresh()))).toEqual(["program-ok", "folder-ok", "clock-ok", "font-ok"]);
    writeFileSync(`${root}/file`, "");
    expect(codes(await checkMachine(readConfig({ NUANXIN_DATA: `${root}/file/below` })))).toContain(
      "folder-unwritable",
    );
  });

  test("keys that are missing, damaged, or anybody's to read", () => {
    const config = fresh();
    expect(checkKeys(config).finding.code).toBe("keys-first");
    const server = fresh({ DATABASE_URL: "postgres://x@127.0.0.1:1/x", NUANXIN_DEMO: "false" });
    expect(checkKeys(server).finding.code).toBe("keys-missing");
    writeNewKeys(config.keysPath);
    expect(checkKeys(config)).toMatchObject({ finding: { code: "keys-ok" }, ids: K1 });
    chmodSync(config.keysPath, 0o644);
    expect(checkKeys(config).finding.code).toBe("keys-open");
    writeFileSync(config.keysPath, "{}");
    expect(checkKeys(config).finding.code).toBe("keys-invalid");
  });

  test("an embedded database: none yet, in use, of this version, sealed with other keys", async () => {
    const config = fresh();
    expect(codes(await checkDatabase(config, null))).toEqual(["database-first"]);
    await layDatabase(config.folder);
    const database = await openDatabase(config.database);
    const town = await openTownHouse(database);
    await town.say("demo-zhaomin", "帮助");
    expect(codes(await checkDatabase(config, K1))).toEqual(["database-busy"]);
    await database.close();
    expect(codes(await checkDatabase(config, K1))).toEqual(["database-ok"]);
    expect(codes(await checkDatabase(config, new Set(["k9"])))).toEqual(["database-ok", "keys-other"]);
  });

  test("a server that is not there, without its password in the answer", async () => {
    const config = fresh({ DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:9/nowhere" });
    const findings = await checkDatabase(config, K1);
    expect(findings).toMatchObject([{ code: "database-away", details: { reason: "ECONNREFUSED" } }]);
    expect(JSON.stringify(findings)).not.toContain("hunter2");
  });

  test("puppets that cannot work", async () => {
    expect((await checkPuppet(fresh())).code).toBe("puppet-sandbox");
    const service = (endpoint: string) =>
      fresh({
        WECHATY_PUPPET: "wechaty-puppet-service",
        WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
        WECHATY_PUPPET_SERVICE_TOKEN: "t",
      });
    expect((await checkPuppet(service(""))).code).toBe("puppet-unusable");
    expect((await checkPuppet(service("127.0.0.1:9"))).code).toBe("puppet-away");
    expect((await checkPuppet(fresh({ WECHATY_PUPPET: "wechaty-puppet-nobody" }))).code).toBe(
      "puppet-unusable",
    );
    const gateway = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => gateway.once("listening", resolve));
    const { port } = gateway.address() as { port: number };
    expect((await checkPuppet(service(`127.0.0.1:${port}`))).code).toBe("puppet-ok");
    gateway.close();
  });
});

const url = process.env["TEST_DATABASE_URL"];

describe.each(url === undefined ? [] : [url])("doctor on a server", (server) => {
  test("says whether the second wall stands", async () => {
    const place = await makeTwoLogins(server);
    const asBot = fresh({ DATABASE_URL: place.url, DATABASE_OWNER_URL: place.ownerUrl });
    expect(codes(await checkDatabase(fresh({ DATABASE_URL: place.ownerUrl }), K1))).toContain(
      "database-first",
    );
    await (await openDatabase(asBot.database)).close();
    expect(codes(await checkDatabase(asBot, K1))).toEqual(["database-ok", "second-wall-ok"]);
    const ownerAlone = fresh({ DATABASE_URL: place.ownerUrl });
    expect(codes(await checkDatabase(ownerAlone, K1))).toEqual(["database-ok", "second-wall-absent"]);
    const ownerTwice = fresh({ DATABASE_URL: place.ownerUrl, DATABASE_OWNER_URL: place.ownerUrl });
    expect(codes(await checkDatabase(ownerTwice, K1))).toEqual(["database-ok", "second-wall-passed"]);
    // With the bot's login alone a bot starts too, as long as there is nothing to bring up to date.
    await (await openDatabase({ url: place.url })).close();
    // A backup made with it would be empty: upkeep refuses.
    await expect(openDatabase({ url: place.url }, "upkeep")).rejects.toMatchObject({
      code: "owner-login-needed",
    });
    await place.drop();
  });

  test("a bot that finds nothing there says whose help it needs", async () => {
    const place = await makeTwoLogins(server);
    await expect(openDatabase({ url: place.url })).rejects.toMatchObject({ code: "owner-needed" });
    await place.drop();
  });
});
