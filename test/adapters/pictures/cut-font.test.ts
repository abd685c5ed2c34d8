import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";

import { drawSvg, FONT_FAMILY, FONT_FILE } from "../../../src/adapters/pictures/draw-svg.ts";

const WIDTH = 600;

/** As the library draws it by itself, with the whole font. */
const drawWhole = (svg: string): Uint8Array =>
  new Resvg(svg, {
    font: { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
    fitTo: { mode: "width", value: WIDTH },
    background: "#ffffff",
  })
    .render()
    .asPng();

const frame = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="60"><text x="4" y="40" font-size="24" font-family="${FONT_FAMILY}">${text}</text></svg>`;

describe("a picture is the same, dot by dot, with the letters alone that are in it", () => {
  test.each([
    ["names of units", "红星百货工会 第三小学（北京）"],
    ["rare characters of names", "㛃 䶮 𬸚 堃 喆 暤"],
    ["figures and marks", "年报 12/34 — 86.5% “迟报” &amp; &lt;未报&gt;"],
    ["letters that are put together, or stand closer", "AVATAR To Wé naïve Ågren ½ ﬁ"],
    ["letters that the font has not", "नमस्ते ok"],
    ["nothing", ""],
  ])("%s", (_what, text) => {
    const svg = frame(text);
    expect(Buffer.from(drawSvg(svg, WIDTH)).equals(Buffer.from(drawWhole(svg)))).toBe(true);
  });

  test("and one with letters is another than one without", () => {
    expect(Buffer.from(drawSvg(frame("红"), WIDTH)).equals(Buffer.from(drawSvg(frame(""), WIDTH)))).toBe(
      false,
    );
  });
});
