import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { MovableClock } from "../../src/domain/clock.ts";
import { openWechaty } from "../../src/adapters/wechaty/open-wechaty.ts";
import { serveSandbox } from "../../src/adapters/sandbox/server/serve-sandbox.ts";
import type { InboundMessage } from "../../src/pipeline/ports/channel.ts";
import { CAST, makePuppet, PERSONAS } from "../adapters/sandbox/cast.ts";
import { makeLog } from "../adapters/wechaty/open-channel.ts";

/** Like the probe that found Chromium to work without a network of its own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: FLAGS });

/** A stand-in for the real bot: says fixed things, so that the page alone is under test. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  退休: ["请核对：\n姓名：王建国\n变动：在职 → 退休\n对的回复「确认」，不要了回复「取消」。"],
  确认: ["已登记，受理编号 BG-2026-00017。\n24 小时内要撤回，请回复「撤销」。"],
  李秀英: ["您说的是哪一位？\n1. 李秀英，1989年\n2. 李秀英，1995年\n请回复数字。"],
};

/** The page on a real server and a real Wechaty, with the stand-in bot and a clock that stands still. */
export async function setStage() {
  const clock = new MovableClock();
  clock.freeze(new Date("2026-11-20T01:31:00Z"));
  const puppet = makePuppet({ now: () => clock.now() });
  const channel = await openWechaty({ puppet: { name: "sandbox", instance: puppet }, log: makeLog().log });
  const received: InboundMessage[] = [];
  channel.onMessage(async (message) => {
    received.push(message);
    for (const text of LINES[message.text] ?? []) await channel.send(message.from, { text });
    if (message.text === "名单") {
      await channel.send(message.from, { file: new TextEncoder().encode("甲,乙"), name: "名单.csv" });
    }
  });
  const server = await serveSandbox({ puppet, personas: PERSONAS, rooms: CAST.rooms, clock, port: 0 });
  return {
    clock,
    puppet,
    channel,
    received,
    url: server.url,
    close: async () => {
      await server.stop();
      await channel.stop();
    },
  };
}

/** Somebody's browser as it is set up. What a page remembers stays with its address, and each stage has one of its own. */
export const setUp = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 } });

/** A tab on the page; whatever goes wrong in it, or leaves this machine, is in `problems`. */
export async function openTab(context: BrowserContext, url: string) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(url).origin });
  const page: Page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/u.test(request.url()))
      problems.push(request.url());
  });
  await page.goto(url);
  await page.locator(".row").first().waitFor();
  return { page, problems };
}
