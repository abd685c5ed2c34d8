import { type LocalText, type Reply, say } from "../../conversation/reply.ts";
import { yearOf } from "../../domain/local-date.ts";
import { Yuan } from "../../domain/money.ts";
import { nameOn } from "../../rules/index.ts";
import type { Workbook } from "../enclosure.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { countRecords, type Figure } from "./count-records.ts";

/** The article's table covers five years. */
const YEARS = 5;

/** 「近五年统计」: person-times and 万元 by item and year, from the records; the whole table as a file beside it. */
export const showStatistics: Verb = async (context) => {
  const { tx, frame, today } = context;
  // 「近五年」 ends with this year; 「今年」「2025年」 is one year.
  const { start, end } = frame.slots.date ?? { start: null, end: null };
  const isOneYear =
    start !== null && end !== null && Number(end.slice(0, 4)) - Number(start.slice(0, 4)) === 1;
  const last = isOneYear ? Number(start.slice(0, 4)) : yearOf(today);
  const first = isOneYear ? last : last - YEARS + 1;
  const figures = await countRecords(tx, first, last);
  if (figures.length === 0) return { replies: [say("statistics:none", { first, last })] };
  const items = [...new Set(figures.map(({ item }) => item))];
  const lines = items.map((item) => describeItem(context, item, figures));
  const paid = sumOf(figures);
  return {
    replies: [
      say("statistics:table", {
        first,
        last,
        lines,
        times: figures.filter(({ amount }) => amount !== null).reduce((sum, { times }) => sum + times, 0),
        total: inTenThousands(paid),
      }),
    ],
    files: [layOut(context, items, figures, { first, last })],
    audit: [{ action: "show-statistics", subject: null, details: { first, last } }],
  };
};

/** · 本人重大疾病救助：12 人次，9.85 万元（2025年 5 人次 4.20 万元；2026年 …） */
function describeItem({ world }: VerbContext, item: string, figures: readonly Figure[]): Reply {
  const own = figures.filter((figure) => figure.item === item);
  const times = own.reduce((sum, figure) => sum + figure.times, 0);
  const years = own.map(({ year, times: often, amount }) =>
    amount === null
      ? say("statistics:year-service", { year, times: often })
      : say("statistics:year-money", { year, times: often, sum: inTenThousands(new Yuan(amount)) }),
  );
  const name = nameOf(world, item);
  return own.some(({ amount }) => amount === null)
    ? say("statistics:service", { name, times, years })
    : say("statistics:money", { name, times, sum: inTenThousands(sumOf(own)), years });
}

const sumOf = (figures: readonly Figure[]): Yuan =>
  figures.reduce((sum, { amount }) => sum.plus(amount ?? "0"), new Yuan(0));

/** 万元, as the article counts. */
const inTenThousands = (amount: Yuan): string => amount.div(10_000).toFixed(2);

const nameOf = ({ rules, today }: VerbContext["world"], item: string): LocalText =>
  nameOn(rules, item, today);

function layOut(
  { world }: VerbContext,
  items: readonly string[],
  figures: readonly Figure[],
  { first, last }: { readonly first: number; readonly last: number },
): Workbook {
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const of = (item: string, year: number): Figure | undefined =>
    figures.find((figure) => figure.item === item && figure.year === year);
  const rows = items.map((item) => {
    const own = figures.filter((figure) => figure.item === item);
    const isService = own.some(({ amount }) => amount === null);
    return [
      say("statistics:name", { name: nameOf(world, item) }),
      ...years.flatMap((year) => {
        const figure = of(item, year);
        return [String(figure?.times ?? 0), isService ? "—" : new Yuan(figure?.amount ?? "0").toFixed(2)];
      }),
      String(own.reduce((sum, { times }) => sum + times, 0)),
      isService ? "—" : sumOf(own).toFixed(2),
    ];
  });
  const column = (header: Reply) => ({ header, width: 12 });
  return {
    kind: "workbook",
    name: say("statistics:file", { first, last }),
    sheets: [
      {
        title: say("statistics:sheet"),
        preface: [say("statistics:heading", { first, last })],
        columns: [
          { header: say("statistics:column.item"), width: 28 },
          ...years.flatMap((year) => [
            column(say("statistics:column.times", { year })),
            column(say("statistics:column.yuan", { year })),
          ]),
          column(say("statistics:column.all-times")),
          column(say("statistics:column.all-yuan")),
        ],
        rows,
        page: "landscape",
      },
    ],
  };
}
