import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import type { Frame } from "../../src/language/frame.ts";
import { createLanguage } from "../../src/language/understand.ts";
import { NOW, readGold, readGoldRoster } from "./gold/read-gold.ts";

const language = createLanguage(loadLexicons());
const roster = readGoldRoster();
const framesOf = (text: string): readonly Frame[] => language.understand(text, { now: NOW, roster }).frames;
const told = ({ slots, mode }: Frame): string =>
  [slots.person?.name, slots.kind, slots.date?.start, mode].filter(Boolean).join(" ");

/** Below this the house asks. */
const SURE_ENOUGH = 0.6;

describe("several statements in one message", () => {
  it.each([
    [
      "以下同志退休：张伟、李强、何平。",
      ["张伟 retirement report", "李强 retirement report", "何平 retirement report"],
    ],
    [
      "张伟、李强两位同志均于11月20日退休",
      ["张伟 retirement 2026-11-20 report", "李强 retirement 2026-11-20 report"],
    ],
    ["王建国退休，李秀英去世", ["王建国 retirement report", "李秀英 death report"]],
    ["王建国退休了，听说李秀英也退了", ["王建国 retirement report", "李秀英 retirement hearsay"]],
    ["刘洋11月2日退休，孙桂芳没退休", ["刘洋 retirement 2026-11-02 report", "孙桂芳 retirement negation"]],
    [
      "1、王建国 退休 11月3日；2、李秀英 去世 11月5日",
      ["王建国 retirement 2026-11-03 report", "李秀英 death 2026-11-05 report"],
    ],
  ])("%s", (text, expected) => {
    expect(framesOf(text).map(told)).toEqual(expected);
  });
});

describe("only a report tells of a change", () => {
  it.each([
    ["王建国去世了吗", "question"],
    ["去世了能领多少", "question"],
    ["如果我退休了还能疗休养吗", "hypothesis"],
    ["王建国还没退休", "negation"],
    ["王建国延迟退休", "negation"],
    ["王建国准备下月退休", "plan"],
    ["听说王建国走了", "hearsay"],
    ["“王建国退休了”这条是我转发的", "quotation"],
  ])("%s: %s", (text, mode) => {
    for (const frame of framesOf(text)) expect(frame.mode).toBe(mode);
  });

  it("does not take what is meant to be told for what is planned", () => {
    const [frame] = framesOf("我要报一下王建国11月13号退休");
    expect(frame).toMatchObject({ mode: "report", slots: { date: { start: "2026-11-13" } } });
  });
});

describe("an answer with its reason", () => {
  it.each([
    ["对，她一天班也没上过", "yes-no", "confirm"],
    ["没，从来没领过", "yes-no", "deny"],
    ["闺女帮我念了一遍 都对着呢 发吧", "confirm", "confirm"],
    ["不是不是 那是我弟弟", "confirm", "deny"],
    ["嗯，我想想", "confirm", "deny"],
    ["三，本人生病那个", "choice", "choose"],
    ["那就2吧，谢谢小同志", "choice", "choose"],
    ["③", "choice", "choose"],
  ] as const)("%s, to a question for %s: %s", (text, expecting, intent) => {
    const { frames } = language.understand(text, { now: NOW, roster, expecting });
    expect(frames).toMatchObject([{ intent }]);
    expect(frames[0]?.confidence).toBeGreaterThanOrEqual(SURE_ENOUGH);
  });

  it.each([
    ["对，不过日子得改", "confirm"],
    ["是，我再看看", "confirm"],
    ["是的，您再核一下", "confirm"],
    ["是我闺女", "confirm"],
    ["行，让我儿子看看", "confirm"],
    ["三，退休了", "choice"],
  ] as const)("%s, to a question for %s, is none", (text, expecting) => {
    const [frame] = language.understand(text, { now: NOW, roster, expecting }).frames;
    const isSure = frame !== undefined && frame.confidence >= SURE_ENOUGH;
    expect(isSure && ["confirm", "choose"].includes(frame.intent)).toBe(false);
  });
});

describe("assent that is denied", () => {
  it.each(["我没同意把病历给别人看", "我没同意", "我还没授权呢", "还没批准呢", "没收到"])("%s", (text) => {
    const [frame] = framesOf(text);
    const isSure = frame !== undefined && frame.confidence >= SURE_ENOUGH;
    expect(isSure && ["consent", "approve", "acknowledge"].includes(frame.intent)).toBe(false);
  });
});

