import type { Chance } from "./chance.ts";

export interface MadeUnion {
  readonly index: number;
  /** Of the unit; the union is called by it with 工会. */
  readonly unit: string;
  /** Who may speak for it, by contact; empty where nobody is bound. */
  readonly officers: readonly { readonly contact: string; readonly name: string; readonly chair: boolean }[];
  /** The return of the year before was filed. */
  readonly filedBefore: boolean;
}

export interface MadePerson {
  readonly index: number;
  readonly name: string;
  readonly union: number;
  readonly sex: "male" | "female";
  readonly birthday: string;
  readonly honourYear: number;
  readonly retiredOn: string | null;
  /** Somebody else of the union has the same name. */
  readonly hasNamesake: boolean;
}

export interface District {
  readonly unions: readonly MadeUnion[];
  readonly people: readonly MadePerson[];
}

const PLACES = [
  "红星",
  "丰华",
  "白云",
  "东风",
  "长城",
  "新华",
  "永安",
  "北辰",
  "金桥",
  "玉泉",
  "和平",
  "建设",
  "光辉",
  "胜利",
  "友谊",
  "朝阳",
  "天坛",
  "鼓楼",
  "西山",
  "南河",
];
const UNITS = ["百货", "印刷厂", "中学", "医院", "机械厂", "食品厂", "纺织厂", "小学", "图书馆", "环卫队"];
const SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘";
const GIVEN = [
  "建国",
  "秀英",
  "志强",
  "桂兰",
  "玉梅",
  "德利",
  "凤霞",
  "福生",
  "晓梅",
  "文斌",
  "海燕",
  "永贵",
  "淑珍",
  "国强",
  "丽华",
  "卫东",
  "红梅",
  "立新",
  "素芬",
  "宝山",
  "金凤",
  "慧敏",
  "学文",
  "玉兰",
  "振华",
  "爱民",
  "彩霞",
  "世杰",
  "冬梅",
  "庆丰",
];

/** Names as people have them: namesakes across the district, and a few inside a unit. */
export function makeDistrict(unions: number, people: number, chance: Chance): District {
  const made = Array.from({ length: unions }, (_, index): MadeUnion => {
    const place = PLACES[Math.floor(index / UNITS.length) % PLACES.length] ?? "";
    const unit = `${place}${UNITS[index % UNITS.length] ?? ""}`;
    return { index, unit, officers: makeOfficers(index, chance), filedBefore: !chance.is(0.06) };
  });
  const taken = new Map<string, number>();
  const roster = Array.from({ length: people }, (_, index) => {
    const union = index % unions;
    const name = `${chance.of(Array.from(SURNAMES))}${chance.of(GIVEN)}`;
    const namesakes = taken.get(`${union} ${name}`) ?? 0;
    taken.set(`${union} ${name}`, namesakes + 1);
    const year = chance.whole(1946, 1992);
    const birthday = `${year}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
    return {
      index,
      name,
      union,
      sex: chance.is(0.5) ? ("male" as const) : ("female" as const),
      birthday,
      honourYear: 1985 + 5 * (namesakes % 4) + (index % 5),
      retiredOn: year < 1962 ? `${year + 60}-06-30` : null,
    };
  });
  return {
    unions: made,
    people: roster.map((person) => ({
      ...person,
      hasNamesake: (taken.get(`${person.union} ${person.name}`) ?? 0) > 1,
    })),
  };
}

function makeOfficers(union: number, chance: Chance): MadeUnion["officers"] {
  const draw = chance.next();
  const main = { contact: `officer-${union}`, name: `经办${union}`, chair: false };
  const deputy = { contact: `deputy-${union}`, name: `副办${union}`, chair: false };
  const chair = { contact: `chair-${union}`, name: `主席${union}`, chair: true };
  if (union > 1 && draw < 0.03) return [];
  if (union > 1 && draw < 0.06) return [chair];
  return [main, ...(chance.is(0.3) ? [deputy] : []), ...(chance.is(0.4) ? [chair] : [])];
}

const two = (number: number): string => String(number).padStart(2, "0");
