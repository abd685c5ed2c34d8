import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { EMPTY_STATE } from "../../../src/conversation/state.ts";
import { queryRows } from "../../../src/features/database.ts";
import type { Actor } from "../../../src/features/feature.ts";
import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import type { Frame, Intent, Understanding } from "../../../src/language/frame.ts";
import { gateConsent } from "../../../src/pipeline/gate/gate-consent.ts";
import { gateMeaning, takeAs } from "../../../src/pipeline/gate/gate-meaning.ts";
import { exposureOf, isForUs } from "../../../src/pipeline/gate/is-for-us.ts";
import { PendingMessages } from "../../../src/pipeline/gate/pending-messages.ts";
import type { House } from "../../../src/pipeline/house.ts";
import { DATABASES } from "../../databases.ts";

const NOW = new Date("2026-11-21T02:00:00Z");
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const heard = (intent: Intent, slots: Frame["slots"] = {}): Understanding => ({
  frames: [
    {
      intent,
      confidence: 0.8,
      candidates: [{ intent: "help", confidence: 0.2 }] as never,
      mode: "report",
      slots,
    },
  ],
  dates: [],
  amounts: [],
  numbers: [],
  people: [],
  unions: [],
  honours: [],
});

const actor = (role: Actor["role"], ...consents: string[]): Actor => ({
  contactId: "a",
  role,
  bindingId: null,
  personId: null,
  unionId: null,
  name: null,
  consents: new Set(consents),
});

