import { describe, expect, test } from "vitest";

import { chooseAnswer } from "../../src/conversation/choose-answer.ts";
import { SURE_ENOUGH } from "../../src/conversation/open-dialogue.ts";
import { say } from "../../src/conversation/reply.ts";
import type { Intent } from "../../src/language/frame.ts";
import { Counter, frame, lookup, NOW, order } from "./shop.ts";

const DAY = 86_400_000;
const report = (value?: string) => frame("report-change", value === undefined ? {} : { value });
const answer = (value: string) => frame("answer", { value });
const choose = (choice: number) => frame("choose", { choice });
const confirm = frame("confirm");

describe("a form from its first word to its end", () => {
  test("asks what is missing, in order, takes the answers, shows the card, and runs once on 确认", () => {
    const at = new Counter();
    expect(at.say(report())).toEqual(["say with-choices"]);
    expect(at.state.dialogue).toMatchObject({ form: "order", waitingFor: "item", expects: "text", past: [] });
    expect(at.say(choose(2))).toEqual(["say not-understood"]);
    expect(at.state.dialogue).toMatchObject({
      slots: { item: "rice" },
      waitingFor: "count",
      choices: [],
      expects: "amount",
    });
    expect(at.say(answer("three"))).toEqual(["run show-order"]);
    expect(at.state.dialogue).toMatchObject({
      waitingFor: "card",
      choices: [],
      slots: { item: "rice", count: "three" },
    });
    const effects = at.effects(confirm);
    expect(effects).toEqual([
      { kind: "run", verb: "serve", slots: { item: "rice", count: "three" }, frame: confirm },
    ]);
    expect(at.state).toMatchObject({
      dialogue: null,
      parked: [],
      last: { form: "order", slots: { item: "rice" } },
    });
    expect(at.say(confirm)).toEqual(["run nothing-to-do"]);
  });

  test("a question with choices numbers them; without, it is asked as it is", () => {
    const at = new Counter();
    const [asked] = at.effects(report());
    expect(asked).toMatchObject({
      kind: "say",
      reply: {
        key: "dialogue:with-choices",
        params: { question: say("dialogue:what-is-wrong"), choices: [{}, {}] },
      },
    });
    const [next] = at.effects(choose(1));
    expect(next).toEqual({ kind: "say", reply: say("dialogue:not-understood") });
  });

  test("a number out of range chooses nothing, and the question stands", () => {
    const at = new Counter();
    at.say(report());
    for (const wrong of [0, 3, 99, -1]) {
      const [told] = at.effects(choose(wrong));
      expect(told).toEqual({ kind: "say", reply: say("dialogue:choice-out-of-range", { count: 2 }) });
      expect(at.state.dialogue?.waitingFor).toBe("item");
    }
  });

  test("不知道 keeps the question until it is known; on a card it says nothing", () => {
    const at = new Counter();
    at.say(report());
    at.say(choose(2));
    const waiting = at.state;
    expect(at.effects(frame("dont-know"))).toEqual([
      { kind: "say", reply: say("dialogue:find-out-first", { days: 7 }) },
    ]);
    expect(at.state).toEqual(waiting);
    expect(at.say(answer("three"))).toEqual(["run show-order"]);
    expect(at.say(frame("dont-know"))).not.toContain("say find-out-first");
    expect(at.say(frame("deny"))).toEqual(["say what-is-wrong"]);
  });

  test("what is not theirs to do is not offered as what may have been meant", () => {
    const at = new Counter();
    const candidates = [
      { intent: "lookup-person", score: 0.5 },
      { intent: "report-change", score: 0.4 },
      { intent: "greeting", score: 0.3 },
      { intent: "budget", score: 0.2 },
    ] as const;
    const offered = (refused: string | null): readonly string[] => {
      at.refused = refused;
      const [effect] = at.effects({ ...frame("unknown"), candidates });
      return effect?.kind === "run" ? effect.frame.candidates.map(({ intent }) => intent) : [];
    };
    expect(offered(null)).toEqual(["lookup-person", "report-change", "greeting", "budget"]);
    expect(offered("lookup-person")).toEqual(["report-change", "greeting", "budget"]);
    expect(offered("greet")).toEqual(["lookup-person", "report-change", "budget"]);
  });

  test("确认 takes the only choice, and none of two", () => {
    const at = new Counter();
    const one = {
      ...order,
      next: () => ({
        kind: "ask" as const,
        slot: "item",
        reply: say("dialogue:what-is-wrong"),
        choices: [{ label: say("dialogue:cancelled"), slots: { item: "tea" } }],
      }),
    };
    at.forms = [one];
    at.say(report());
    expect(at.say(choose(2))).toEqual(["say only-choice"]);
    at.say(confirm);
    expect(at.slots).toMatchObject({ item: "tea" });
    const two = new Counter();
    two.say(report());
    expect(two.say(confirm)).toEqual(["say not-understood", "say with-choices"]);
    expect(two.slots).toMatchObject({ item: null });
  });

  test("what a form cannot do it says, and ends; what needs no card it does at once", () => {
    const at = new Counter();
    expect(at.say(report("nothing"))).toEqual(["say not-allowed"]);
    expect(at.state.dialogue).toBeNull();
    expect(at.state.last).toBeNull();
    expect(at.say(report("at-once"))).toEqual(["run serve"]);
    expect(at.state).toMatchObject({ dialogue: null, last: { form: "order" } });
  });

  test("on the card: 不对 alone asks what; a correction changes it; another word confirms where the form says so", () => {
    const at = new Counter();
    at.say(report("tea"));
    at.say(answer("two"));
    expect(at.say(frame("deny"))).toEqual(["say what-is-wrong"]);
    expect(at.say(frame("correct", { value: "four" }))).toEqual(["run show-order"]);
    expect(at.slots).toMatchObject({ count: "four" });
    expect(at.say(frame("return-none"))).toEqual(["run serve"]);
    expect(at.state.dialogue).toBeNull();
  });

  test("what confirms a card is no answer to a question", () => {
    const at = new Counter();
    at.say(report());
    expect(at.say(frame("return-none"))).not.toContain("run serve");
    expect(at.say(frame("deny"))).toEqual(["say not-understood", "say with-choices"]);
  });

  test("free words are the answer, whatever they would mean elsewhere; help still helps", () => {
    const at = new Counter();
    at.say(report("tea"));
    // Thanks and greetings are no wording of anything.
    expect(at.say(frame("greeting", { value: "hello" }))).toEqual(["run greet"]);
    expect(at.say(frame("lookup-person", { value: "hello" }))).toEqual(["run show-order"]);
    expect(at.slots).toMatchObject({ count: "hello" });
    const other = new Counter();
    other.say(report("tea"));
    expect(other.say(frame("help", { value: "x" }))).toEqual(["run help"]);
    expect(other.say(frame("human", { value: "x" }))).toEqual(["run human"]);
    expect(other.slots).toMatchObject({ count: null });
  });

  test("what else may answer a form does, and other requests are answered by themselves while it waits", () => {
    const at = new Counter();
    at.say(report());
    expect(at.say(frame("ask-relief", { value: "tea" }))).toEqual(["say not-understood"]);
    expect(at.slots).toMatchObject({ item: "tea" });
    const busy = new Counter();
    busy.say(report());
    expect(busy.say(frame("greeting", { value: "tea" }))).toEqual(["run greet"]);
    expect(busy.slots).toMatchObject({ item: null });
    expect(busy.state.dialogue?.waitingFor).toBe("item");
  });

  test("what is not understood repeats the question rather than losing it", () => {
    const at = new Counter();
    at.say(report());
    expect(at.say(frame("unknown"))).toEqual(["say not-understood", "say with-choices"]);
    expect(at.state.dialogue?.waitingFor).toBe("item");
    expect(new Counter().say(frame("unknown"))).toEqual(["run unknown"]);
  });
});

