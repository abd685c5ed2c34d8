import { BarChart, HeatmapChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

import type { Reply } from "../../conversation/reply.ts";
import { type ProgressPicture, UNIT_PROGRESS, type UnitProgress } from "../../features/enclosure.ts";
import { drawSvg, FONT_FAMILY } from "./draw-svg.ts";

use([
  BarChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

const WIDTH = 750;
const ACROSS = 3;
const MOST_NAMES = 60;
const ROW_HEIGHT = 40;
const TOP = 210;
const LONGEST_NAME = 12;

/** Apart in brightness too, for those who do not tell red from green. */
const COLOURS: Readonly<Record<UnitProgress, string>> = {
  filed: "#2a7f62",
  late: "#8fc1a9",
  returned: "#f2b134",
  missing: "#c8553d",
};

const DARK: ReadonlySet<UnitProgress> = new Set(["filed", "missing"]);

/** One bar for the district, and below it a tile for each unit that is worth naming. */
export function drawProgress(picture: ProgressPicture, words: (reply: Reply) => string): Uint8Array {
  const units = picture.units.slice(0, MOST_NAMES);
  const rows = Math.ceil(units.length / ACROSS);
  const height = TOP + rows * ROW_HEIGHT + 20;
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  const kinds = UNIT_PROGRESS.filter((kind) => picture.counts[kind] > 0);
  const label = (kind: UnitProgress): string => `${words(picture.legend[kind])} ${picture.counts[kind]}`;
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: FONT_FAMILY },
    title: {
      text: words(picture.title),
      left: 24,
      top: 20,
      textStyle: { fontFamily: FONT_FAMILY, fontSize: 30, fontWeight: "normal", color: "#222222" },
    },
    legend: {
      data: kinds.map(label),
      left: 20,
      top: 76,
      itemWidth: 24,
      textStyle: { fontFamily: FONT_FAMILY, fontSize: 22, color: "#222222" },
    },
    grid: [
      { left: 24, right: 24, top: 126, height: 52 },
      { left: 24, right: 24, top: TOP, height: Math.max(1, rows * ROW_HEIGHT) },
    ],
    xAxis: [
      {
        type: "value",
        show: false,
        gridIndex: 0,
        max: Object.values(picture.counts).reduce((a, b) => a + b, 0),
      },
      { type: "category", show: false, gridIndex: 1, data: Array.from({ length: ACROSS }, (_, at) => at) },
    ],
    yAxis: [
      { type: "category", show: false, gridIndex: 0, data: [""] },
      {
        type: "category",
        show: false,
        gridIndex: 1,
        inverse: true,
        data: Array.from({ length: rows }, (_, at) => at),
      },
    ],
    visualMap: {
      show: false,
      type: "piecewise",
      seriesIndex: kinds.length,
      dimension: 2,
      pieces: UNIT_PROGRESS.map((kind, value) => ({ value, color: COLOURS[kind] })),
    },
    series: [
      ...kinds.map((kind) => ({
        type: "bar" as const,
        name: label(kind),
        stack: "district",
        barWidth: 52,
        color: COLOURS[kind],
        data: [picture.counts[kind]],
      })),
      {
        type: "heatmap" as const,
        xAxisIndex: 1,
        yAxisIndex: 1,
        itemStyle: { borderColor: "#ffffff", borderWidth: 3 },
        label: {
          show: true,
          fontFamily: FONT_FAMILY,
          fontSize: 18,
          formatter: ({ dataIndex }: { dataIndex: number }) => shorten(units[dataIndex]?.name ?? ""),
        },
        data: units.map(({ progress }, at) => ({
          value: [at % ACROSS, Math.floor(at / ACROSS), UNIT_PROGRESS.indexOf(progress)],
          label: { color: DARK.has(progress) ? "#ffffff" : "#222222" },
        })),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return drawSvg(svg, WIDTH);
}

function shorten(name: string): string {
  const characters = Array.from(name);
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME - 1).join("")}…`;
}
