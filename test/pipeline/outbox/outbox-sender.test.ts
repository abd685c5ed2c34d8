import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";

import { watchFailpoints } from "../../../src/pipeline/faults/failpoint.ts";
import { SendPace } from "../../../src/pipeline/outbox/send-pace.ts";
import { DATABASES } from "../../databases.ts";
import { LetterBox, refusal } from "../../support/letter-box.ts";
import { plainVault } from "../../support/plain-vault.ts";

afterEach(() => {
  watchFailpoints(undefined);
  vi.useRealTimers();
});

describe.each(DATABASES)("the sender on $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const withBox = async (work: (box: LetterBox) => Promise<void>): Promise<void> => {
    await database.db.execute(sql`delete from outbox`);
    await database.db.execute(sql`delete from outgoing_files`);
    await work(new LetterBox(database));
  };

  test("what is due goes out once, in the order in which it was planned, to contacts and rooms", () =>
    withBox(async (box) => {
      await box.plan("a", "一");
      await box.plan("b", "二", { roomId: "r" });
      await box.plan("a", "三");
      await box.plan("a", "明天", { dueAt: new Date(box.clock.now().getTime() + 86_400_000) });
      const counted: string[] = [];
      const sender = box.sender({ observer: { send: (outcome) => void counted.push(outcome) } });
      expect(await sender.sendDue()).toBe(3);
      expect(await sender.sendDue()).toBe(0);
      expect(box.sent.filter(({ to }) => to.contactId === "a").map(({ text }) => text)).toEqual(["一", "三"]);
      expect(box.sent.find(({ text }) => text === "二")?.to).toEqual({ contactId: "b", roomId: "r" });
      expect(box.sent.find(({ text }) => text === "一")?.to).toEqual({ contactId: "a" });
      expect(counted).toEqual(["sent", "sent", "sent"]);
      const [first] = await box.rows();
      expect(first).toMatchObject({ sent: true, leased: false, attempts: 1, error: null });
      box.pass(86_400);
      expect(await sender.sendDue()).toBe(1);
      expect(box.texts().at(-1)).toBe("明天");
    }));

  test("no more than twenty at a time are taken, and all of them go in the end", () =>
    withBox(async (box) => {
      for (let n = 0; n < 45; n += 1) await box.plan(`c${n}`, `${n}`);
      const sender = box.sender();
      const taken = [
        await sender.sendDue(),
        await sender.sendDue(),
        await sender.sendDue(),
        await sender.sendDue(),
      ];
      expect(taken).toEqual([20, 20, 5, 0]);
      expect(new Set(box.texts()).size).toBe(45);
    }));

  test("a line planned by this process is left alone by others until its lease ends, then marked 重发", () =>
    withBox(async (box) => {
      const line = await box.plan("a", "已登记，受理编号 2026-000001。", box.lease());
      expect(await box.sender().sendDue()).toBe(0);
      box.pass(30);
      expect(await box.sender().sendDue()).toBe(0);
      box.pass(1);
      expect(await box.sender().sendDue()).toBe(1);
      expect(box.texts()).toEqual(["（重发）已登记，受理编号 2026-000001。"]);
      expect(await box.rows()).toMatchObject([{ sent: true, attempts: 2 }]);
      // The one that planned it wakes up too late: nothing is said again.
      await box.sender().sendPlanned([line]);
      expect(box.sent).toHaveLength(1);
    }));

  test("planned lines are sent at once; those without a lease are left to the next look", () =>
    withBox(async (box) => {
      const mine = await box.plan("a", "答", box.lease());
      const later = await box.plan("a", "再说");
      await box.sender().sendPlanned([mine, later]);
      expect(box.texts()).toEqual(["答"]);
      expect(await box.rows()).toMatchObject([{ sent: true }, { sent: false, leased: false, attempts: 0 }]);
    }));

  test("a line that waited behind others is given back before its lease ends, unmarked, with its try", () =>
    withBox(async (box) => {
      const late = await box.plan("a", "慢", box.lease(19));
      const sender = box.sender();
      await sender.sendPlanned([late]);
      expect(box.sent).toEqual([]);
      expect(await box.rows()).toMatchObject([{ sent: false, leased: false, attempts: 0, dueIn: 0 }]);
      expect(await sender.sendDue()).toBe(1);
      expect(box.texts()).toEqual(["慢"]);
      const inTime = await box.plan("a", "快", box.lease(20));
      await sender.sendPlanned([inTime]);
      expect(box.texts()).toEqual(["慢", "快"]);
    }));

  test("five tries with growing, uneven pauses, then dead; the reason is kept, and the words are not in the log", () =>
    withBox(async (box) => {
      await box.plan("gone", "您的救助已批准");
      const sender = box.sender();
      const pauses: number[] = [];
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        box.answers.push(refusal("no-such-address"));
        expect(await sender.sendDue()).toBe(1);
        const [row] = await box.rows();
        expect(row).toMatchObject({
          attempts: attempt,
          dead: attempt === 5,
          leased: false,
          error: "no-such-address",
        });
        if (attempt === 5) break;
        pauses.push(row?.dueIn ?? 0);
        box.pass((row?.dueIn ?? 0) - 0.01);
        expect(await sender.sendDue()).toBe(0);
        box.pass(0.02);
      }
      const [p1 = 0, p2 = 0, p3 = 0, p4 = 0] = pauses;
      for (const [pause, least] of [
        [p1, 2],
        [p2, 8],
        [p3, 32],
        [p4, 128],
      ] as const) {
        expect(pause).toBeGreaterThanOrEqual(least);
        expect(pause).toBeLessThanOrEqual(least * 1.5);
      }
      box.pass(86_400);
      expect(await sender.sendDue()).toBe(0);
      expect(box.sent).toEqual([]);
      expect(box.log.join("")).toContain("no-such-address");
      expect(box.log.join("")).not.toContain("救助");
    }));

  test("an error without a code is kept by its name, and something thrown that is none as unknown", () =>
    withBox(async (box) => {
      await box.plan("a", "一");
      box.answers.push(new TypeError("secret"));
      await box.sender().sendDue();
      expect(await box.rows()).toMatchObject([{ error: "TypeError" }]);
      box.pass(10);
      const odd = { send: () => Promise.reject("text") };
      await box.sender({ channel: odd }).sendDue();
      expect(await box.rows()).toMatchObject([{ error: "unknown", attempts: 2 }]);
    }));

  test("while the account is offline no try is used up, however long it lasts", () =>
    withBox(async (box) => {
      await box.plan("a", "一");
      const counted: string[] = [];
      const sender = box.sender({ observer: { send: (outcome) => void counted.push(outcome) } });
      for (let n = 0; n < 20; n += 1) {
        box.answers.push(refusal("offline"));
        expect(await sender.sendDue()).toBe(1);
        expect(await box.rows()).toMatchObject([{ attempts: 0, dueIn: 15, dead: false, error: "offline" }]);
        box.pass(15);
      }
      expect(await sender.sendDue()).toBe(1);
      expect(box.texts()).toEqual(["一"]);
      expect(counted).toEqual([...Array.from({ length: 20 }, () => "postponed"), "sent"]);
    }));

  test("a throttling stops everybody for a while, and nobody's line loses a try", () =>
    withBox(async (box) => {
      for (const name of ["a", "b", "c"]) await box.plan(name, name);
      const pace = new SendPace({ perMinute: 60, perContactMinute: 60, burst: 10 });
      const sender = box.sender({ pace });
      box.answers.push(refusal("throttled"));
      await sender.sendDue();
      expect(box.sent).toEqual([]);
      expect((await box.rows()).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
      box.pass(29);
      await sender.sendDue();
      expect(box.sent).toEqual([]);
      box.pass(31);
      while ((await sender.sendDue()) > 0);
      expect(box.texts().toSorted()).toEqual(["a", "b", "c"]);
    }));

  test("the pace spreads lines out, in all and to each address, and none is lost", () =>
    withBox(async (box) => {
      for (let n = 0; n < 12; n += 1) await box.plan("chatty", `c${n}`);
      for (let n = 0; n < 12; n += 1) await box.plan(`o${n}`, `o${n}`);
      const sender = box.sender({ pace: new SendPace({ perMinute: 60, perContactMinute: 12, burst: 10 }) });
      while ((await sender.sendDue()) > 0);
      expect(box.sent.length).toBeLessThanOrEqual(10);
      let minutes = 0;
      for (; box.sent.length < 24 && minutes < 10; minutes += 0.25) {
        const before = box.sent.filter(({ to }) => to.contactId === "chatty").length;
        box.pass(15);
        while ((await sender.sendDue()) > 0);
        const more = box.sent.filter(({ to }) => to.contactId === "chatty").length - before;
        expect(more).toBeLessThanOrEqual(5);
      }
      expect(new Set(box.texts()).size).toBe(24);
      expect(box.sent).toHaveLength(24);
      expect((await box.rows()).every(({ sent, dead }) => sent && !dead)).toBe(true);
    }));

  test("outside its hours a line waits, whatever is due", () =>
    withBox(async (box) => {
      await box.plan("a", "催报", { fromHour: 9, untilHour: 18 });
      const sender = box.sender();
      box.clock.set(new Date("2026-12-31T08:59:00+08:00"));
      await box.plan("a", "急", {});
      expect(await sender.sendDue()).toBe(1);
      box.clock.set(new Date("2026-12-31T18:00:00+08:00"));
      expect(await sender.sendDue()).toBe(0);
      box.clock.set(new Date("2026-12-31T17:59:00+08:00"));
      expect(await sender.sendDue()).toBe(1);
      expect(box.texts()).toEqual(["急", "催报"]);
    }));

  test("killed between sending and noting, it is said once more, with the same words and 重发, whatever comes between", () =>
    withBox(async (box) => {
      const line = await box.plan("a", "受理编号 2026-000007", box.lease());
      watchFailpoints((point) => {
        if (point === "send-after") throw new Error("killed");
      });
      // What a killed process would have noted, it does not.
      const dead = box.sender({ db: { execute: () => new Promise(() => {}) } as never });
      void dead.sendPlanned([line]);
      await vi.waitFor(() => expect(box.texts()).toEqual(["受理编号 2026-000007"]));
      watchFailpoints(undefined);
      box.pass(31);
      const other = box.sender({ pace: new SendPace({ perMinute: 1, perContactMinute: 1, burst: 1 }) });
      await box.plan("b", "占位");
      // Offline, throttled, out of turn: it is still known that it may have arrived.
      for (const code of ["offline", "no-such-address"]) {
        box.answers.push(refusal(code));
        await box.sender().sendDue();
        box.pass(60);
      }
      for (let n = 0; n < 12; n += 1) {
        await other.sendDue();
        box.pass(61);
      }
      expect(box.texts().filter((text) => text.includes("2026-000007"))).toEqual([
        "受理编号 2026-000007",
        "（重发）受理编号 2026-000007",
      ]);
    }));

  test("sent, but the note of it was lost: this process writes it again and says nothing twice", () =>
    withBox(async (box) => {
      const line = await box.plan("a", "一", box.lease());
      let broken = true;
      const db = new Proxy(box.database.senderDb, {
        get: (target, name) =>
          broken && name === "execute"
            ? () => Promise.reject(refusal("ECONNRESET"))
            : (Reflect.get(target, name) as unknown),
      });
      const sender = box.sender({ db });
      await sender.sendPlanned([line]);
      expect(box.texts()).toEqual(["一"]);
      expect(await box.rows()).toMatchObject([{ sent: false }]);
      expect(box.log.join("")).toContain("outbox-unwritable");
      broken = false;
      box.pass(31);
      expect(await sender.sendDue()).toBe(1);
      expect(box.texts()).toEqual(["一"]);
      expect(await box.rows()).toMatchObject([{ sent: true, leased: false }]);
    }));

  test("a puppet that does not answer: the line keeps its lease, and comes again marked; after five it is dead", () =>
    withBox(async (box) => {
      await box.plan("a", "一");
      const sender = box.sender();
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
        box.answers.push(new Promise(() => {}));
        const before = box.sent.length;
        const sending = sender.sendDue();
        await vi.waitFor(() => expect(box.sent.length).toBe(before + 1));
        await vi.advanceTimersByTimeAsync(19_999);
        vi.advanceTimersByTime(1);
        vi.useRealTimers();
        await sending;
        expect(await box.rows()).toMatchObject([
          { attempts: attempt, leased: attempt < 5, dead: attempt === 5 },
        ]);
        box.pass(31);
      }
      expect(box.texts()).toEqual(["一", "（重发）一", "（重发）一", "（重发）一", "（重发）一"]);
    }));

  test("a file goes out under its name; one that may have arrived says so", () =>
    withBox(async (box) => {
      const id = "00000000-0000-7000-8000-000000000001";
      const place = { table: "outgoing_files", column: "content", row: id };
      const file = { id, contentSealed: plainVault.sealBytes(new Uint8Array([1, 2, 3]), place), bytes: 3 };
      const line = await box.plan("a", "名单.xlsx", { file, ...box.lease() });
      await box.plan("b", "名单.pdf", { file, ...box.lease() });
      await box.sender().sendPlanned([line]);
      box.pass(31);
      await box.sender().sendDue();
      expect(box.texts()).toEqual(["[名单.xlsx 3]", "[（重发）名单.pdf 3]"]);
    }));

  test("one line that cannot be opened does not hold up the next", () =>
    withBox(async (box) => {
      await box.plan("a", "坏");
      await box.plan("a", "好");
      const open = (sealed: string): string => {
        if (sealed.endsWith("坏")) throw new Error("another key");
        return sealed.slice(-1);
      };
      await box.sender({ vault: { ...plainVault, open } }).sendDue();
      expect(box.texts()).toEqual(["好"]);
      expect(await box.rows()).toMatchObject([{ sent: false, error: "Error" }, { sent: true }]);
    }));

  test("drain resolves when what is under way is done", () =>
    withBox(async (box) => {
      let release = (): void => {};
      box.answers.push(new Promise<void>((resolve) => (release = resolve)));
      await box.plan("a", "一");
      await box.plan("a", "二");
      const sender = box.sender();
      const sending = sender.sendDue();
      await vi.waitFor(() => expect(box.sent).toHaveLength(1));
      let drained = false;
      const draining = sender.drain().then(() => (drained = true));
      await Promise.resolve();
      expect(drained).toBe(false);
      release();
      await sending;
      await draining;
      expect(box.texts()).toEqual(["一", "二"]);
    }));
});
