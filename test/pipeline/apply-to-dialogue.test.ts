import { describe, expect, test } from "vitest";

import type { Effect, Turn } from "../../src/conversation/turn.ts";
import { say } from "../../src/conversation/reply.ts";
import { type ConversationState, EMPTY_STATE } from "../../src/conversation/state.ts";
import type { VerbResult } from "../../src/features/feature.ts";
import type { House } from "../../src/pipeline/house.ts";
import { runEffects } from "../../src/pipeline/turn/run-effects.ts";
import { Counter, frame, NOW } from "../conversation/shop.ts";

type Results = Readonly<Record<string, VerbResult>>;

/** What becomes of a conversation when one verb after another says what it does with the dialogue. */
async function perform(state: ConversationState, results: Results, first: readonly Effect[]) {
  const verbs = new Map(
    Object.entries(results).map(([name, result]) => [name, { action: "help", run: async () => result }]),
  );
  const turn = new Counter().turn([frame("greeting")]);
  return runEffects(
    { verbs } as unknown as House,
    { actor: { role: "officer" } } as unknown as Parameters<typeof runEffects>[1],
    turn as unknown as Turn<never>,
    { state, effects: first },
  );
}

const run = (verb: string): Effect => ({ kind: "run", verb, slots: {}, frame: frame("greeting") });
const dialogueOf = (form: string, slots: Readonly<Record<string, string | null>>) => ({
  form,
  slots,
  waitingFor: "card",
  choices: [],
  past: [],
  openedAt: NOW.toISOString(),
});
const ordering: ConversationState = {
  ...EMPTY_STATE,
  dialogue: dialogueOf("order", { item: "tea", count: "2" }),
};
const after = async (dialogue: VerbResult["dialogue"], state: ConversationState = ordering) =>
  perform(state, { verb: { replies: [], ...(dialogue === undefined ? {} : { dialogue }) } }, [run("verb")]);
const keys = (ran: Awaited<ReturnType<typeof perform>>): readonly string[] =>
  ran.replies.map(({ key }) => key);

