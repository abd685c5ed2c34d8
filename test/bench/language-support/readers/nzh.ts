import cn from "nzh/cn";
import { figureOf, type Mentions, type Reader } from "./reader.ts";

/** Numerals as they are spoken or as they stand on cheques; none that goes on from Arabic figures (4.2万). */
const NUMERALS =
  /(?<![\d.零〇一二两三四五六七八九十百千万亿点])[零〇一二两三四五六七八九十百千万亿点]+|(?<![\d.零壹贰叁肆伍陆柒捌玖拾佰仟万亿])[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+/gu;
const OF_CHEQUES = /[壹贰叁肆伍陆柒捌玖拾佰仟]/u;
const WITH_UNIT = /[十百千万亿拾佰仟]/u;
const BEFORE_YUAN = /^[元块圆]/u;

interface Numeral {
  readonly run: string;
  readonly figure: readonly [string];
  readonly yuan: boolean;
}

/** nzh decodes a numeral and finds none: it is given the runs of Chinese numerals. Sums only. */
export function openNzh(): Reader {
  return {
    name: "nzh",
    read(text) {
      const numerals = [...text.matchAll(NUMERALS)].map(({ 0: run, index }) => ({
        run,
        figure: [figureOf(decode(run))] as const,
        yuan: BEFORE_YUAN.test(text.slice(index + run.length)),
      }));
      return { sums: () => sumsOf(numerals) };
    },
  };
}

/** It knows neither 两 nor 〇. */
const decode = (run: string): string | number =>
  OF_CHEQUES.test(run) ? cn.decodeB(run) : cn.decodeS(run.replaceAll("两", "二").replaceAll("〇", "零"));

/** All of them, those that say ten or more, those before 元: which are sums is nothing that it says. */
function sumsOf(numerals: readonly Numeral[]): Mentions[] {
  const ways = [() => true, ({ run }: Numeral) => WITH_UNIT.test(run), ({ yuan }: Numeral) => yuan];
  return ways.map((way) => numerals.filter(way).map(({ figure }) => figure));
}
