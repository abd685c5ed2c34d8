import { readdirSync, readFileSync } from "node:fs";

import * as fc from "fast-check";

import {
  DEMO_PEOPLE,
  DEMO_PERSONAS,
  DEMO_ROOMS,
  DEMO_UNIONS,
} from "../../../src/adapters/demo/demo-district.ts";
import { parseTalk } from "../../../src/cli/play/parse-talk.ts";
import { hostileTexts } from "./hostile-strings.ts";

/** What happens in a conversation. */
export type Event =
  | {
      readonly kind: "say";
      readonly text: string;
      readonly roomId: string | null;
      readonly addressed: boolean;
      /** How long ago it was sent. */
      readonly minutesOld: number;
      readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
      /** Said without waiting for the answer to what was said before. */
      readonly atOnce: boolean;
    }
  | { readonly kind: "again"; readonly newId: boolean }
  | { readonly kind: "recall" }
  | { readonly kind: "wake" }
  | { readonly kind: "later"; readonly minutes: number };

export interface Conversation {
  readonly contactId: string;
  readonly events: readonly Event[];
}

const TALKS = new URL("../../talks/", import.meta.url);

/** Everything that anybody says in the talks: real work, in its real order of words. */
const SAID = readdirSync(TALKS)
  .filter((file) => file.endsWith(".talk"))
  .flatMap((file) => {
    const parsed = parseTalk(readFileSync(new URL(file, TALKS), "utf8"));
    return "talk" in parsed
      ? parsed.talk.steps.flatMap((step) => (step.kind === "say" ? [step.text] : []))
      : [];
  });

const SHORT = [
  "确认",
  "是",
  "不是",
  "对",
  "取消",
  "上一步",
  "撤销",
  "1",
  "2",
  "3",
  "无变动",
  "帮助",
  "转人工",
  "同意",
  "不同意",
  "全部确认",
  "不知道",
  "年报",
  "我的信息",
  "撤回同意",
  "点名",
  "English",
  "确认办理",
];
const name = fc.constantFrom(...DEMO_PEOPLE.map((person) => person.name), "欧阳无名", "王 建国");
const union = fc.constantFrom(...DEMO_UNIONS.flatMap((one) => [one.name, ...one.aliases]), "没有这家工会");
const day = fc.constantFrom(
  "昨天",
  "今早",
  "上月15号",
  "11月20日",
  "去年底",
  "正月初五",
  "2026-11-19",
  "明年3月",
  "",
);
const happening = fc.constantFrom(
  "退休了",
  "去世了",
  "走了",
  "被立案了",
  "出国定居",
  "住院了，自付4.2万其中自费8千",
  "调到展览路印刷厂",
  "换银行卡了",
  "家里着火损失两万",
  "的电话改成13911112222",
  "不是退休是调动",
  "内退",
  "评上北京市劳模",
  "失联了",
);
const amount = fc.constantFrom("1万", "9999", "三万二千五", "1.2w", "-5", "10000.005", "一亿");

const template = fc.oneof(
  fc.tuple(name, day, happening).map((parts) => parts.join("")),
  fc.tuple(name, name, day, happening).map(([a, b, d, h]) => `${a}、${b}${d}${h}`),
  fc
    .tuple(fc.constantFrom("查 ", "看历史 ", "谁看过 ", "停用绑定 ", "发码 ", "交接给", "接收 "), name)
    .map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("预估 ", "申请救助 ", "自付", "预算 "),
      amount,
      fc.constantFrom("", "，其中自费8千", " 能补多少"),
    )
    .map((parts) => parts.join("")),
  fc
    .tuple(union, fc.constantFrom("改名为新新百货", "名单", "注销了", "几个人"))
    .map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("打错了，", "不对，是", "改成"), fc.oneof(day, name, amount, union))
    .map((parts) => parts.join("")),
);

/** Something sensible with a few characters changed, dropped, doubled or put elsewhere. */
const garbled = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      text,
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.constantFrom("drop", "double", "swap", "insert"),
          fc.string({ unit: "binary", maxLength: 2 }),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([whole, edits]) =>
      edits.reduce((said, [spot, edit, extra]) => edited(said, spot % (said.length + 1), edit, extra), whole),
    );

function edited(text: string, at: number, edit: string, extra: string): string {
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  if (edit === "drop") return head + tail.slice(1);
  if (edit === "double") return head + tail.slice(0, 1) + tail;
  return edit === "swap" ? tail + head : head + extra + tail;
}

const said = fc.constantFrom(...SAID);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SHORT) },
  { weight: 6, arbitrary: said },
  { weight: 5, arbitrary: template },
  { weight: 3, arbitrary: garbled(fc.oneof(said, template)) },
  {
    weight: 1,
    arbitrary: fc.tuple(said, fc.constantFrom("，", "\n", "；", ""), said).map((parts) => parts.join("")),
  },
  { weight: 2, arbitrary: fc.constantFrom(...hostileTexts()) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);

const file = fc.record({
  name: fc.constantFrom("名单.xlsx", "证明.jpg", "病历.pdf", "../../x", "", "a.exe"),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 40 }).map((tail) => Uint8Array.from([0x50, 0x4b, 3, 4, ...tail])),
    fc.uint8Array({ maxLength: 40 }).map((tail) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...tail])),
  ),
});

const rooms = DEMO_ROOMS.map(({ roomId }) => roomId);
const speaking = fc.record({
  kind: fc.constant("say" as const),
  text,
  roomId: fc.option(fc.constantFrom(...rooms), { freq: 8 }),
  addressed: fc.boolean(),
  minutesOld: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-5, 3, 30, 4_000, 6_000, 90_000) },
  ),
  file: fc.option(file, { freq: 20 }),
  atOnce: fc.boolean(),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 30, arbitrary: speaking },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("again" as const), newId: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("recall" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wake" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("later" as const),
      minutes: fc.constantFrom(5, 60, 1_440, 11_000, -30),
    }),
  },
);

const speakers = [...DEMO_PERSONAS.map(({ contactId }) => contactId), "stranger-1", "__proto__"];

/** One person's side of a talk with the bot. */
export const conversation: fc.Arbitrary<Conversation> = fc.record({
  contactId: fc.constantFrom(...speakers),
  events: fc.array(event, { minLength: 1, maxLength: 12, size: "max" }),
});
