import type { RosterPerson } from "../../../src/language/names/index/roster-index.ts";
import type { RosterUnion } from "../../../src/language/names/index/union-index.ts";

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范";
const GIVEN =
  "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国文华志红玉春梅海燕林鹏飞宇浩然子轩雨欣怡佳俊峰辉斌波宁婷雪琳晨阳振东庆祥福德才学义忠诚永康健民安顺兴旺发贵荣光宗耀祖";

/** Numbers that look drawn by lot and are the same every time. */
export function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state % below;
  };
}

/** People with names as common as they are in life: many share one. */
export function* makePeople(count: number): Generator<RosterPerson> {
  const roll = makeDice(7);
  const pick = (characters: string): string => characters[roll(characters.length)]!;
  for (let i = 0; i < count; i++) {
    const name = `${pick(SURNAMES)}${pick(GIVEN)}${roll(10) < 8 ? pick(GIVEN) : ""}`;
    yield { id: `m${i}`, name, unionId: `u${i % 500}` };
  }
}

export function* makeUnions(count: number): Generator<RosterUnion> {
  const roll = makeDice(11);
  const pick = (characters: string): string => characters[roll(characters.length)]!;
  for (let i = 0; i < count; i++)
    yield { id: `m${i}`, name: `${pick(GIVEN)}${pick(GIVEN)}${i}${["厂", "公司", "医院", "中学"][i % 4]!}` };
}