describe("what a verb makes of the conversation", () => {
  test("nothing, where it says nothing of it", async () => {
    expect((await after(undefined)).state).toEqual(ordering);
    expect((await after({ next: "end" }, EMPTY_STATE)).state).toEqual(EMPTY_STATE);
    expect((await after({ next: "with", slots: { a: "b" } }, EMPTY_STATE)).state).toEqual(EMPTY_STATE);
  });

  test("with: more is known, and the rest stays", async () => {
    const { state, replies } = await after({ next: "with", slots: { count: "3", note: "x" } });
    expect(state.dialogue).toEqual({ ...ordering.dialogue, slots: { item: "tea", count: "3", note: "x" } });
    expect(replies).toEqual([]);
  });

  test("end: it is over, and what waits comes up", async () => {
    const waiting = { ...ordering, parked: [dialogueOf("order", { item: "rice", count: null })] };
    const ran = await after({ next: "end" }, waiting);
    expect(ran.state).toMatchObject({ dialogue: { slots: { item: "rice" } }, parked: [] });
    expect(keys(ran)).toEqual(["dialogue:resumed", "dialogue:not-understood"]);
    expect((await after({ next: "end" })).state.dialogue).toBeNull();
  });

  test("ask: the slots named are forgotten, the question is put, its choices are remembered", async () => {
    const choices = [{ label: say("dialogue:cancelled"), slots: { item: "rice" } }];
    const reply = say("dialogue:what-is-wrong");
    const asked = await after({ next: "ask", slot: "item", without: ["item"], reply, choices });
    expect(asked.state.dialogue).toEqual({
      ...ordering.dialogue,
      slots: { count: "2" },
      waitingFor: "item",
      choices,
    });
    expect(keys(asked)).toEqual(["dialogue:with-choices"]);
    const bare = await after({ next: "ask", slot: "item", without: [] });
    expect(bare.state.dialogue).toMatchObject({
      slots: { item: "tea", count: "2" },
      waitingFor: "item",
      choices: [],
    });
    expect(bare.replies).toEqual([]);
  });

  test("begin: a form opens by itself; what was in hand waits behind it", async () => {
    const ran = await perform(
      ordering,
      {
        verb: {
          replies: [],
          dialogue: { next: "begin", form: "order", slots: { item: "rice", count: null } },
        },
      },
      [run("verb")],
    );
    expect(ran.state.dialogue).toMatchObject({ form: "order", slots: { item: "rice" }, waitingFor: "count" });
    expect(ran.state.parked).toEqual([ordering.dialogue]);
    expect(keys(ran)).toEqual(["dialogue:not-understood"]);
    const unknown = await after({ next: "begin", form: "gone", slots: {} });
    expect(unknown.state).toEqual(ordering);
  });

  test("open: the replies have asked; the form waits on its card, and what was in hand waits behind it", async () => {
    const ran = await after({ next: "open", form: "plain", slots: { a: "b" } });
    expect(ran.state.dialogue).toEqual({ ...dialogueOf("plain", { a: "b" }), waitingFor: "card" });
    expect(ran.state.parked).toEqual([ordering.dialogue]);
    expect(ran.replies).toEqual([]);
    const fresh = await after({ next: "open", form: "plain", slots: {} }, EMPTY_STATE);
    expect(fresh.state.parked).toEqual([]);
    const full = { ...ordering, parked: Array.from({ length: 20 }, () => dialogueOf("order", {})) };
    expect((await after({ next: "open", form: "plain", slots: {} }, full)).state.parked).toHaveLength(20);
  });

  test("forget: nothing is left; which: what may have been meant is remembered", async () => {
    const full = { ...ordering, parked: [dialogueOf("order", {})], last: { form: "order", slots: {} } };
    expect((await after({ next: "forget" }, full)).state).toEqual(EMPTY_STATE);
    const which = await after({ next: "which", intents: ["help", "human"] });
    expect(which.state).toEqual({ ...ordering, meant: ["help", "human"] });
    expect(which.replies).toEqual([]);
  });

  test("offer: the numbers of a list, unless something is said after it", async () => {
    const offers = [{ number: 1, request: { intent: "help" as const, slots: {} } }];
    expect((await after({ next: "offer", offers }, EMPTY_STATE)).state).toEqual({
      ...EMPTY_STATE,
      offered: offers,
    });
    expect((await after({ next: "offer", offers })).state).toEqual({ ...ordering, offered: offers });
    const list = { verb: { replies: [], dialogue: { next: "offer" as const, offers } } };
    const asked: Effect = { kind: "say", reply: say("dialogue:resumed") };
    expect((await perform(ordering, list, [run("verb"), asked])).state).toEqual(ordering);
  });

  test("hear: goes on as if it had been said; this dialogue comes back without the slots named", async () => {
    const heard: VerbResult["dialogue"] = {
      next: "hear",
      frames: [frame("return-start")],
      without: ["count"],
    };
    const ran = await perform(
      ordering,
      { verb: { replies: [], dialogue: heard }, "show-plain": { replies: [] } },
      [run("verb")],
    );
    expect(ran.state.dialogue).toMatchObject({ form: "plain", waitingFor: "card" });
    expect(ran.state.parked).toEqual([{ ...ordering.dialogue, slots: { item: "tea" } }]);
  });
});

describe("what a turn adds up to", () => {
  test("replies, files, notices, audit entries in order; the last language; a wake", async () => {
    const notice = { to: { kind: "staff" as const }, reply: say("dialogue:cancelled"), once: "n" };
    const audit = { action: "a", subject: null };
    const ran = await perform(
      EMPTY_STATE,
      {
        one: {
          replies: [say("dialogue:cancelled")],
          notices: [notice],
          audit: [audit],
          locale: "en",
          wake: true,
        },
        two: { replies: [say("dialogue:resumed")], files: [{ kind: "file" } as never] },
      },
      [{ kind: "say", reply: say("dialogue:bind-first") }, run("one"), run("two")],
    );
    expect(keys(ran)).toEqual(["dialogue:bind-first", "dialogue:cancelled", "dialogue:resumed"]);
    expect(ran).toMatchObject({
      notices: [notice],
      audit: [audit],
      files: [{ kind: "file" }],
      locale: "en",
      wake: true,
    });
    const still = await perform(EMPTY_STATE, { one: { replies: [] } }, [run("one")]);
    expect(still).toMatchObject({
      replies: [],
      files: [],
      notices: [],
      audit: [],
      locale: null,
      wake: false,
    });
  });
});
