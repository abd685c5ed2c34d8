import { writeChinese } from "../language/written-numbers.ts";

export const KINDS = ["id", "phone", "card", "amount", "name", "illness", "address", "reason"] as const;
export type CanaryKind = (typeof KINDS)[number];

/** A value planted to see whether it turns up where it must not. */
export interface Canary {
  readonly kind: CanaryKind;
  readonly value: string;
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_unused, index) => make(index));

/** 50 of them: invented, and unlike anything else in the town. */
export const CANARIES: readonly Canary[] = [
  ...times(8, (n) => ({ kind: "id" as const, value: `11010219${61 + n}0${1 + n}1${n}73${n}X` })),
  ...times(8, (n) => ({ kind: "phone" as const, value: `1387${n}4629${n}5` })),
  ...times(8, (n) => ({ kind: "card" as const, value: withCheckFigure(`62170035${n}918273645`) })),
  ...times(8, (n) => ({ kind: "amount" as const, value: `${4 + n}3${n}71.${n}9` })),
  ...["欧阳琬琰", "慕容暤暤", "司徒璟雯", "上官燚垚", "诸葛翀翀", "令狐淼焱"].map((value) => ({
    kind: "name" as const,
    value,
  })),
  ...["急性髓系白血病", "克罗伊茨费尔特病", "肝豆状核变性", "多发性骨髓瘤"].map((value) => ({
    kind: "illness" as const,
    value,
  })),
  ...["槐柏树北里七号楼", "牛街西里三区二单元", "白广路枣林斜街", "右安门内半步桥"].map((value) => ({
    kind: "address" as const,
    value,
  })),
  ...["挪用工会经费", "酒后寻衅滋事", "伪造劳模证书", "收受施工方礼金"].map((value) => ({
    kind: "reason" as const,
    value,
  })),
];

/** Luhn's, so that the gate knows it for a bank card. */
function withCheckFigure(figures: string): string {
  const sum = Array.from(figures)
    .toReversed()
    .reduce((total, figure, at) => {
      const value = Number(figure) * (at % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${figures}${(10 - (sum % 10)) % 10}`;
}

const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfe_e0));
const inGroups = (text: string, gap: string): string => text.match(/.{1,4}/gu)?.join(gap) ?? text;
const inChinese = (text: string): string =>
  text.replaceAll(/\d/g, (figure) => "〇一二三四五六七八九".charAt(Number(figure)));

/** The same value in every form in which people write it. */
export function formsOf({ kind, value }: Canary): readonly string[] {
  switch (kind) {
    case "id":
    case "phone":
    case "card":
      return [
        value,
        wide(value),
        inGroups(value, " "),
        inGroups(value, "-"),
        inChinese(value),
        value.toLowerCase(),
      ];
    case "amount": {
      const whole = Number(value.split(".")[0]);
      return [
        value,
        wide(value),
        `${Math.floor(whole / 1000)},${value.slice(-6)}`,
        `${value} 元`,
        inChinese(value).replace(".", "点"),
        writeChinese(whole),
        writeChinese(whole, true),
      ];
    }
    default:
      return [value, Array.from(value).join(" "), Array.from(value).join("·")];
  }
}

const FIGURES = new Map(
  [
    "〇零０",
    "一壹１",
    "二贰２",
    "三叁３",
    "四肆４",
    "五伍５",
    "六陆６",
    "七柒７",
    "八捌８",
    "九玖９",
  ].flatMap((forms, figure) => Array.from(forms).map((form) => [form, String(figure)] as const)),
);

/** One form for all, so that a value is found however it is set. */
export const plainForm = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]/g, (form) => FIGURES.get(form) ?? form)
    .replaceAll(/[ ,·-]/g, "")
    .toUpperCase();

/** Most forms of a value are one when they are plain: a dump of 50 MB is searched for each of those once. */
const PLAIN_FORMS = CANARIES.map((canary) => ({
  name: `${canary.kind} ${canary.value}`,
  forms: [...new Set(formsOf(canary).map(plainForm))],
}));

/** Canaries that stand in a text in whatever form. */
export function findCanaries(text: string): string[] {
  const plain = plainForm(text);
  return PLAIN_FORMS.filter(({ forms }) => forms.some((form) => plain.includes(form))).map(
    ({ name }) => name,
  );
}
