import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, openTab, setStage, setUp } from "./stage.ts";

let browser: Browser;
let context: BrowserContext;
let stage: Awaited<ReturnType<typeof setStage>>;
let page: Page;
let problems: string[];

beforeAll(async () => {
  browser = await openBrowser();
  context = await setUp(browser);
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await setStage();
  ({ page, problems } = await openTab(context, stage.url));
});
afterEach(async () => {
  await page.close();
  await stage.close();
  if (problems.length > 0) throw new Error(`the page has problems: ${problems.join("; ")}`);
});

async function say(text: string): Promise<void> {
  await page.getByRole("textbox", { name: "消息" }).fill(text);
  await page.keyboard.press("Enter");
}
const log = () => page.getByRole("log");
const quick = (name: string) => page.getByRole("group", { name: "快捷回复" }).getByRole("button", { name });
const seen = (text: string) => log().getByText(text).last().waitFor();
const title = () => page.getByRole("heading", { level: 1 }).textContent();

describe("a conversation", () => {
  test("what is written goes to the bot, its card is set line by line, and a click answers", async () => {
    await say("退休");
    await seen("对的回复「确认」");
    expect(await log().locator(".pairs .label").allTextContents()).toEqual(["姓名：", "变动："]);
    await quick("确认").click();
    await seen("BG-2026-00017");
    expect(stage.received.map(({ text }) => text)).toEqual(["退休", "确认"]);
    expect(await quick("撤销").count()).toBe(1);
    expect(await quick("确认").count()).toBe(0);
    expect(await log().locator("code").textContent()).toBe("BG-2026-00017");
  });

  test("a clause that ends in a colon is set as text, and what it says is not squeezed", async () => {
    await stage.puppet.messageSendText(
      "zhao",
      "报变动请直接说：「王建国11月20日退休」。\n年报：「无变动」\n撤回：「撤销」",
    );
    await seen("报变动请直接说");
    expect(await log().locator(".pairs .label").allTextContents()).toEqual(["年报：", "撤回："]);
    expect(await log().locator(".line").textContent()).toBe("报变动请直接说：「王建国11月20日退休」。");
  });

  test("numbered choices become buttons; a line that begins with a number of hours does not", async () => {
    await say("李秀英");
    await quick("2. 李秀英，1995年").click();
    await expect.poll(() => stage.received.at(-1)?.text).toBe("2");
    await say("确认");
    await seen("24 小时内");
    expect(await page.locator("#quick button").allTextContents()).toEqual(["撤销"]);
  });

  test("Shift+Enter breaks the line, and text is never taken for HTML", async () => {
    await page.getByRole("textbox", { name: "消息" }).focus();
    await page.keyboard.type("<img src=x onerror=alert(1)>");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("第二行");
    await page.keyboard.press("Enter");
    await seen("第二行");
    expect(stage.received[0]?.text).toBe("<img src=x onerror=alert(1)>\n第二行");
    expect(await log().locator("img").count()).toBe(0);
  });

  test("10,000 characters wrap, are folded and can be unfolded", async () => {
    await page.getByRole("textbox", { name: "消息" }).fill("长".repeat(10_000));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /展开全文/u }).click();
    expect((await log().locator(".text").textContent())?.length).toBe(10_000);
    const overflow = await log().evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(overflow).toBe(0);
  });

  test("the newest message is in view, and one who reads above is not torn away", async () => {
    for (let n = 1; n <= 40; n += 1) await stage.puppet.messageSendText("zhao", `第 ${n} 条`);
    await seen("第 40 条");
    await expect
      .poll(() => log().evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight))
      .toBeLessThan(2);
    await log().evaluate((node) => node.scrollTo(0, 0));
    await expect.poll(() => log().evaluate((node) => node.scrollTop)).toBe(0);
    await stage.puppet.messageSendText("zhao", "第 41 条");
    await log().getByText("第 41 条").waitFor({ state: "attached" });
    expect(await log().evaluate((node) => node.scrollTop)).toBe(0);
  });
});

const file = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("内容") });

