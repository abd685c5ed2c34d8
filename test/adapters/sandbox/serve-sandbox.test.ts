import { createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MovableClock } from "../../../src/domain/clock.ts";
import type { SandboxEntry } from "../../../src/adapters/sandbox/journal.ts";
import type { SandboxPuppet } from "../../../src/adapters/sandbox/sandbox-puppet.ts";
import { serveSandbox, type SandboxServer } from "../../../src/adapters/sandbox/server/serve-sandbox.ts";
import { CAST, makePuppet, PERSONAS } from "./cast.ts";

const clock = new MovableClock();
const moves: Date[] = [];
let puppet: SandboxPuppet;
let server: SandboxServer;

beforeAll(async () => {
  puppet = makePuppet({ now: () => clock.now() });
  await puppet.start();
  server = await serveSandbox({
    puppet,
    personas: PERSONAS,
    rooms: CAST.rooms,
    clock,
    onClockMoved: () => moves.push(clock.now()),
    port: 0,
  });
});
beforeEach(() => clock.freeze(new Date("2026-11-22T05:00:00Z")));
afterAll(async () => {
  await server.stop();
  await puppet.stop();
});

const get = (path: string, headers = {}) => fetch(new URL(path, server.url), { headers });
const post = (path: string, body: unknown, headers = {}) =>
  fetch(new URL(path, server.url), {
    method: "POST",
    body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    headers,
  });
const lastEntry = () => puppet.journal.entries.at(-1);

