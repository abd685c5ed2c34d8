import type { Chance } from "./chance.ts";
import { isoOf, saidInFull } from "./days.ts";
import type { District } from "./district.ts";
import type { Kind, TrueEvent } from "./truth.ts";

/** Sentences in which officers tell of it. {P} who, {D} when, {V} the new value, {O} where to. */
const SENTENCES: Readonly<Record<Kind, readonly string[]>> = {
  retirement: [
    "{P}{D}退休",
    "{P}同志于{D}光荣退休",
    "{P}{D}办了退休手续",
    "{P}师傅{D}正式退休了",
    "我单位{P}同志自{D}起退休",
  ],
  "early-leave": ["{P}{D}内退", "{P}同志{D}内部退养", "{P}{D}内退了"],
  post: ["{P}{D}起担任{V}", "{P}{D}任命为{V}", "{P}{D}改任{V}"],
  death: ["{P}{D}去世", "{P}同志因病医治无效，于{D}逝世", "{P}师傅{D}病故了", "{P}{D}过世了"],
  transfer: ["{P}{D}调到{O}", "{P}同志{D}调往{O}", "因工作需要，{P}{D}调到{O}"],
  departure: ["{P}{D}调到{O}", "{P}同志{D}调往{O}"],
  lost: ["{P}失联了", "{P}联系不上了"],
  restored: ["{P}联系上了", "{P}又联系上了"],
  abroad: ["{P}{D}出国定居", "{P}{D}移民国外了"],
  phone: ["{P}换手机号了，新号码{V}", "{P}的手机号换成{V}"],
  honour: ["{P}{D}被授予首都劳动奖章", "{P}{D}荣获首都劳动奖章"],
  discipline: ["{P}{D}被立案审查", "{P}因违纪{D}被立案审查"],
  education: ["{P}学历改为{V}", "{P}学历变更为{V}"],
  disaster: ["{P}家{D}失火了", "{P}{D}家里着火了"],
};

/** What the card must call it. */
export const LABELS: Readonly<Record<Kind, string>> = {
  retirement: "退休：",
  "early-leave": "内退或离岗：",
  post: "职务变动：",
  death: "去世：",
  transfer: "调动：",
  departure: "调动：",
  lost: "失去联系：",
  restored: "恢复联系：",
  abroad: "出国定居：",
  phone: "联系方式变更：",
  honour: "新增荣誉：",
  discipline: "违纪违法：",
  education: "学历：",
  disaster: "家庭受灾：",
};

const SAME_SOUND: Readonly<Record<string, string>> = {
  建: "健",
  英: "瑛",
  志: "智",
  梅: "玫",
  兰: "蓝",
  华: "花",
  福: "富",
  文: "雯",
  玉: "育",
  国: "果",
  强: "墙",
  霞: "侠",
  珍: "贞",
  芬: "分",
  敏: "民",
};
const BEFORE = ["", "", "", "您好，", "报告一下：", "何老师好，", "【变动】"];
const AFTER = ["", "", "", "。", "，请查收", "，谢谢", "！", " "];
const DIGITS = "〇一二三四五六七八九";

/** Plainly, so that nothing can be misread. */
export const sayPlainly = (event: TrueEvent, district: District): string =>
  fill(SENTENCES[event.kind][0] ?? "", event, district, saidInFull(event.happened));

/** As people write: other words, other dates, a word too much, and now and then a wrong character in the name. */
export function sayLoosely(
  event: TrueEvent,
  district: District,
  chance: Chance,
): { text: string; typo: boolean } {
  const typo = chance.is(0.08);
  const sentence = chance.of(SENTENCES[event.kind]);
  const date = sayDay(event, chance);
  const name = district.people[event.person]?.name ?? "";
  const text = fill(sentence, event, district, date);
  const written = typo ? text.replace(name, misspell(name)) : text;
  return { text: `${chance.of(BEFORE)}${written}${chance.of(AFTER)}`, typo: typo && written !== text };
}

function fill(sentence: string, event: TrueEvent, district: District, date: string): string {
  const where = event.to === null ? event.value : (district.unions[event.to]?.unit ?? "");
  return sentence
    .replace("{P}", district.people[event.person]?.name ?? "")
    .replace("{D}", date)
    .replace("{V}", event.value)
    .replace("{O}", where);
}

/** In the same year as it is told; a day of the year before is said in full. */
function sayDay({ told, happened }: TrueEvent, chance: Chance): string {
  const [year, month = 0, day = 0] = isoOf(happened).split("-").map(Number);
  if (isoOf(told).slice(0, 4) !== String(year)) return saidInFull(happened);
  const ago = told - happened;
  if (ago === 0 && chance.is(0.5)) return "今天";
  if (ago === 1 && chance.is(0.7)) return "昨天";
  if (ago === 2 && chance.is(0.4)) return "前天";
  switch (chance.whole(0, 4)) {
    case 0:
      return `${month}月${day}号`;
    case 1:
      return saidInFull(happened);
    case 2:
      return `${chinese(month)}月${chinese(day)}日`;
    case 3:
      return `${month}.${day}`.length < 3 ? `${month}月${day}日` : `${month}月${day}日`;
    default:
      return `${month}月${day}日`;
  }
}

function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const unit = ones === 0 ? "" : (DIGITS[ones] ?? "");
  if (tens === 0) return unit;
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${unit}`;
}

function misspell(name: string): string {
  const letters = Array.from(name);
  const at = letters.findIndex((letter, index) => index > 0 && letter in SAME_SOUND);
  return at < 0 ? name : letters.with(at, SAME_SOUND[letters[at] ?? ""] ?? "").join("");
}