describe("back, cancel and expiry", () => {
  test("上一步 takes back one answer at a time, to the start and no further", () => {
    const at = new Counter();
    at.say(report());
    at.say(choose(1));
    at.say(answer("two"));
    expect(at.state.dialogue?.past).toHaveLength(2);
    expect(at.say(frame("back"))).toEqual(["say not-understood"]);
    expect(at.slots).toEqual({ item: "tea", count: null });
    expect(at.say(frame("back"))).toEqual(["say with-choices"]);
    expect(at.slots).toEqual({ item: null, count: null });
    expect(at.say(frame("back"))).toEqual(["say at-the-start"]);
    expect(at.state.dialogue?.waitingFor).toBe("item");
  });

  test("no more than twelve steps are remembered, the newest of them", () => {
    const at = new Counter();
    at.say(report("tea"));
    for (let n = 0; n < 20; n += 1) at.say(n === 0 ? answer("0") : frame("correct", { value: String(n) }));
    expect(at.state.dialogue?.past).toHaveLength(12);
    expect(at.state.dialogue?.past.at(-1)).toMatchObject({ count: "18" });
  });

  test("取消 ends what is in hand, and what waits behind it comes up", () => {
    const at = new Counter();
    at.say(report("tea"), report("rice"));
    expect(at.state.parked).toHaveLength(1);
    expect(at.say(frame("cancel"))).toEqual(["say cancelled", "say resumed", "say not-understood"]);
    expect(at.slots).toMatchObject({ item: "rice" });
    expect(at.say(frame("cancel"))).toEqual(["say cancelled"]);
    expect(at.state).toMatchObject({ dialogue: null, parked: [] });
    expect(at.say(frame("cancel"))).toEqual(["run unknown"]);
  });

  test("a draft lives seven days, those that wait behind it too", () => {
    const at = new Counter();
    at.say(report("tea"), report("rice"));
    at.now = new Date(NOW.getTime() + 7 * DAY - 1);
    expect(at.say(answer("two"))).toEqual(["run show-order"]);
    at.now = new Date(NOW.getTime() + 7 * DAY);
    expect(at.say(confirm)).toEqual(["run nothing-to-do"]);
    expect(at.state).toMatchObject({ dialogue: null, parked: [] });
  });

  test("when the one in hand has expired, a younger one that waits takes its place", () => {
    const at = new Counter();
    at.say(report("tea"));
    at.now = new Date(NOW.getTime() + DAY);
    at.say(frame("return-start"));
    const { dialogue, parked } = at.state;
    at.state = { ...at.state, dialogue: parked[0] ?? null, parked: dialogue === null ? [] : [dialogue] };
    at.now = new Date(NOW.getTime() + 7 * DAY);
    expect(at.say(confirm)).toEqual(["run file"]);
  });

  test("a dialogue of a form that no longer exists answers nothing, and hinders nothing", () => {
    const at = new Counter();
    at.say(report("tea"));
    at.forms = [lookup];
    expect(at.say(frame("lookup-person"))).toEqual(["run find"]);
    expect(at.say(frame("greeting"))).toEqual(["run greet"]);
  });

  test("a message without any statement does nothing", () => {
    const at = new Counter();
    at.say(report("tea"));
    const before = at.state;
    expect(at.say()).toEqual([]);
    expect(at.state).toEqual(before);
  });
});