describe("files", () => {
  test("are attached by button and paste, listed, removed and sent", async () => {
    await page.locator("#file-input").setInputFiles([file("甲.xlsx"), file("乙.txt")]);
    await page.getByRole("button", { name: "移除 乙.txt" }).click();
    await page.locator("#draft").evaluate((node) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(["图"], "截图.txt"));
      node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    });
    await page.keyboard.press("Enter");
    await log().getByText("截图.txt").waitFor();
    await expect
      .poll(() => stage.received.map(({ attachment }) => attachment?.name))
      .toEqual(["甲.xlsx", "截图.txt"]);
    expect(Buffer.from(await stage.received[0]!.attachment!.load(100)).toString()).toBe("内容");
  });

  test("can be dropped", async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], "拖来.pdf"));
      return transfer;
    });
    await page.dispatchEvent("main", "dragover", { dataTransfer: data });
    expect(await page.getByText("松手即可添加文件").isVisible()).toBe(true);
    await page.dispatchEvent("main", "drop", { dataTransfer: data });
    await page.getByText("拖来.pdf").waitFor();
  });

  test("one over 20 MB is refused in words", async () => {
    await page.locator("#file-input").evaluate((input: HTMLInputElement) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], "大.zip"));
      input.files = transfer.files;
      input.dispatchEvent(new Event("change"));
    });
    await page.getByText("文件超过 20 MB").waitFor();
    expect(stage.received).toEqual([]);
  });

  test("from the bot can be downloaded under their name", async () => {
    await say("名单");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载 名单.csv" }).click();
    expect((await download).suggestedFilename()).toBe("名单.csv");
  });
});

async function choose(item: string): Promise<void> {
  await log().locator(".mine .more").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: item }).press("Enter");
}

describe("what WeChat does to messages", () => {
  test("one can be delivered again, under the same id and another, and taken back", async () => {
    await say("你好");
    await seen("你好");
    await choose("再送一次（同一编号）");
    await seen("同一编号");
    await choose("再送一次（新编号）");
    await seen("新编号");
    await choose("撤回");
    await seen("赵主席撤回了一条消息");
    await expect.poll(() => stage.received.length).toBe(4);
    const [first, same, other, recall] = stage.received;
    expect(same?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
    expect(recall?.recalls).toBe(first?.id);
  });

  test("the menu is walked with arrows and closed with Escape, and the focus returns", async () => {
    await say("你好");
    await seen("你好");
    await log().locator(".mine .more").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe("再送一次（新编号）");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("menu").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("more");
  });
});

describe("several people", () => {
  test("what the bot sends to one who is not in view is counted and told, and a click goes there", async () => {
    await stage.channel.send({ contactId: "qian" }, { text: "请报年度报告" });
    await page.getByRole("button", { name: /暖心发给了小钱/u }).waitFor();
    expect(await page.getByLabel("1 条未读").textContent()).toBe("1");
    expect(await page.title()).toContain("(1)");
    await page.getByRole("button", { name: /暖心发给了小钱/u }).click();
    await seen("请报年度报告");
    expect(await page.locator(".badge:visible").count()).toBe(0);
  });

  test("in a group one speaks as any member, and calls the bot", async () => {
    await page.keyboard.press("Alt+4");
    expect(await title()).toBe("基层工会干部群");
    await page.getByLabel("发言人").selectOption("qian");
    await say("大家好");
    await seen("大家好");
    await page.getByRole("button", { name: "@暖心" }).click();
    await page.keyboard.type("退休");
    await page.keyboard.press("Enter");
    await seen("对的回复「确认」");
    await quick("确认").click();
    await seen("BG-2026-00017");
    expect(stage.received.map(({ addressed, text, from }) => [addressed, text, from.contactId])).toEqual([
      [false, "大家好", "qian"],
      [true, "退休", "qian"],
      [true, "确认", "qian"],
    ]);
  });

  test("an unsent draft waits in its conversation", async () => {
    await page.getByRole("textbox", { name: "消息" }).fill("写了一半");
    await page.keyboard.press("Alt+2");
    expect(await page.locator("#draft").inputValue()).toBe("");
    await page.keyboard.press("Alt+1");
    expect(await page.locator("#draft").inputValue()).toBe("写了一半");
  });
});

describe("the keyboard alone", () => {
  test("arrows walk the list, / goes to the draft, Escape closes", async () => {
    await page.locator(".row[aria-current]").focus();
    await page.keyboard.press("ArrowDown");
    expect(await title()).toBe("小钱");
    await page.keyboard.press("End");
    expect(await title()).toBe("劳模之家");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("draft");
    await page.keyboard.type("a/b");
    expect(await page.locator("#draft").inputValue()).toBe("a/b");
    await page.getByRole("button", { name: "演示时钟" }).press("Enter");
    expect(await page.locator("#clock-input").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("#clock-input").isVisible()).toBe(false);
  });

  test("every control has a name and shows its focus", async () => {
    await say("退休");
    await seen("对的回复");
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, input, select, textarea, a")]
        .filter((node) => node.offsetParent !== null)
        .filter(
          (node) =>
            !(node.textContent?.trim() || node.getAttribute("aria-label") || node.id === "clock-input"),
        )
        .map((node) => node.outerHTML),
    );
    expect(nameless).toEqual([]);
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).not.toBe("none");
  });
});

