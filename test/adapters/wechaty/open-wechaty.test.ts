import { EventEmitter, once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { types } from "wechaty-puppet";
import { openWechaty, type WechatyChannel } from "../../../src/adapters/wechaty/open-wechaty.ts";
import { SandboxPuppet } from "../../../src/adapters/sandbox/sandbox-puppet.ts";
import { CAST, makePuppet } from "../sandbox/cast.ts";
import { makeLog, openOn } from "./open-channel.ts";

const open: WechatyChannel[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((channel) => channel.stop()));
});

async function start(...args: Parameters<typeof openOn>) {
  const opened = await openOn(...args);
  open.push(opened.channel);
  return opened;
}

describe("what comes in", () => {
  test("a private message carries its text, sender, time and id", async () => {
    const at = new Date("2026-11-20T01:02:03.456Z");
    const puppet = makePuppet({ now: () => at });
    const { nth } = await start(puppet);
    const id = puppet.post({ contactId: "zhao", text: "王建国同志11月20日退休\u0000\ud800" });
    expect(await nth(1)).toEqual({
      id,
      from: { contactId: "zhao" },
      text: "王建国同志11月20日退休\u0000\ud800",
      sentAt: at,
      addressed: true,
    });
  });

  test("in a room the bot hears everything, and knows when it is spoken to", async () => {
    const puppet = makePuppet();
    const { nth } = await start(puppet, { botNames: ["小暖"] });
    const say = (text: string, mentionsBot = false) =>
      puppet.post({ contactId: "qian", roomId: "officers@room", text, mentionsBot });
    say("大家好");
    say("@暖心\u2005首都劳动奖章算劳模吗", true);
    say("@暖心 首都劳动奖章算劳模吗");
    say("小暖，帮助");
    say("@主席的暖心助手\u2005帮助", true);
    say("请问", true);
    say("这事真暖心");
    const heard = [];
    for (let n = 1; n <= 7; n += 1) {
      const { from, text, addressed } = await nth(n);
      expect(from).toEqual({ contactId: "qian", roomId: "officers@room" });
      heard.push([addressed, text]);
    }
    expect(heard).toEqual([
      [false, "大家好"],
      [true, "首都劳动奖章算劳模吗"],
      [true, "首都劳动奖章算劳模吗"],
      [true, "帮助"],
      [true, "帮助"],
      [true, "请问"],
      [false, "这事真暖心"],
    ]);
  });

  test("a recall names the message that it takes back", async () => {
    const puppet = makePuppet();
    const { nth } = await start(puppet);
    const id = puppet.post({ contactId: "zhao", text: "李秀英师傅昨天走了" });
    puppet.recall(id);
    const recall = await nth(2);
    expect(recall).toMatchObject({ recalls: id, text: "", from: { contactId: "zhao" } });
    expect(recall.id).not.toBe(id);
  });

  test("the same message comes again under the same id or another", async () => {
    const puppet = makePuppet();
    const { nth } = await start(puppet);
    const id = puppet.post({ contactId: "zhao", text: "无变动" });
    await nth(1);
    puppet.redeliver(id, "same-id");
    const other = puppet.redeliver(id, "new-id");
    expect([(await nth(2)).id, (await nth(3)).id]).toEqual([id, other]);
    expect(other).not.toBe(id);
    expect((await nth(3)).text).toBe("无变动");
  });

  test("own messages, system notices and official accounts are dropped", async () => {
    const puppet = makePuppet({ contacts: [...CAST.contacts, { contactId: "weixin", name: "微信团队" }] });
    puppet.mocker.contactPayload("gh_1", {
      ...puppet.mocker.contactPayload("zhao"),
      id: "gh_1",
      type: types.Contact.Official,
    });
    const { channel, received, nth } = await start(puppet);
    const sent = await channel.send({ contactId: "zhao" }, { text: "您好" });
    puppet.emit("message", { messageId: sent });
    puppet.post({ contactId: "weixin", text: "登录操作通知" });
    puppet.post({ contactId: "gh_1", text: "今日要闻" });
    const id = puppet.post({ contactId: "zhao", text: "帮助" });
    expect((await nth(1)).id).toBe(id);
    expect(received).toHaveLength(1);
  });

  test("messages that come before the handler wait for it", async () => {
    const puppet = makePuppet();
    const { log } = makeLog();
    const channel = await openWechaty({ puppet: { name: "sandbox", instance: puppet }, log });
    open.push(channel);
    puppet.post({ contactId: "zhao", text: "早" });
    await puppet.messageSearch({ id: puppet.post({ contactId: "zhao", text: "到" }) });
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      channel.onMessage(async ({ text }) => {
        if (heard.push(text) === 2) resolve();
      });
    });
    expect(heard).toEqual(["早", "到"]);
  });
});