describe("who tells of themselves", () => {
  it.each(["我上礼拜正式退了", "我被单位安排内退了", "我已于11月2日调到月坛供暖所", "I have just retired"])(
    "%s",
    (text) => {
      const [frame] = framesOf(text);
      expect(frame).toMatchObject({ intent: "report-change", slots: { self: true } });
      expect(frame?.confidence).toBeGreaterThan(SURE_ENOUGH);
    },
  );

  it.each([
    "我师傅退休了",
    "我知道他退休了",
    "我们科长退休了",
    "我报一个退休",
    "我走了",
    "my colleague retired",
  ])("others are meant: %s", (text) => {
    for (const { slots } of framesOf(text)) expect(slots.self).toBeUndefined();
  });

  it("gives a name that is that name, and no proof of who speaks", () => {
    expect(framesOf("本人徐丽娟，2026年9月30日退休，请登记").map(told)).toEqual([
      "徐丽娟 retirement 2026-09-30 report",
    ]);
  });
});

describe("a model worker who names nobody", () => {
  const tell = (text: string): Frame =>
    language.understand(text, { now: NOW, roster, ofSender: true }).frames[0]!;

  it.each([
    ["上礼拜三查出来胃癌", "health"],
    ["工资卡换成邮储的了", "bank-card"],
    ["跟儿子去加拿大定居了", "settled-abroad"],
    ["退休手续上个月办完了", "retirement"],
  ])("%s: tells of themselves", (text, kind) => {
    expect(tell(text)).toMatchObject({ intent: "report-change", slots: { kind, self: true } });
  });

  it.each(["老伴下岗了", "他退休了", "我师傅退休了", "单位注销了", "前天夜里走了", "退休了能领多少"])(
    "%s: tells of somebody else, or of nobody",
    (text) => {
      expect(tell(text).slots.self).toBeUndefined();
    },
  );
});

describe("whose illness it is", () => {
  const patientOf = (text: string): string | undefined => framesOf(text)[0]?.slots.facts?.["patient"];

  it.each([
    ["我老伴得了大病", "spouse"],
    ["不是我，是我老伴得的病", "spouse"],
    ["是我自己病了，不是我爱人", undefined],
    ["不是我老伴，是我本人", undefined],
  ])("%s → %s", (text, expected) => {
    expect(patientOf(text)).toBe(expected);
  });
});

describe("a sum that was asked for", () => {
  it("is none that counts something else", () => {
    const { frames } = language.understand("少说一个数，是13000", { now: NOW, roster, expecting: "amount" });
    expect(frames[0]?.slots.amounts?.map(({ value }) => value)).toEqual(["13000"]);
  });
});

describe("not sure", () => {
  it("offers what it could be, with scores, and is not sure of the first", () => {
    const [frame] = framesOf("张伟");
    expect(frame?.confidence).toBeLessThan(SURE_ENOUGH);
    expect(frame?.candidates.length).toBeGreaterThan(1);
  });
});

describe("chatter", () => {
  const chatter = (["dev", "test"] as const)
    .flatMap(readGold)
    .flatMap(({ messages }) => messages)
    .filter(({ section, is }) => section === "unknown" && is === "unknown");

  it("leads to no report and to nothing else that changes anything", () => {
    const harmless = new Set([
      "unknown",
      "greeting",
      "thanks",
      "condolence",
      "ask-policy",
      "ask-relief",
      "ask-benefit",
      "statistics",
      "import",
      "ask-why",
      "lookup-person",
      "help",
      "choose",
    ]);
    const acted = chatter.filter(({ say }) =>
      framesOf(say).some(({ intent, confidence }) => confidence >= SURE_ENOUGH && !harmless.has(intent)),
    );
    expect(chatter.length).toBeGreaterThanOrEqual(200);
    expect(acted.map(({ say }) => say)).toEqual([]);
  });

  it("holds no sum that nobody said", () => {
    const withSums = chatter.filter(
      ({ say, amounts }) =>
        amounts === undefined && language.understand(say, { now: NOW, roster }).amounts.length > 0,
    );
    expect(withSums.map(({ say }) => say)).toEqual([]);
  });
});