describe("several things at once", () => {
  test("a further report parks the one in hand, which comes up again when the new one is done", () => {
    const at = new Counter();
    at.say(report("tea"));
    expect(at.say(frame("return-start"))).toEqual(["run show-plain"]);
    expect(at.state.parked.map(({ form }) => form)).toEqual(["order"]);
    expect(at.say(confirm)).toEqual(["run file", "say resumed", "say not-understood"]);
    expect(at.state.dialogue).toMatchObject({ form: "order", slots: { item: "tea" } });
    expect(at.state.parked).toEqual([]);
  });

  test("a card that comes up by itself says so by itself", () => {
    const at = new Counter();
    at.say(report("tea"));
    at.say(answer("two"));
    at.say(frame("return-start"));
    expect(at.say(confirm)).toEqual(["run file", "run show-order"]);
  });

  test("three of one message: the first now, the others in order, before what was interrupted", () => {
    const at = new Counter();
    at.say(frame("return-start"));
    at.say(report("a"), report("b"), frame("greeting"), report("c"));
    expect(at.slots).toMatchObject({ item: "a" });
    expect(at.state.parked.map(({ form, slots }) => slots["item"] ?? form)).toEqual(["b", "c", "plain"]);
  });

  test("no more than twenty wait", () => {
    const at = new Counter();
    at.say(...Array.from({ length: 30 }, (_unused, n) => report(`item ${n}`)));
    expect(at.state.parked).toHaveLength(20);
    expect(at.state.parked[0]?.slots).toMatchObject({ item: "item 1" });
  });

  const full = (at: Counter, ...items: string[]): void => {
    at.forms = at.forms.map((form) =>
      form.name === "order"
        ? { ...form, open: (said) => ({ item: said.slots.value ?? null, count: "1" }) }
        : form,
    );
    at.say(...items.map(report));
  };

  test("the first card says what else is complete and can be confirmed with it", () => {
    const at = new Counter();
    full(at, "a");
    expect(at.say(frame("cancel"))).toEqual(["say cancelled"]);
    const several = new Counter();
    several.forms = [{ ...order, open: (said) => ({ item: said.slots.value ?? null, count: "1" }) }];
    expect(several.say(report("a"), report("b"), report("secret"))).toEqual([
      "run show-order",
      "say more-waiting",
    ]);
    const effects = new Counter();
    effects.forms = several.forms;
    const [, told] = effects.effects(report("a"), report("b"), report("c"));
    expect(told).toMatchObject({ reply: { params: { count: 2, lines: [{}, {}] } } });
  });

  test("nothing is announced where nothing that waits is complete, or the first is a question", () => {
    const at = new Counter();
    at.forms = [
      { ...order, open: (said) => ({ item: said.slots.value ?? null, count: said.slots.topic ?? null }) },
    ];
    expect(at.say(frame("report-change", { value: "a", topic: "1" }), report("b"))).toEqual([
      "run show-order",
    ]);
    expect(at.say(frame("cancel"))).toEqual(["say cancelled", "say resumed", "say not-understood"]);
    const asking = new Counter();
    asking.forms = at.forms;
    expect(asking.say(report("a"), frame("report-change", { value: "b", topic: "1" }))).toEqual([
      "say not-understood",
    ]);
  });

  test("全部确认 does the card in hand and all that are complete; what must be looked at by itself comes up", () => {
    const at = new Counter();
    full(at, "a", "b", "secret", "c");
    const all = frame("confirm", { all: true });
    expect(at.say(all)).toEqual(["run serve", "run serve", "run serve", "run show-order"]);
    expect(at.slots).toMatchObject({ item: "secret" });
    expect(at.say(all)).toEqual(["run serve"]);
    expect(at.state).toMatchObject({ dialogue: null, parked: [] });
  });

  test("全部确认 of forms that have no line leaves them waiting", () => {
    const at = new Counter();
    at.say(frame("return-start"));
    full(at, "a");
    expect(at.say(frame("confirm", { all: true }))).toEqual(["run serve", "run show-plain"]);
    expect(at.state.dialogue?.form).toBe("plain");
  });

  test("全部确认 to a question is no 确认 of anything", () => {
    const at = new Counter();
    at.say(report());
    expect(at.say(frame("confirm", { all: true }))).toEqual(["say not-understood", "say with-choices"]);
  });
});