describe("what goes out", () => {
  test("text and files reach the contact or the room, and the id comes back", async () => {
    const puppet = makePuppet();
    const { channel } = await start(puppet);
    const first = await channel.send({ contactId: "zhao" }, { text: "1. 王建国\n2. 王建国" });
    const second = await channel.send(
      { contactId: "zhao", roomId: "all@room" },
      { file: new Uint8Array([1, 2, 3]), name: "名单.xlsx" },
    );
    expect(puppet.journal.entries).toMatchObject([
      { messageId: first, conversationId: "zhao", speakerId: "nuanxin-bot", text: "1. 王建国\n2. 王建国" },
      { messageId: second, conversationId: "all@room", file: { name: "名单.xlsx", size: 3 } },
    ]);
    expect(puppet.fileOf(second)?.bytes).toEqual(Buffer.from([1, 2, 3]));
  });

  test("an unknown contact, an unknown room and a throttled account reject", async () => {
    const puppet = makePuppet();
    const { channel } = await start(puppet);
    await expect(channel.send({ contactId: "nobody" }, { text: "?" })).rejects.toThrow(/no contact/u);
    await expect(channel.send({ contactId: "zhao", roomId: "x@room" }, { text: "?" })).rejects.toThrow(
      /no room/u,
    );
    puppet.refusal = "操作过于频繁";
    await expect(channel.send({ contactId: "zhao" }, { text: "?" })).rejects.toThrow("操作过于频繁");
    puppet.refusal = undefined;
    await expect(channel.send({ contactId: "zhao" }, { text: "!" })).resolves.toBeTypeOf("string");
  });
});

describe("what goes wrong", () => {
  test("a handler that throws is logged, and the next message is handled", async () => {
    const puppet = makePuppet();
    const { channel, lines, until } = await start(puppet);
    const heard: string[] = [];
    channel.onMessage(async ({ text }) => {
      heard.push(text);
      throw new Error(`cannot do ${text}`);
    });
    puppet.post({ contactId: "zhao", text: "一" });
    puppet.post({ contactId: "zhao", text: "二" });
    await until("could not be handled", 2);
    expect(heard).toEqual(["一", "二"]);
    expect(lines.filter(([level]) => level === "error")).toHaveLength(2);
  });

  test("an error event is logged and ends nothing", async () => {
    const puppet = makePuppet();
    const { channel, until } = await start(puppet);
    puppet.emit("error", new Error("strange"));
    puppet.emit("message", { messageId: "never seen" });
    await until("reports an error", 2);
    expect(channel.isOnline()).toBe(true);
  });

  test("a login that never comes rejects, after as many attempts as planned", async () => {
    class Deaf extends SandboxPuppet {
      starts = 0;
      override async onStart(): Promise<void> {
        this.starts += 1;
      }
    }
    const puppet = new Deaf(CAST);
    const { log, lines } = makeLog();
    const opening = openWechaty({
      puppet: { name: "sandbox", instance: puppet },
      log,
      retry: { baseDelay: 1, firstAttempts: 3 },
      patience: { loginTimeout: 20 },
    });
    await expect(opening).rejects.toThrow("nobody logged in");
    expect(puppet.starts).toBe(3);
    expect(lines.filter(([, line]) => line.includes("trying again"))).toHaveLength(2);
  });

  test("a puppet that fails to start rejects with its reason, although Wechaty's start resolves", async () => {
    class Broken extends SandboxPuppet {
      override async onStart(): Promise<void> {
        throw new Error("account suspended");
      }
    }
    const opening = openWechaty({
      puppet: { name: "sandbox", instance: new Broken(CAST) },
      log: makeLog().log,
      retry: { firstAttempts: 1 },
    });
    await expect(opening).rejects.toThrow("account suspended");
  });

  test("a puppet whose package is not installed says which to install, at once", async () => {
    const opening = openWechaty({
      puppet: { name: "wechaty-puppet-padlocal", token: "puppet_padlocal_x" },
      log: makeLog().log,
    });
    await expect(opening).rejects.toThrow('run "npm install wechaty-puppet-padlocal"');
  });

  test("after a logout it logs in again, and messages go both ways", async () => {
    const puppet = makePuppet();
    const { channel, until, nth } = await start(puppet, { retry: { baseDelay: 1 } });
    await puppet.logout("phone logged in elsewhere");
    await until("logged in", 2);
    puppet.post({ contactId: "zhao", text: "还在吗" });
    expect((await nth(1)).text).toBe("还在吗");
    await channel.send({ contactId: "zhao" }, { text: "在" });
    expect(puppet.journal.entries.at(-1)).toMatchObject({ text: "在" });
  });
});

describe("stop", () => {
  test("waits for the handler at work, which may still send", async () => {
    const puppet = makePuppet();
    const { channel } = await openOn(puppet);
    const gate = new EventEmitter();
    channel.onMessage(async ({ from }) => {
      gate.emit("started");
      await once(gate, "released");
      await channel.send(from, { text: "已办" });
    });
    puppet.post({ contactId: "zhao", text: "办" });
    await once(gate, "started");
    const stopping = channel.stop();
    gate.emit("released");
    await stopping;
    expect(puppet.journal.entries.at(-1)).toMatchObject({ text: "已办" });
    expect(channel.isOnline()).toBe(false);
    await expect(channel.send({ contactId: "zhao" }, { text: "?" })).rejects.toThrow("not connected");
  });

  test("a second bot on the same puppet hears each message once", async () => {
    const puppet = makePuppet();
    const first = await openOn(puppet);
    await first.channel.stop();
    const second = await start(puppet);
    puppet.post({ contactId: "zhao", text: "重启了吗" });
    await second.nth(1);
    expect(first.received).toHaveLength(0);
    expect(second.received).toHaveLength(1);
    expect(puppet.listenerCount("message")).toBe(1);
  });
});
