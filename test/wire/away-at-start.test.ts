import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { DEMO_PERSONAS, DEMO_ROOMS } from "../../src/adapters/demo/demo-district.ts";
import { SandboxPuppet } from "../../src/adapters/sandbox/sandbox-puppet.ts";
import { serveSandboxOverGrpc } from "../../src/adapters/sandbox/wire.ts";
import { FaultyWire } from "../prove/support/faulty-wire.ts";
import { withServerDatabase } from "../prove/support/server.ts";
import { WireStage } from "./wire-stage.ts";

const BIN = `${import.meta.dirname}/../../src/cli/bin.js`;

test.runIf(process.env["TEST_DATABASE_URL"] !== undefined)(
  "a server that is away at the start: the bot is there, keeps what is said, tells so once, and does it when the server is back",
  () => withServerDatabase(play),
  240_000,
);

async function play(url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-away-"));
  const puppet = new SandboxPuppet({ contacts: DEMO_PERSONAS, rooms: DEMO_ROOMS });
  const grpc = await serveSandboxOverGrpc({ puppet, port: 0, token: "talk" });
  const wire = await FaultyWire.open(Number(new URL(url).port || 5432));
  const through = new URL(url);
  through.host = `127.0.0.1:${wire.port}`;
  const start = () => {
    const bot = spawn(process.execPath, [BIN, "start"], {
      env: {
        ...process.env,
        DATABASE_URL: through.href,
        NUANXIN_DATA: folder,
        NUANXIN_DEMO: "true",
        NUANXIN_LOG: "silent",
        WECHATY_PUPPET: "wechaty-puppet-service",
        WECHATY_PUPPET_SERVICE_ENDPOINT: grpc.endpoint,
        WECHATY_PUPPET_SERVICE_TOKEN: grpc.token,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    const ended = once(bot, "close");
    const hear = async (part: string): Promise<void> => {
      while (!said.includes(part))
        await Promise.race([once(bot.stdout, "data"), ended.then(() => Promise.reject(new Error(said)))]);
    };
    bot.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    return { bot, hear, ended };
  };
  try {
    // Once it was reached: an address that never was is a wrong address, and the start fails.
    const first = start();
    await first.hear("暖心已启动");
    first.bot.kill("SIGTERM");
    expect((await first.ended)[0]).toBe(0);

    wire.setAway(true);
    const second = start();
    await second.hear("先把消息收好");
    const stage = new WireStage(puppet);
    const hear = async (part: string): Promise<void> => {
      while (!stage.said.some(({ text }) => text.includes(part)))
        if (!(await stage.hearMore())) throw new Error(`nobody said ${part}`);
    };
    await stage.say("赵敏", null, "王建国昨天退休了");
    await hear("已经收好");
    await stage.say("赵敏", null, "查 张伟");
    wire.setAway(false);
    await hear("请核对");
    await hear("张伟");
    expect(stage.said.filter(({ text }) => text.includes("已经收好"))).toHaveLength(1);
    second.bot.kill("SIGTERM");
    expect((await second.ended)[0]).toBe(0);
  } finally {
    await wire.close();
    await grpc.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
