import { spawn, type ChildProcessByStdio } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import type { SandboxEntry } from "../../../src/adapters/sandbox/journal.ts";
import type { SandboxPuppet } from "../../../src/adapters/sandbox/sandbox-puppet.ts";
import { serveSandboxOverGrpc, type Wire } from "../../../src/adapters/sandbox/wire.ts";
import { openWechaty } from "../../../src/adapters/wechaty/open-wechaty.ts";
import { makeLog } from "../wechaty/open-channel.ts";
import { scriptArguments } from "../../support/run-script.ts";
import { makePuppet } from "./cast.ts";

const BOT = new URL("echo-bot.ts", import.meta.url);

class Bot {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  readonly lines: string[] = [];

  constructor({ endpoint, token }: Wire) {
    this.process = spawn(process.execPath, scriptArguments(BOT, endpoint, token), {
      stdio: ["ignore", "pipe", "inherit"],
    });
    createInterface(this.process.stdout).on("line", (line) => {
      this.lines.push(line);
      this.process.emit("line");
    });
  }

  /** Resolves when `count` lines that begin with `start` are there. */
  async until(start: string, count = 1): Promise<void> {
    while (this.lines.filter((line) => line.startsWith(start)).length < count)
      await once(this.process, "line");
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.kill("SIGTERM");
    await once(this.process, "exit");
  }
}

/** Resolves to the next thing that the bot sends. */
function nextSent(puppet: SandboxPuppet): Promise<SandboxEntry> {
  return new Promise((resolve) => {
    const unfollow = puppet.journal.follow((entry) => {
      if (entry.speakerId !== puppet.bot.contactId) return;
      unfollow();
      resolve(entry);
    });
  });
}

let wire: Wire | undefined;
let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  await wire?.stop();
});

describe("a bot in another process", () => {
  test("hears and says text in private and in rooms, files of any size, and recalls", async () => {
    const puppet = makePuppet();
    wire = await serveSandboxOverGrpc({ puppet, port: 0, token: "test" });
    bot = new Bot(wire);
    await bot.until("logged in");

    const exchange = async (message: Parameters<SandboxPuppet["post"]>[0]) => {
      const answer = nextSent(puppet);
      const messageId = puppet.post(message);
      return { messageId, answer: await answer };
    };
    const privately = await exchange({ contactId: "zhao", text: "无变动" });
    expect(privately.answer).toMatchObject({ conversationId: "zhao", text: "听到：无变动" });
    const inRoom = await exchange({
      contactId: "qian",
      roomId: "officers@room",
      text: "@暖心 帮助",
      mentionsBot: true,
    });
    expect(inRoom.answer).toMatchObject({ conversationId: "officers@room", text: "听到：帮助" });

    for (const size of [10, 300_000, 5 * 1024 * 1024]) {
      const bytes = randomBytes(size);
      const { answer } = await exchange({ contactId: "zhao", file: { name: "花名册.xlsx", bytes } });
      expect(answer.file).toEqual({ name: "回执-花名册.xlsx", size });
      expect(Buffer.compare(Buffer.from(puppet.fileOf(answer.messageId)!.bytes), bytes)).toBe(0);
    }

    const recalled = nextSent(puppet);
    puppet.recall(privately.messageId);
    expect((await recalled).text).toBe(`撤回 ${privately.messageId}`);

    await bot.stop();
    expect(bot.lines.at(-1)).toBe("stopped");
    expect(bot.process.exitCode).toBe(0);
  });

  test("lives on when the gateway goes away, and is back when it is", async () => {
    const puppet = makePuppet();
    wire = await serveSandboxOverGrpc({ puppet, port: 0, token: "test" });
    bot = new Bot(wire);
    await bot.until("logged in");
    const port = Number(wire.endpoint.split(":")[1]);

    await wire.stop();
    await puppet.stop();
    await bot.until("connection lost");
    await bot.until("cannot log in");
    wire = await serveSandboxOverGrpc({ puppet, port, token: "test" });
    await bot.until("logged in", 2);

    const answer = nextSent(puppet);
    puppet.post({ contactId: "zhao", text: "回来了吗" });
    expect((await answer).text).toBe("听到：回来了吗");
    expect(bot.process.exitCode).toBeNull();
  });
});

test("a wrong token is refused in words, after the attempts planned", async () => {
  const puppet = makePuppet();
  wire = await serveSandboxOverGrpc({ puppet, port: 0, token: "right" });
  const { log, lines } = makeLog();
  const opening = openWechaty({
    puppet: { name: "wechaty-puppet-service", endpoint: wire.endpoint, token: "wrong" },
    log,
    retry: { baseDelay: 1, firstAttempts: 2 },
  });
  await expect(opening).rejects.toThrow(/UNAUTHENTICATED/u);
  expect(lines.filter(([, line]) => line.includes("trying again"))).toHaveLength(1);
});

test("nobody at the endpoint is told as well", async () => {
  const opening = openWechaty({
    puppet: { name: "wechaty-puppet-service", endpoint: "127.0.0.1:1", token: "any" },
    log: makeLog().log,
    retry: { firstAttempts: 1 },
  });
  await expect(opening).rejects.toThrow(/UNAVAILABLE/u);
});