describe("answers at once", () => {
  test("below the certainty that is enough nothing is opened or answered", () => {
    const at = new Counter();
    expect(at.say(frame("report-change", { value: "tea" }, SURE_ENOUGH - 0.01))).toEqual(["run unknown"]);
    expect(at.say(frame("greeting", {}, SURE_ENOUGH - 0.01))).toEqual(["run unknown"]);
    expect(at.say(frame("report-change", { value: "tea" }, SURE_ENOUGH))).toEqual(["say not-understood"]);
    at.say(frame("cancel"));
    expect(at.say(frame("greeting", {}, SURE_ENOUGH))).toEqual(["run greet"]);
  });

  test("what is not allowed is refused before it begins: a form, an answer, a continued question", () => {
    const at = new Counter();
    at.refused = "report-change";
    expect(at.say(report("tea"))).toEqual(["say bind-first"]);
    expect(at.state.dialogue).toBeNull();
    at.refused = "greet";
    expect(at.say(frame("greeting"))).toEqual(["say bind-first"]);
    at.refused = null;
    at.say(frame("lookup-person", { value: "王" }));
    at.refused = "lookup-person";
    expect(at.say(frame("what-if", { topic: "x" }))).toEqual(["say bind-first"]);
  });

  test("「那…呢」 asks the last question anew; nothing before it, or a dialogue in hand, and it does not", () => {
    const at = new Counter();
    expect(at.say(frame("what-if", { topic: "x" }))).toEqual(["run unknown"]);
    at.say(frame("lookup-person", { value: "王" }));
    const [again] = at.effects(frame("what-if", { topic: "x" }));
    expect(again).toMatchObject({ verb: "find", slots: { query: "王", topic: "x" } });
    expect(at.say(frame("what-if"))).toEqual(["run unknown"]);
    at.say(report("tea"));
    expect(at.say(frame("what-if", { topic: "x" }))).toEqual(["say not-understood", "say not-understood"]);
  });

  test("a form goes on from what was answered just before", () => {
    const at = new Counter();
    at.say(frame("lookup-person", { value: "王" }));
    at.say(report("tea"));
    expect(at.slots).toMatchObject({ item: "tea", from: "王" });
  });
});