describe.each(DATABASES)("consent on $name", ({ open }) => {
  let database: OpenDatabase;
  let house: House;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.execute(sql`delete from consents`);
    const needsHealth = {
      purposesOf: ({ form, slots }: { form: string | null; slots: object }) =>
        form === "ill" ? ["health"] : "sick" in slots ? ["health", "money"] : [],
    };
    const byWords = {
      purposesOf: ({ understanding }: { understanding: Understanding }) =>
        understanding.frames[0]?.intent === "ask-relief" ? ["health"] : [],
    };
    house = {
      pending: new PendingMessages(),
      features: [needsHealth, byWords, {}],
      forms: [{ name: "ill", intents: ["ask-relief"] }],
    } as unknown as House;
  });

  const gate = (who: Actor, said: Understanding, state = EMPTY_STATE, now = NOW) =>
    gateConsent(house, database.db as never, {
      actor: who,
      understanding: said,
      state,
      inboxId: "i1",
      text: "我病了",
      now,
    });

  test("what needs no consent, or has it, passes and may be kept", async () => {
    expect(await gate(actor("officer", "notice"), heard("help"))).toEqual({
      kind: "pass",
      keep: true,
      state: EMPTY_STATE,
    });
    const given = actor("model-worker", "notice", "health");
    expect(await gate(given, heard("ask-relief"))).toMatchObject({ kind: "pass", keep: true });
    expect(house.pending.find("a", NOW)).toBeNull();
  });

  test("guests, and those who have not seen the notice, go on, and nothing of it is kept", async () => {
    expect(await gate(actor("guest", "notice"), heard("ask-relief"))).toMatchObject({
      kind: "pass",
      keep: false,
    });
    expect(await gate(actor("officer"), heard("ask-relief"))).toMatchObject({ kind: "pass", keep: false });
    expect(house.pending.find("a", NOW)).toBeNull();
  });

  test("what is missing is asked for, once each, in words for oneself or for another; the message waits", async () => {
    const dialogue = {
      form: "ill",
      slots: { sick: true },
      waitingFor: null,
      choices: [],
      past: [],
      openedAt: "",
    };
    const own = await gate(actor("model-worker", "notice"), heard("ask-relief"), {
      ...EMPTY_STATE,
      dialogue,
    });
    expect(own).toMatchObject({
      kind: "ask",
      state: { consentFor: ["health"], dialogue },
      replies: [{ key: "privacy:ask-purposes", params: { purposes: [{ key: "privacy:purpose.health" }] } }],
    });
    const both = await gate(actor("officer", "notice"), heard("ask-relief"), {
      ...EMPTY_STATE,
      dialogue: { ...dialogue, form: "x" },
    });
    expect(both).toMatchObject({
      state: { consentFor: ["health", "money"] },
      replies: [{ key: "privacy:ask-for-another" }],
    });
    expect(house.pending.find("a", NOW)).toEqual({ inboxId: "i1", text: "我病了", at: NOW });
  });

  test("what the form in hand does not take tells it nothing; what nobody is sure of may be for it", async () => {
    const dialogue = { form: "ill", slots: {}, waitingFor: null, choices: [], past: [], openedAt: "" };
    const state = { ...EMPTY_STATE, dialogue };
    const officer = actor("officer", "notice");
    expect(await gate(officer, heard("list-unit"), state)).toMatchObject({ kind: "pass", keep: true });
    const [frame] = heard("list-unit").frames;
    const unsure = { ...heard("list-unit"), frames: [{ ...frame!, confidence: 0.4 }] };
    expect(await gate(officer, unsure, state)).toMatchObject({
      kind: "ask",
      state: { consentFor: ["health"] },
    });
  });

  const asked = { ...EMPTY_STATE, consentFor: ["health", "money"] };

  test.each(["consent", "confirm"] as const)(
    "%s: recorded, and the message that waited goes on",
    async (intent) => {
      house.pending.put("a", { inboxId: "i0", text: "先前的话", at: NOW });
      const granted = await gate(actor("officer", "notice"), heard(intent), asked, later(30));
      expect(granted).toMatchObject({
        kind: "granted",
        state: EMPTY_STATE,
        resumed: { text: "先前的话" },
        audit: [
          { action: "consent", subject: null, details: { purpose: "health" } },
          { details: { purpose: "money" } },
        ],
      });
      expect(granted.kind === "granted" && [...granted.actor.consents]).toEqual([
        "notice",
        "health",
        "money",
      ]);
      expect("consentFor" in granted.state).toBe(false);
      const rows = await queryRows<{ purpose: string }>(
        database.db,
        sql`select purpose from consents where contact_id = 'a' order by 1`,
      );
      expect(rows.map(({ purpose }) => purpose)).toEqual(["health", "money"]);
      // Said twice, it is on record once.
      await gate(actor("officer", "notice"), heard(intent), asked);
      const [count] = await queryRows<{ n: number }>(
        database.db,
        sql`select count(*)::int as n from consents`,
      );
      expect(count?.n).toBe(2);
    },
  );

  test("the message that waited is forgotten after half an hour", async () => {
    house.pending.put("a", { inboxId: "i0", text: "先前的话", at: NOW });
    expect(await gate(actor("officer", "notice"), heard("consent"), asked, later(30.01))).toMatchObject({
      kind: "granted",
      resumed: null,
    });
  });

  test.each(["refuse-consent", "deny", "cancel"] as const)(
    "%s: refused, and the message that waited is gone",
    async (intent) => {
      house.pending.put("a", { inboxId: "i0", text: "先前的话", at: NOW });
      const declined = await gate(actor("officer", "notice"), heard(intent), asked);
      expect(declined).toEqual({
        kind: "declined",
        state: EMPTY_STATE,
        replies: [expect.objectContaining({ key: "privacy:purpose-refused" })],
      });
      expect(house.pending.find("a", NOW)).toBeNull();
    },
  );

  test("同意 and 不 where nothing was asked are messages like any other, and another message ends the question", async () => {
    for (const intent of ["consent", "confirm", "deny", "cancel", "refuse-consent"] as const)
      expect(await gate(actor("officer", "notice"), heard(intent))).toMatchObject({
        kind: "pass",
        keep: true,
      });
    const other = await gate(actor("officer", "notice"), heard("help"), asked);
    expect(other).toEqual({ kind: "pass", keep: true, state: EMPTY_STATE });
  });
});

