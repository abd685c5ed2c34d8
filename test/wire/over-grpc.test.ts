import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { DEMO_PERSONAS, DEMO_ROOMS } from "../../src/adapters/demo/demo-district.ts";
import { SandboxPuppet } from "../../src/adapters/sandbox/sandbox-puppet.ts";
import { serveSandboxOverGrpc } from "../../src/adapters/sandbox/wire.ts";
import { parseTalk } from "../../src/cli/play/parse-talk.ts";
import { playTalk } from "../../src/cli/play/play-talk.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { WireStage } from "./wire-stage.ts";

const BIN = `${import.meta.dirname}/../../src/cli/bin.js`;

test("a talk over gRPC, the bot in a process of its own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-wire-"));
  await layDatabase(folder);
  const puppet = new SandboxPuppet({ contacts: DEMO_PERSONAS, rooms: DEMO_ROOMS });
  const wire = await serveSandboxOverGrpc({ puppet, port: 0, token: "talk" });
  const bot = spawn(process.execPath, [BIN, "start"], {
    env: {
      ...process.env,
      NUANXIN_DATA: folder,
      NUANXIN_DEMO: "true",
      NUANXIN_LOG: "silent",
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_ENDPOINT: wire.endpoint,
      WECHATY_PUPPET_SERVICE_TOKEN: wire.token,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(bot, "close");
  try {
    await Promise.race([
      once(bot.stdout, "data"),
      ended.then(() => Promise.reject(new Error("the bot did not start"))),
    ]);
    const parsed = parseTalk(readFileSync(`${import.meta.dirname}/over-grpc.talk`, "utf8"));
    if ("problem" in parsed) throw new Error(`line ${parsed.problem.line} is no line of a talk`);
    expect(await playTalk(parsed.talk, new WireStage(puppet))).toBeNull();
  } finally {
    bot.kill("SIGTERM");
    await ended;
    await wire.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