/** A request whose headers `fetch` would not let us set; resolves to the status. */
async function rawStatus(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const sent = request({ host: "127.0.0.1", port: server.port, method, path, headers });
  sent.end();
  const [response] = (await once(sent, "response")) as [{ statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

describe("the page", () => {
  test.each(["/", "/page.css", "/page.js", "/texts/zh-CN.json", "/texts/en.json"])(
    "%s is served",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
      expect((await response.text()).length).toBeGreaterThan(2);
    },
  );

  test.each(["/../package.json", "/..%2f..%2fserver%2fserve-sandbox.ts", "/texts/fr.json", "/nothing"])(
    "%s is not",
    async (path) => {
      expect(await rawStatus("GET", path, {})).toBe(404);
    },
  );

  test("asks nothing of any other host", async () => {
    for (const path of ["/", "/page.css", "/page.js"]) {
      expect(await (await get(path)).text()).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/u);
    }
  });
});

const host = () => `127.0.0.1:${server.port}`;

describe("who may ask", () => {
  test("a name that is pointed at this machine is refused", async () => {
    expect(await rawStatus("GET", "/api/state", { host: "evil.example" })).toBe(403);
    expect(await rawStatus("GET", "/api/state", { host: `evil.example:${server.port}` })).toBe(403);
    expect(await rawStatus("GET", "/api/state", { host: host() })).toBe(200);
    expect(await rawStatus("GET", "/api/state", { host: `localhost:${server.port}` })).toBe(200);
  });

  test("another site's page can neither post nor listen", async () => {
    const before = puppet.journal.entries.length;
    const body = { contactId: "zhao", text: "去世" };
    for (const origin of ["https://evil.example", "null", `http://127.0.0.1:${server.port + 1}`]) {
      expect((await post("/api/messages", body, { origin })).status).toBe(403);
      expect((await get("/api/events", { origin })).status).toBe(403);
    }
    expect((await post("/api/messages", body, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(puppet.journal.entries).toHaveLength(before);
    expect((await post("/api/messages", body, { origin: `http://${host()}` })).status).toBe(200);
  });
});

describe("the API", () => {
  test("state names bot, personas, rooms, clock and what was said", async () => {
    puppet.post({ contactId: "zhao", text: "有人吗" });
    const state = (await (await get("/api/state")).json()) as { entries: SandboxEntry[] };
    expect(state).toMatchObject({
      bot: puppet.bot,
      personas: PERSONAS,
      rooms: CAST.rooms,
      now: "2026-11-22T05:00:00.000Z",
    });
    expect(state.entries.at(-1)).toMatchObject({ speakerId: "zhao", text: "有人吗" });
  });

  test("a message is posted in private and in a room", async () => {
    const response = await post("/api/messages", { contactId: "zhao", text: "无变动\u0000\ud800" });
    const { messageId } = (await response.json()) as { messageId: string };
    expect(lastEntry()).toMatchObject({ messageId, conversationId: "zhao", text: "无变动\u0000\ud800" });
    await post("/api/messages", {
      contactId: "qian",
      roomId: "officers@room",
      text: "@暖心 帮助",
      mentionsBot: true,
    });
    expect(lastEntry()).toMatchObject({ speakerId: "qian", conversationId: "officers@room" });
    expect(await puppet.messagePayload(lastEntry()!.messageId)).toMatchObject({
      mentionIdList: ["nuanxin-bot"],
    });
  });

  test("a file of 20 MB is posted and comes back; a byte more is refused", async () => {
    const limit = 20 * 1024 * 1024;
    const path = `/api/files?contactId=zhao&name=${encodeURIComponent("花名册 (终).xlsx")}`;
    const { messageId } = (await (await post(path, new Uint8Array(limit).fill(7))).json()) as {
      messageId: string;
    };
    expect(lastEntry()?.file).toEqual({ name: "花名册 (终).xlsx", size: limit });
    const back = await get(`/api/files/${messageId}`);
    expect(back.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''%E8%8A%B1%E5%90%8D%E5%86%8C%20%28%E7%BB%88%29.xlsx",
    );
    expect((await back.arrayBuffer()).byteLength).toBe(limit);
    expect((await post(path, new Uint8Array(limit + 1))).status).toBe(413);
    expect((await get("/api/files/none")).status).toBe(404);
  });

  test("a message is delivered again and taken back", async () => {
    const messageId = puppet.post({ contactId: "zhao", text: "退休" });
    const again = await post(`/api/messages/${messageId}/redeliver`, { as: "same-id" });
    expect(await again.json()).toEqual({ messageId });
    expect(lastEntry()).toMatchObject({ happening: "redelivery", messageId });
    const other = await post(`/api/messages/${messageId}/redeliver`, { as: "new-id" });
    expect(await other.json()).not.toEqual({ messageId });
    expect((await post(`/api/messages/${messageId}/recall`, {})).status).toBe(200);
    expect(lastEntry()).toMatchObject({ happening: "recall", messageId, conversationId: "zhao" });
  });

  test("the clock is set and moved on, and somebody is told", async () => {
    moves.length = 0;
    await post("/api/clock", { now: "2026-12-30T09:00:00+08:00" });
    await post("/api/clock", { advance: 86_400_000 });
    expect(moves).toEqual([new Date("2026-12-30T01:00:00Z"), new Date("2026-12-31T01:00:00Z")]);
    await post("/api/messages", { contactId: "zhao", text: "晚了" });
    expect(lastEntry()?.at).toEqual(new Date("2026-12-31T01:00:00Z"));
  });

  test.each([
    ["/api/messages", {}, 400],
    ["/api/messages", { contactId: "zhao", text: "" }, 400],
    ["/api/messages", { contactId: "nobody", text: "?" }, 404],
    ["/api/messages", { contactId: "zhao", roomId: "nowhere", text: "?" }, 404],
    ["/api/messages/none/redeliver", { as: "same-id" }, 404],
    ["/api/messages/none/redeliver", { as: "often" }, 400],
    ["/api/messages/none/recall", {}, 404],
    ["/api/clock", { now: "tomorrow" }, 400],
    ["/api/clock", { advance: 1e15 }, 400],
    ["/api/nothing", {}, 404],
    ["/api/messages/%E0%A4%A/recall", {}, 404],
  ])("%s %j answers %d", async (path, body, status) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty("error");
  });

  test("what is not JSON is a bad request", async () => {
    expect((await post("/api/messages", new TextEncoder().encode("{"))).status).toBe(400);
  });
});

describe("the event stream", () => {
  test("tells what was missed, what comes, and the clock", async () => {
    puppet.post({ contactId: "zhao", text: "此前" });
    const seen = lastEntry()!.seq;
    puppet.post({ contactId: "zhao", text: "错过" });
    const response = await get("/api/events", { "last-event-id": String(seen) });
    puppet.post({ contactId: "zhao", text: "正在" });
    await post("/api/clock", { advance: 1_000 });
    let text = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes("event: clock")) break;
    }
    expect(text).toMatch(
      /event: hello[\s\S]*错过[\s\S]*正在[\s\S]*event: clock\ndata: \{"now":"2026-11-22T05:00:01.000Z"\}/u,
    );
    expect(text).not.toContain("此前");
  });
});

test("when its port is taken, it takes another, and stops with pages open", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const second = await serveSandbox({ puppet, personas: PERSONAS, rooms: [], clock, port });
  expect(second.port).not.toBe(port);
  const page = await fetch(new URL("/api/events", second.url));
  await second.stop();
  await expect(page.text()).resolves.toContain("event: hello");
  other.close();
});