describe("a choice by its words", () => {
  const choices = [
    { label: say("dialogue:cancelled"), slots: { item: "tea" }, told: ["2010", "百货"] },
    { label: say("dialogue:cancelled"), slots: { item: "rice" }, told: ["2020", "百货"] },
    { label: say("dialogue:cancelled"), slots: { item: "salt" } },
  ];
  const chosen = (intent: Intent, text: string, choice?: number) => {
    const found = chooseAnswer(choices, frame(intent, choice === undefined ? {} : { choice }), text);
    return found === null || found === "out-of-range" ? found : found.slots["item"];
  };

  test.each([
    ["answer", "2020年那个", "rice"],
    ["unknown", "2010的", "tea"],
    ["choose", "2020", "rice"],
    ["correct", "不对，2010年", "tea"],
    // Said of both, of neither, or of something else that is told.
    ["answer", "百货的", null],
    ["answer", "2015年那个", null],
    ["report-change", "王建国2020年退休", null],
    ["lookup-person", "2020年的", null],
  ] as const)("%s %j: %s", (intent, text, item) => {
    expect(chosen(intent, text)).toBe(item);
  });

  test("a number still is one", () => {
    expect(chosen("choose", "3", 3)).toBe("salt");
    expect(chosen("choose", "4", 4)).toBe("out-of-range");
    expect(chosen("choose", "0", 0)).toBe("out-of-range");
    expect(chosen("confirm", "对")).toBeNull();
    expect(chooseAnswer([], frame("choose", { choice: 1 }), "1")).toBeNull();
    expect(chooseAnswer(choices.slice(0, 1), frame("confirm"), "对")).toBe(choices[0]);
    expect(chooseAnswer(choices.slice(0, 1), frame("confirm", { choice: 2 }), "2")).toBe("out-of-range");
    expect(chooseAnswer(choices.slice(0, 1), frame("deny"), "不是")).toBeNull();
  });
});

describe("a number after a list", () => {
  const listed = (): Counter => {
    const at = new Counter();
    const ask = (value: string) => ({ intent: "lookup-person" as const, slots: { value } });
    const offered = [21, 22].map((number) => ({ number, request: ask(`no. ${number}`) }));
    at.state = { ...at.state, offered };
    return at;
  };

  test("asks for the line of that number, and for another after it", () => {
    const at = listed();
    expect(at.effects(choose(22))).toMatchObject([{ verb: "find", slots: { query: "no. 22" } }]);
    expect(at.say(frame("confirm", { choice: 21 }))).toEqual(["run find"]);
    expect(at.state.last).toEqual({ form: "lookup", slots: { query: "no. 21" } });
  });

  test("that stands on no line is told so, and the list is over with any other message", () => {
    const at = listed();
    expect(at.say(choose(1))).toEqual(["say not-on-the-list"]);
    expect(at.say(choose(22))).not.toEqual(["say not-on-the-list"]);
    const other = listed();
    other.say(frame("greeting"));
    expect(other.say(choose(21))).toEqual(["run unknown"]);
  });

  test("that came while a question is open: the list is answered, and the question after it", () => {
    const at = new Counter();
    at.say(report());
    const { dialogue } = at.state;
    at.state = { ...at.state, offered: listed().state.offered ?? [] };
    expect(at.say(choose(21))).toEqual(["run find", "say resumed", "say with-choices"]);
    expect(at.state).toMatchObject({ dialogue: { form: dialogue?.form, waitingFor: dialogue?.waitingFor } });
    expect(at.state.offered).toBeUndefined();
    // From here on a number answers the question.
    at.say(choose(2));
    expect(at.state.dialogue).toMatchObject({ slots: { item: "rice" } });
  });
});
