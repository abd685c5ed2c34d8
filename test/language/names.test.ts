import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import type { PersonMention } from "../../src/language/frame.ts";
import { RosterIndex } from "../../src/language/names/index/roster-index.ts";
import { createLanguage } from "../../src/language/understand.ts";
import { NOW, readGoldPeople, readGoldRoster, readGoldUnions } from "./gold/read-gold.ts";

const language = createLanguage(loadLexicons());
const roster = readGoldRoster();
const peopleIn = (text: string): readonly PersonMention[] =>
  language.understand(text, { now: NOW, roster }).people;

describe("people", () => {
  it.each([
    ["王建国退休了", "王建国", "exact"],
    ["冯大拿走了", "冯德才", "alias"],
    ["老冯走了", "冯德才", "honorific"],
    ["孙大姐退休了", "孙桂芳", "honorific"],
    ["欧阳老师退休了", "欧阳文静", "honorific"],
    ["冯老走了", "冯德才", "honorific"],
    ["李秀瑛退休了", "李秀英", "sound"],
    ["徐丽绢退休了", "徐丽娟", "sound"],
    ["赵铁柱退休了", "赵铁柱", "unlisted"],
  ])("%s: %s, %s", (text, name, match) => {
    expect(peopleIn(text)).toMatchObject([{ name, match }]);
  });

  it.each([
    ["徐丽娟，徐州的徐，美丽的丽，女字旁的娟", "徐丽娟"],
    ["赵铁柱，走肖赵，钢铁的铁，柱子的柱", "赵铁柱"],
    ["我家老李（李强）调到月坛供暖所了", "李强"],
  ])("%s: nobody but %s", (text, name) => {
    expect(peopleIn(text).map((person) => person.name)).toEqual([name]);
  });

  it.each(["王师傅走了", "张主席退休了", "李老师退休了"])(
    "%s: several bear the surname, all are offered",
    (text) => {
      const [person] = peopleIn(text);
      expect(person?.match).toBe("honorific");
      expect(person?.ids.length).toBeGreaterThan(1);
    },
  );

  it.each([
    "高峰同志去世了",
    "明月退休了",
    "韩春生春节前退休的",
    "夏雨荷夏天退休的",
    "马国庆国庆节后退休",
    "高兴退休了",
  ])("%s: a name that is a word as well", (text) => {
    expect(peopleIn(text)).toHaveLength(1);
  });

  it.each([
    "大家都很高兴",
    "交通高峰到了",
    "春天来了",
    "今天国庆放假",
    "经费总额够吗",
    "谢谢老师",
    "班组长开会",
  ])("%s: a word that is no name", (text) => {
    expect(peopleIn(text)).toEqual([]);
  });

  it("finds names glued to what is told of them", () => {
    expect(peopleIn("李强调到德胜医院王芳退休于海走了").map(({ name }) => name)).toEqual([
      "李强",
      "王芳",
      "于海",
    ]);
  });

  it.each(["谢世杰", "王高升", "王平安", "高兴旺"])(
    "%s of the roster: no word of it is told of anybody",
    (name) => {
      const listed = new RosterIndex();
      listed.upsertPerson({ id: "1", name, aliases: [], unionId: "u" });
      const [frame] = language.understand(`${name}11月13日退休`, { now: NOW, roster: listed }).frames;
      expect(frame).toMatchObject({ slots: { kind: "retirement", person: { name, match: "exact" } } });
    },
  );

  it.each([
    ["王建国的老伴去世了", "spouse"],
    ["李秀英的母亲去世", "parent"],
    ["冯德才儿子出车祸没了", "child"],
  ])("%s: said of a relative", (text, relation) => {
    const [frame] = language.understand(text, { now: NOW, roster }).frames;
    expect(frame).toMatchObject({ slots: { kind: "other", person: { relation } } });
  });

  it("takes 我父亲王建国 for the person of the roster", () => {
    const [frame] = language.understand("我父亲王建国11月18日去世了", { now: NOW, roster }).frames;
    expect(frame).toMatchObject({ slots: { kind: "death", person: { ids: ["p1"] } } });
  });

  it("guesses no name from a sound outside the place of a name", () => {
    expect(peopleIn("这里修营业厅")).toEqual([]);
  });

  it("knows people as they come, are renamed and go", () => {
    const growing = new RosterIndex({ people: readGoldPeople(), unions: readGoldUnions() });
    const idsOf = (text: string): readonly string[] =>
      language.understand(text, { now: NOW, roster: growing }).people.flatMap(({ ids }) => ids);
    expect(idsOf("赵铁柱退休了")).toEqual([]);
    growing.upsertPerson({ id: "new", name: "赵铁柱", unionId: "u1" });
    expect(idsOf("赵铁柱退休了")).toEqual(["new"]);
    growing.upsertPerson({ id: "new", name: "赵铁牛", unionId: "u1" });
    expect(idsOf("赵铁柱退休了")).toEqual([]);
    expect(idsOf("赵铁牛退休了")).toEqual(["new"]);
    growing.removePerson("new");
    expect(idsOf("赵铁牛退休了")).toEqual([]);
  });
});

describe("units", () => {
  it.each([
    ["张伟调到展览路印刷厂", "展览路印刷厂", "exact"],
    ["张伟调到展印", "展览路印刷厂", "alias"],
    ["张伟调到展缆路印刷厂", "展览路印刷厂", "sound"],
    ["张伟调到得胜医院", "德胜医院", "sound"],
    ["张伟调到第35中学", "第三十五中学", "alias"],
    ["张伟调到35中", "第三十五中学", "alias"],
    ["张伟调到宏达机械厂", "宏达机械厂", "unlisted"],
  ])("%s: %s, %s", (text, name, match) => {
    const { unions } = language.understand(text, { now: NOW, roster });
    expect(unions).toMatchObject([{ name, match }]);
  });
});