describe("PendingMessages", () => {
  test("one a contact, the newest; the two thousand newest contacts", () => {
    const pending = new PendingMessages();
    for (let n = 0; n < 2_001; n += 1) pending.put(`c${n}`, { inboxId: `${n}`, text: `${n}`, at: NOW });
    expect(pending.find("c0", NOW)).toBeNull();
    expect(pending.find("c1", NOW)?.text).toBe("1");
    pending.put("c1", { inboxId: "x", text: "again", at: NOW });
    pending.put("new", { inboxId: "y", text: "new", at: NOW });
    // Who wrote again is no longer the oldest.
    expect(pending.find("c1", NOW)?.text).toBe("again");
    expect(pending.find("c2", NOW)).toBeNull();
    pending.drop("c1");
    expect(pending.find("c1", NOW)).toBeNull();
    expect(pending.find("nobody", NOW)).toBeNull();
  });
});

describe("what is for the bot", () => {
  const said = (text: string, more: object = {}) => ({
    id: "1",
    from: { contactId: "a", ...("roomId" in more ? { roomId: "r" } : {}) },
    text,
    sentAt: NOW,
    addressed: false,
    ...more,
  });

  test.each([
    ["private", said("王建国退休", { addressed: true }), true],
    ["in a room, to the bot", said("帮助", { addressed: true, roomId: "r" }), true],
    ["in a room, to others", said("开会", { roomId: "r" }), false],
    ["a number in a room, to others", said("139 0000 1234", { roomId: "r" }), true],
    ["a recall", said("139 0000 1234", { addressed: true, roomId: "r", recalls: "0" }), false],
  ] as const)("%s", (_name, message, wanted) => {
    expect(isForUs(message)).toBe(wanted);
  });

  test("only what stands in a group is exposed", () => {
    expect(exposureOf(said("13900001234", { roomId: "r" }))).toBe("personal-number");
    expect(exposureOf(said("13900001234"))).toBeNull();
  });
});

describe("what a message was meant to be", () => {
  const meant = { ...EMPTY_STATE, meant: ["help", "human"] as const };
  const gate = (
    understanding: Understanding,
    state: Parameters<typeof gateMeaning>[1]["state"],
    pending = new PendingMessages(),
  ) => gateMeaning(pending, { contactId: "a", understanding, state, now: NOW });

  test("its number chooses; the message that waits comes with it while it is there", () => {
    const pending = new PendingMessages();
    pending.put("a", { inboxId: "i", text: "什么", at: NOW });
    expect(gate(heard("choose", { choice: 2 }), meant, pending)).toEqual({
      kind: "chosen",
      state: EMPTY_STATE,
      intent: "human",
      resumed: { inboxId: "i", text: "什么", at: NOW },
    });
    expect(gate(heard("choose", { choice: 1 }), meant)).toMatchObject({ intent: "help", resumed: null });
  });

  test("对 takes the only one; a number out of range and anything else pass, and the question is over", () => {
    expect(gate(heard("confirm"), { ...EMPTY_STATE, meant: ["help"] })).toMatchObject({
      kind: "chosen",
      intent: "help",
    });
    for (const other of [heard("confirm"), heard("choose", { choice: 3 }), heard("greeting")])
      expect(gate(other, meant)).toEqual({ kind: "pass", state: EMPTY_STATE });
    expect(gate(heard("greeting"), { ...EMPTY_STATE, meant: ["help"] })).toEqual({
      kind: "pass",
      state: EMPTY_STATE,
    });
    expect(gate(heard("choose", { choice: 1 }), EMPTY_STATE)).toEqual({ kind: "pass", state: EMPTY_STATE });
    expect(gate({ ...heard("help"), frames: [] }, meant)).toEqual({ kind: "pass", state: EMPTY_STATE });
  });

  test("the first statement is read as chosen, for certain; the others stay", () => {
    const two = { ...heard("unknown"), frames: [...heard("unknown").frames, ...heard("help").frames] };
    const taken = takeAs(two, "human");
    expect(taken.frames[0]).toMatchObject({ intent: "human", confidence: 1, candidates: [] });
    expect(taken.frames[1]).toEqual(two.frames[1]);
    expect(takeAs({ ...two, frames: [] }, "human").frames).toEqual([]);
  });
});