describe("the clock", () => {
  test("moves on by a day, to the campaign's days and to any minute, in the district's time", async () => {
    await page.getByRole("button", { name: "+1 天" }).click();
    await expect.poll(() => stage.clock.now().toISOString()).toBe("2026-11-21T01:31:00.000Z");
    await page.getByRole("button", { name: "到 12月30日" }).click();
    await expect.poll(() => stage.clock.now().toISOString()).toBe("2026-12-30T01:00:00.000Z");
    await expect.poll(() => page.locator("#clock-now").textContent()).toContain("12月30日");
    await page.getByRole("button", { name: "演示时钟" }).click();
    await page.locator("#clock-input").fill("2027-02-06T08:05");
    await page.getByRole("button", { name: "设定" }).click();
    await expect.poll(() => stage.clock.now().toISOString()).toBe("2027-02-06T00:05:00.000Z");
    await say("新年好");
    await seen("2027年2月6日");
  });
});

describe("languages and screens", () => {
  test("the page speaks English at a click and remembers it; no text is missing in either", async () => {
    const keysLeft = () => page.locator("body").innerText();
    expect(await keysLeft()).not.toMatch(/\b(?:side|chat|clock|composer|menu|quick)\.[a-z-]+/u);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Send" }).waitFor();
    expect(await keysLeft()).not.toMatch(/\b(?:side|chat|clock|composer|menu|quick)\.[a-z-]+/u);
    await page.reload();
    await page.getByRole("button", { name: "Send" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  test.each([360, 720, 900, 1440])(
    "at %i px nothing sticks out, in light and dark and with large text",
    async (width) => {
      await stage.puppet.messageSendText("zhao", LONG_CARD);
      for (const colorScheme of ["light", "dark"] as const) {
        for (const fontSize of ["100%", "150%"]) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          await page.evaluate(
            (size) => document.documentElement.style.setProperty("font-size", size),
            fontSize,
          );
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        }
      }
    },
  );

  test("on a phone the list and the chat take turns", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("button", { name: /小钱/u }).click();
    expect(await page.locator(".side").isVisible()).toBe(false);
    await say("退休");
    await seen("对的回复");
    await page.getByRole("button", { name: "返回列表" }).click();
    expect(await page.locator(".side").isVisible()).toBe(true);
    expect(await page.locator(".chat").isVisible()).toBe(false);
  });

  test("colours leave every text readable (contrast of at least 4.5)", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const poor = await page.evaluate(measureContrast);
      expect(poor).toEqual([]);
    }
  });
});

describe("when the server goes away", () => {
  test("the page says so, and what was written stays", async () => {
    await stage.close();
    await page.getByText("连接断开").waitFor();
    await say("还在吗");
    await page.getByText("连不上服务器").waitFor();
    expect(await page.locator("#draft").inputValue()).toBe("还在吗");
    problems.length = 0;
    stage = await setStage();
  });
});

const LONG_CARD = `请核对：\n姓名：王建国\n单位：${"北京市西城区展览路".repeat(6)}\n受理编号：BG-2026-00017-ABCDEFGHIJKLMNOPQRSTUVWXYZ\n对的回复「确认」。`;

/** Pairs of colours that are used together, as the style sheet defines them; returns those below 4.5 : 1. */
function measureContrast(): string[] {
  const pairs = [
    ["ink", "paper"],
    ["ink", "panel"],
    ["ink", "raised"],
    ["soft", "paper"],
    ["soft", "panel"],
    ["soft", "raised"],
    ["soft", "accent-wash"],
    ["accent", "accent-wash"],
    ["accent", "raised"],
    ["accent-ink", "accent"],
    ["mine-ink", "mine"],
  ] as const;
  const probe = document.body.appendChild(document.createElement("i"));
  const luminance = (name: string) => {
    probe.style.color = `var(--${name})`;
    const [r = 0, g = 0, b = 0] = getComputedStyle(probe)
      .color.match(/[\d.]+/gu)!
      .map((part) => {
        const value = Number(part) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const poor = pairs
    .map(([front, back]) => {
      const [low = 0, high = 0] = [luminance(front), luminance(back)].toSorted((a, b) => a - b);
      return { pair: `${front} on ${back}`, ratio: (high + 0.05) / (low + 0.05) };
    })
    .filter(({ ratio }) => ratio < 4.5)
    .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`);
  probe.remove();
  return poor;
}
