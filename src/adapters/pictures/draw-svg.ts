import { createRequire } from "node:module";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Resvg } from "@resvg/resvg-js";

import { StartFailure } from "../../domain/start-failure.ts";
import { cutFont } from "./cut-font.ts";

export const FONT_FAMILY = "Noto Sans SC";
export const FONT_FILE = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

/** SVG → PNG. The only font is the one that comes along: what a machine has installed changes nothing. */
export function drawSvg(svg: string, width: number): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-font-"));
  try {
    // The library reads the font's file again for each letter: of the whole one a picture takes a second or two.
    const file = join(folder, "cut.ttf");
    writeFileSync(file, cutFont(FONT_FILE, svg));
    return draw(svg, width, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function draw(svg: string, width: number, file: string): Uint8Array {
  const font = {
    fontFiles: [file],
    loadSystemFonts: false,
    defaultFontFamily: FONT_FAMILY,
    sansSerifFamily: FONT_FAMILY,
  };
  return new Resvg(svg, { font, fitTo: { mode: "width", value: width }, background: "#ffffff" })
    .render()
    .asPng();
}

/** A font that is missing or unreadable draws pictures without text and says nothing: found out before anybody gets one. */
export function checkFont(): void {
  const frame = (text: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><text x="4" y="52" font-size="48" font-family="${FONT_FAMILY}">${text}</text></svg>`;
  try {
    const drawn = statSync(FONT_FILE).size > 0 ? drawSvg(frame("䶮"), 64) : new Uint8Array();
    if (drawn.length > 0 && !Buffer.from(drawn).equals(Buffer.from(drawSvg(frame(""), 64)))) return;
  } catch (cause) {
    throw new StartFailure("font-missing", { font: FONT_FAMILY }, { cause });
  }
  throw new StartFailure("font-missing", { font: FONT_FAMILY });
}
