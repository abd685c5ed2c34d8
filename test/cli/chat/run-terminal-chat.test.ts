import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SandboxPuppet } from "../../../src/adapters/sandbox/sandbox-puppet.ts";
import { runTerminalChat, type ChatText } from "../../../src/cli/chat/run-terminal-chat.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { CAST, makePuppet, PERSONAS } from "../../adapters/sandbox/cast.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chat-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function readTexts(locale: string): Promise<ChatText> {
  const url = new URL(`../../../locales/${locale}/replies/chat.json`, import.meta.url);
  const texts = JSON.parse(await readFile(url, "utf8")) as Record<string, string>;
  return (key, params = {}) => {
    const found = texts[key];
    if (found === undefined) throw new Error(`no text ${key} in ${locale}`);
    return found.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(params[name]));
  };
}

interface Session {
  readonly said: string;
  readonly puppet: SandboxPuppet;
  readonly clock: MovableClock;
  readonly moves: string[];
}

/** Types lines into a pipe; after each, `react` may let the bot say something. */
async function typeIn(
  lines: readonly string[],
  react: (puppet: SandboxPuppet) => Promise<void> = async () => undefined,
  locale: "zh-CN" | "en" = "zh-CN",
): Promise<Session> {
  const clock = new MovableClock();
  clock.freeze(new Date("2026-11-22T05:00:00Z"));
  const puppet = makePuppet({ now: () => clock.now() });
  await puppet.start();
  await puppet.messageSearch();
  const input = new PassThrough();
  const output = new PassThrough();
  const moves: string[] = [];
  input.end(lines.map((line) => `${line}\n`).join(""));
  await runTerminalChat({
    puppet,
    personas: PERSONAS,
    rooms: CAST.rooms,
    clock,
    input,
    output,
    locale,
    text: await readTexts(locale),
    onClockMoved: () => moves.push(clock.now().toISOString()),
    settled: () => react(puppet),
  });
  await puppet.stop();
  return { said: String(output.read()), puppet, clock, moves };
}

const posted = ({ puppet }: Session) =>
  puppet.journal.entries.map(({ happening, speakerId, conversationId, text }) => [
    happening,
    speakerId,
    conversationId,
    text,
  ]);

describe("the terminal chat", () => {
  test("speaks as one persona or another, in private and in a group", async () => {
    const session = await typeIn([
      "王建国同志11月20日退休",
      "/as 2",
      "无变动",
      "/in 基层工会干部群",
      "@暖心 帮助",
      "/in",
      "//斜杠开头",
      "/as 路人",
      "/in 1",
      "你好",
    ]);
    expect(posted(session)).toEqual([
      ["message", "zhao", "zhao", "王建国同志11月20日退休"],
      ["message", "qian", "qian", "无变动"],
      ["message", "qian", "officers@room", "@暖心 帮助"],
      ["message", "qian", "qian", "/斜杠开头"],
      ["message", "guest", "guest", "你好"],
    ]);
    expect(session.said).toContain("路人不在「基层工会干部群」里");
    const inRoom = session.puppet.journal.entries[2]!.messageId;
    expect(await session.puppet.messagePayload(inRoom)).toMatchObject({ mentionIdList: ["nuanxin-bot"] });
  });

  test("shows what the bot sends, to whomever, line by line and without control characters", async () => {
    let told = false;
    const session = await typeIn(["退休"], async (puppet) => {
      if (told) return;
      told = true;
      await puppet.messageSendText("zhao", "请核对：\n姓名：王建国\u001B[2J");
      await puppet.messageSendText("officers@room", "大家好");
    });
    expect(session.said).toContain(
      "2026-11-22 13:00  暖心 → 赵主席\n    请核对：\n    姓名：王建国\uFFFD[2J\n",
    );
    expect(session.said).toContain("暖心 → 基层工会干部群\n    大家好\n");
  });

  test("sends a file, and keeps the one that the bot sent without overwriting anything", async () => {
    const path = join(folder, "花名册.xlsx");
    const target = join(folder, "回执.txt");
    await writeFile(path, "内容");
    let sent = false;
    const session = await typeIn(
      ["/save", `/file ${path}`, `/save ${target}`, `/save ${target}`, "/file /nirgendwo"],
      async (puppet) => {
        if (sent || puppet.journal.entries.length === 0) return;
        sent = true;
        const { FileBox } = await import("file-box");
        await puppet.messageSendFile("zhao", FileBox.fromBuffer(Buffer.from("收到"), "回执.txt"));
      },
    );
    expect(session.puppet.journal.entries[0]?.file).toEqual({ name: "花名册.xlsx", size: 6 });
    expect(await readFile(target, "utf8")).toBe("收到");
    expect(session.said).toContain("还没有发来文件");
    expect(session.said).toContain("没有做成：EEXIST");
    expect(session.said).toContain("没有做成：ENOENT");
  });

  test("delivers the last message again and takes it back", async () => {
    const session = await typeIn([
      "/redeliver",
      "/recall",
      "退休",
      "/redeliver",
      "/redeliver new",
      "/recall",
    ]);
    expect(posted(session).map(([happening]) => happening)).toEqual([
      "message",
      "redelivery",
      "redelivery",
      "recall",
    ]);
    expect(session.said.match(/还没有说过话/gu)).toHaveLength(2);
    const [first, same, other] = session.puppet.journal.entries;
    expect(same?.messageId).toBe(first?.messageId);
    expect(other?.messageId).not.toBe(first?.messageId);
  });

  test("moves the clock", async () => {
    const session = await typeIn([
      "/clock",
      "/clock +1d",
      "/clock 2026-12-30",
      "/clock 2027-01-01T00:00",
      "/clock bald",
    ]);
    expect(session.moves).toEqual([
      "2026-11-23T05:00:00.000Z",
      "2026-12-30T01:00:00.000Z",
      "2026-12-31T16:00:00.000Z",
    ]);
    expect(session.said).toContain("2026年11月22日");
    expect(session.said).toContain("看不懂「bald」");
  });

  test.each(["zh-CN", "en"] as const)(
    "knows who there is, helps, and ends at /quit, in %s",
    async (locale) => {
      const session = await typeIn(
        ["/who", "/help", "/frobnicate", "/as 9", "/in 9", "", "/quit", "x"],
        undefined,
        locale,
      );
      expect(session.said).toContain("/redeliver [new]");
      expect(session.said).toContain("/frobnicate");
      expect(session.said.split("赵主席").length).toBeGreaterThan(2);
      expect(posted(session)).toEqual([]);
    },
  );
});
